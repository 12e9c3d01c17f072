import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib'

import { markArtifacts } from './artifacts.ts'
import { readContent } from './content.ts'
import { fontsOf } from './fonts.ts'
import { contentOf, setContent } from './streams.ts'
import { isContent, isTag, type Tag } from './tree.ts'

/** The words of an element, as they stand on the pages. */
export type Said = (tag: Tag) => string

/**
 * Mark what the structure tree does not hold as artifacts, page by page; take from the tree what turns out to be
 * lines and areas alone, and elements that hold nothing any more.
 *
 * @returns the words of links and formulas.
 */
export function readPages(document: PDFDocument, top: Tag): Said {
  const owners = ownersIn(top)
  const words = new Map<string, string>()
  const bare = new Set<string>()
  const fontsAt = fontsOf(document)
  for (const page of document.getPages()) {
    const owned = owners.get(page.ref) ?? new Map<number, Owner>()
    const bytes = contentOf(page)
    const content = readContent(bytes, fontsAt(page), (mcid) => owned.get(mcid)?.isAsked === true)
    for (const { mcid, isShown, text } of content.marks) {
      const owner = owned.get(mcid)
      if (owner?.isAsked) words.set(keyOf(page.ref, mcid), text)
      if (!isShown && !owner?.isDrawing) {
        owned.delete(mcid)
        bare.add(keyOf(page.ref, mcid))
      }
    }
    const marked = markArtifacts(bytes, content, page.getHeight() / 2, (mcid) => owned.has(mcid))
    if (marked !== bytes) setContent(document, page, marked)
  }
  prune(top, bare)
  return (tag) => joinLines(linesOf(tag, words))
}

/** Content with its line ends; a page's end is one. */
function linesOf(tag: Tag, words: ReadonlyMap<string, string>): string {
  let [text, page] = ['', tag.kids.find(isContent)?.page]
  for (const kid of tag.kids) {
    if (isTag(kid)) text += linesOf(kid, words)
    if (!isTag(kid) && isContent(kid)) {
      text += `${kid.page === page ? '' : '\n'}${words.get(keyOf(kid.page, kid.mcid)) ?? ''}`
      page = kid.page
    }
  }
  return text
}

/** Nobody can tell a hyphen that divides a word from one that belongs to it: most of those at a line's end divide. */
function joinLines(text: string): string {
  const whole = text.replaceAll(/(\p{L})[-\u2010]\n(?=\p{Ll})/gu, '$1').replaceAll(/([-\u2010])\n/g, '$1')
  return whole.replaceAll(/\s+/g, ' ').trim()
}

interface Owner {
  /** Lines alone may be all that there is of it. */
  readonly isDrawing: boolean
  readonly isAsked: boolean
}

const keyOf = ({ objectNumber }: PDFRef, mcid: number): string => `${objectNumber} ${mcid}`

function ownersIn(top: Tag): Map<PDFRef, Map<number, Owner>> {
  const found = new Map<PDFRef, Map<number, Owner>>()
  const walk = (tag: Tag, around: Owner): void => {
    const owner = {
      isDrawing: around.isDrawing || /^(?:Figure|Form)$/.test(tag.type),
      isAsked: around.isAsked || /^(?:Link|Formula)$/.test(tag.type),
    }
    for (const kid of tag.kids) {
      if (isTag(kid)) walk(kid, owner)
      else if (isContent(kid)) {
        const page = found.get(kid.page) ?? new Map<number, Owner>()
        found.set(kid.page, page.set(kid.mcid, owner))
      }
    }
  }
  walk(top, { isDrawing: false, isAsked: false })
  return found
}

function prune(tag: Tag, bare: ReadonlySet<string>): void {
  tag.kids = tag.kids.filter((kid) => {
    if (!isTag(kid)) return !isContent(kid) || !bare.has(keyOf(kid.page, kid.mcid))
    prune(kid, bare)
    // A table's cell may be empty.
    return kid.kids.length > 0 || /^T[DH]$/.test(kid.type)
  })
}
