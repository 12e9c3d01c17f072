import { decodeAddress, encodePath } from '../../../model/path.ts'
import type { Claim } from './claim.ts'
import type { Page } from './page.ts'

/** A file in the manifest of an EPUB, or beside a page. */
export interface Item {
  readonly path: string
  readonly mediaType: string
  readonly properties: readonly string[]
  readonly isLinear: boolean
  /** Its place in the spine, from 0. */
  readonly order?: number
}

/** What claims are measured at: an EPUB, or one page of HTML. */
export interface Work {
  readonly claims: readonly Claim[]
  readonly items: readonly Item[]
  /** In reading order; then those that are read out of order. */
  readonly pages: readonly Page[]
  readonly navigation: Page | undefined
  readonly css: string
  /** Something keeps assistive programs, or the reader, from the text. */
  readonly isLocked: boolean
  /** Its pages have a fixed size. */
  readonly isFixed: boolean
  /** Files whose pictures may move. */
  readonly moving: readonly string[]
}

/** Pages of the reading order. */
export const readPages = ({ pages, items }: Work): Page[] => {
  const orders = new Map(items.map(({ path, order }) => [path, order]))
  return pages.filter(({ path }) => orders.get(path) !== undefined)
}

export const picturesOf = ({ pages }: Work) =>
  pages.flatMap(({ pictures }) => pictures.filter(({ isDecoration }) => !isDecoration))

export const has = ({ pages }: Work, ...names: readonly string[]): boolean =>
  pages.some(({ elements }) => names.some((name) => elements.has(name)))

/** A link from one file to another as path and fragment; undefined for one that leads out. */
export function resolveLink(href: string, from: string): { path: string; id: string } | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return undefined
  const url = new URL(href, `http://work.invalid/${encodePath(from)}`)
  return { path: decodeAddress(url.pathname.slice(1)), id: decodeAddress(url.hash.slice(1)) }
}
