import type { Words } from '../../model/words.ts'
import { type Document, wrapperOf } from './document.ts'
import { isElement, plainText } from './text.ts'

/** One line of the table of contents. */
export interface Entry {
  readonly label: string
  readonly href: string
  readonly children: readonly Entry[]
}

interface OpenEntry extends Entry {
  readonly children: OpenEntry[]
}

/** A place that readers jump to: `type` is EPUB's name for it. */
export interface Landmark {
  readonly type: string
  readonly label: string
  readonly href: string
}

/** The file that the packager gives to the table of contents. */
export const contentsFile = 'toc.xhtml'

/**
 * Parts hold their chapters, and those their headings.
 *
 * @param depth Levels of headings: 1 for titles alone, 2 with the `h2` below them, 3 with the `h3`.
 */
export function contentsOf(documents: readonly Document[], depth: number, words: Words): readonly Entry[] {
  const entries: OpenEntry[] = []
  let current: OpenEntry | undefined
  for (const document of documents) {
    if (document.piece === 0 && isListed(document)) {
      current = { label: document.title, href: document.file, children: [] }
      const parent = document.section?.depth === 1 ? entries.at(-1) : undefined
      ;(parent?.children ?? entries).push(current)
    }
    if (current && document.section) addHeadings(current.children, document, depth)
  }
  // A table of contents has to lead somewhere.
  return entries.length > 0 ? entries : [{ label: words.contents, href: contentsFile, children: [] }]
}

/** Pages before the text are found by landmarks, not in the contents. */
const isListed = ({ section, matter }: Document): boolean => section !== undefined || matter === 'backmatter'

function addHeadings(entries: OpenEntry[], document: Document, depth: number): void {
  for (const node of wrapperOf(document).children) {
    if (!isElement(node) || !node.properties.id) continue
    const level = Number(/^h([23])$/.exec(node.tagName)?.[1] ?? Infinity)
    if (level > depth) continue
    const siblings = level === 3 ? (entries.at(-1)?.children ?? entries) : entries
    siblings.push({
      label: plainText(node),
      href: `${document.file}#${String(node.properties.id)}`,
      children: [],
    })
  }
}

/** Older readers show two levels of an NCX. */
export const twoLevels = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => ({
    ...entry,
    children: entry.children.map((child) => ({ ...child, children: [] })),
  }))

export function landmarksOf(documents: readonly Document[], words: Words): readonly Landmark[] {
  const find = (test: (document: Document) => boolean) => documents.find(test)?.file
  const text = find(({ matter }) => matter === 'bodymatter') ?? find(({ section }) => section !== undefined)
  const places: readonly (readonly [type: string, label: string, href: string | undefined])[] = [
    ['cover', words.cover, find(({ file }) => file === 'cover.xhtml')],
    ['titlepage', words.titlePage, find(({ file }) => file === 'titlepage.xhtml')],
    ['toc', words.contents, `${contentsFile}#toc`],
    ['bodymatter', words.startOfText, text],
    ['appendix', words.appendices, find(({ section }) => section?.role === 'appendix')],
    ['bibliography', words.bibliography, find(({ section }) => section?.role === 'bibliography')],
  ]
  return places.flatMap(([type, label, href]) => (href === undefined ? [] : [{ type, label, href }]))
}
