import type { Fault } from '../../../model/reading.ts'
import { readWithMozilla } from './mozilla/index.ts'
import { openObjects } from './objects/file.ts'
import { type Link, linksOf, pageObjects } from './pages.ts'
import { type PlainReading, readPlainly } from './plain/index.ts'
import type { Source } from './source.ts'
import { type Element, isElement, readTree } from './tree.ts'

/** What the objects of a file tell. */
interface Own {
  /** Undefined where the file is not tagged. */
  readonly tree: Element | undefined
  /** Number of a page from 0 by that of its object. */
  readonly pageOf: ReadonlyMap<number, number>
  readonly links: readonly Link[]
  /** `at` is a page of the file, from 0. */
  readonly faults: readonly Fault[]
}

export interface OpenFile {
  readonly source: Source
  readonly own: Own
}

/**
 * Open a file. Text that is set from the left in fonts that say what their letters are, as that of the program's own
 * files, is read from the objects; Mozilla's reader takes 6 to 8 ms a page, and reads all other. Where the objects are
 * broken it may find its way yet, but without tags and links.
 *
 * @throws {Error} where the bytes are no PDF, or a password is needed.
 */
export async function openFile(value: Uint8Array): Promise<OpenFile> {
  const found = readObjects(value)
  if (!(found instanceof Error) && found.plain.source) return { source: found.plain.source, own: found.own }
  const source = await readWithMozilla(value)
  const { length } = source.pages
  if (found instanceof Error) return { source, own: unread(found.message) }
  if (found.count === length) return { source, own: found.own }
  return { source, own: unread(`${found.count} of ${length} pages are where they should be`) }
}

interface Found {
  readonly own: Own
  readonly plain: PlainReading
  /** Of pages. */
  readonly count: number
}

function readObjects(value: Uint8Array): Found | Error {
  try {
    const objects = openObjects(value)
    const pages = pageObjects(objects)
    const pageOf = new Map(pages.map(({ ref }, index) => [ref, index]))
    const tree = readTree(objects, pageOf)
    const plain = readPlainly(objects, pages)
    const own = {
      tree: tree && hasContent(tree) ? tree : undefined,
      pageOf,
      links: linksOf(objects, pages),
      faults: plain.unsaid.flatMap((fonts, at) => fonts.map((font) => ({ at, reason: reasonOf(font) }))),
    }
    return { own, plain, count: pages.length }
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

const unread = (reason: string): Own => ({
  tree: undefined,
  pageOf: new Map(),
  links: [],
  faults: [{ at: 0, reason: `Tags and links can't be read: ${reason}` }],
})

function reasonOf({ font, letters }: PlainReading['unsaid'][number][number]): string {
  if (font === undefined) return `${letters} bytes of text are painted invisibly`
  return `Font ${font} does not say what ${letters === 1 ? 'a letter is' : `${letters} letters are`}`
}

const hasContent = ({ kids }: Element): boolean =>
  kids.some((kid) => (isElement(kid) ? hasContent(kid) : 'mark' in kid))
