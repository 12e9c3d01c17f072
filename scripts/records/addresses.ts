import type { Catalogue } from '../model/catalogue.ts'

/** The address of a file of the folder: whole where the folder's own is known, else relative to the folder. */
export function addressOf({ base }: Pick<Catalogue, 'base'>, path: string): string {
  const encoded = encodePath(path)
  return base ? new URL(encoded, base).href : encoded
}

/** The same, only where it is whole: undefined without a base. */
export const wholeAddress = (catalogue: Pick<Catalogue, 'base'>, path: string): string | undefined =>
  catalogue.base ? addressOf(catalogue, path) : undefined

/** The address of a page: `index.html` is what the server shows for its folder. */
export const pageAddress = (catalogue: Pick<Catalogue, 'base'>, path: string): string | undefined =>
  wholeAddress(catalogue, path.replace(/(?<=^|\/)index\.html$/, ''))

/** From one file of the folder to another: `../cover.jpg` from `read/one.html`. */
export const addressFrom = (page: string, path: string): string =>
  `${'../'.repeat(page.split('/').length - 1)}${encodePath(path)}`

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
