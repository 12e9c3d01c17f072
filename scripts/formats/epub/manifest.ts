import type { Arrangement } from './arrange.ts'
import type { Document } from './document.ts'
import type { Contents } from './finish.ts'
import type { Item } from './pictures.ts'

interface ManifestItem {
  readonly id: string
  readonly href: string
  readonly type: string
  readonly properties: string
}

interface Manifest {
  readonly manifest: readonly ManifestItem[]
  /** Ids in reading order. */
  readonly spine: readonly string[]
  /** The cover image's id, for readers of EPUB 2. */
  readonly coverId: string | undefined
}

/** All files of the package but the contents, the NCX and the style sheet, which the template names itself. */
export function manifestOf(
  { documents, beforeContents }: Arrangement,
  contents: readonly Contents[],
  items: readonly Item[],
): Manifest {
  const texts = documents.map((document, index) => ({
    id: itemId(document),
    href: document.file,
    type: 'application/xhtml+xml',
    properties: propertiesOf(contents[index]),
  }))
  const others = items.map(({ file, mediaType }, index) => {
    const isCover = file.startsWith('cover.')
    return {
      id: isCover ? 'cover-image' : `item-${index}`,
      href: encodeURI(file),
      type: mediaType,
      properties: isCover ? 'cover-image' : '',
    }
  })
  const ids = texts.map(({ id }) => id)
  return {
    manifest: [...others, ...texts],
    spine: ids.toSpliced(beforeContents, 0, 'nav'),
    coverId: others.find(({ properties }) => properties)?.id,
  }
}

const itemId = (document: Document): string => `x-${document.file.replace(/\.xhtml$/, '')}`

const propertiesOf = (contents: Contents | undefined): string =>
  [contents?.mathml && 'mathml', contents?.svg && 'svg'].filter(Boolean).join(' ')
