import type { Fault } from '../../../model/reading.ts'
import { unreadableText } from './fonts.ts'
import { type Objects, openObjects } from './objects/file.ts'
import { textOf } from './objects/syntax.ts'
import { type Link, linksOf, type PageObject, pageObjects } from './pages.ts'
import { type Element, isElement, readTree } from './tree.ts'

/** What Mozilla's reader does not tell: the whole structure tree, links quickly, and which letters a font leaves unsaid. */
export interface Own {
  /** Undefined where the file is not tagged. */
  readonly tree: Element | undefined
  /** BCP 47. */
  readonly language: string | undefined
  /** Number of a page from 0 by that of its object. */
  readonly pageOf: ReadonlyMap<number, number>
  readonly links: readonly Link[]
  /** `at` is a page of the file, from 0. */
  readonly faults: readonly Fault[]
}

/** Read the objects of a file. Where they are broken, Mozilla's reader may find its way yet, but without tags and links. */
export function readOwn(value: Uint8Array, pages: number): Own {
  try {
    const objects = openObjects(value)
    const found = pageObjects(objects)
    if (found.length !== pages) throw new Error(`${found.length} of ${pages} pages are where they should be`)
    return readAll(objects, found)
  } catch (error) {
    const reason = `Tags and links can't be read: ${error instanceof Error ? error.message : String(error)}`
    return { tree: undefined, language: undefined, pageOf: new Map(), links: [], faults: [{ at: 0, reason }] }
  }
}

function readAll(objects: Objects, pages: readonly PageObject[]): Own {
  const pageOf = new Map(pages.map(({ ref }, index) => [ref, index]))
  const tree = readTree(objects, pageOf)
  const faults = unreadableText(objects, pages).flatMap((fonts, at) =>
    fonts.map(({ font, letters }) => ({
      at,
      reason:
        font === undefined
          ? `${letters} bytes of text are painted invisibly`
          : `Font ${font} does not say what ${letters === 1 ? 'a letter is' : `${letters} letters are`}`,
    })),
  )
  return {
    tree: tree && hasContent(tree) ? tree : undefined,
    language: textOf(objects.resolve(objects.dict(objects.trailer.get('Root')).get('Lang'))),
    pageOf,
    links: linksOf(objects, pages),
    faults,
  }
}

const hasContent = ({ kids }: Element): boolean =>
  kids.some((kid) => (isElement(kid) ? hasContent(kid) : 'mark' in kid))
