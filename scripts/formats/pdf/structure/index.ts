import { PDFDict, type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib'

import { markArtifacts, type PageContent } from './artifacts.ts'
import { joinParts } from './join.ts'
import { describeLinks, type LinkWords } from './links.ts'
import { placeNotes } from './notes.ts'
import { isContent, isTag, name, readTree, type Tag, writeTree } from './tree.ts'
import { levelHeadings, setTypes } from './types.ts'

/** Elements of the browser's own making, and what they are in the standard (ISO 32000-1, 14.7.3). */
const roles = { Em: 'Span', Strong: 'Span' } as const

/**
 * Make the browser's tags those of PDF/UA-1 (ISO 14289-1): divided elements are joined, notes stand behind their
 * calls, wrappers vanish, and what is no text is marked as such.
 */
export function tagStructure(document: PDFDocument, words: LinkWords & { readonly figure: string }): void {
  const top = readTree(document)
  if (!top) return
  const gone = joinParts(top)
  setTypes(document, top, words.figure)
  placeNotes(document, top)
  levelHeadings(top)
  const contents = contentOf(top)
  const dropped = markArtifacts(document, (page) => contents.get(page) ?? none)
  prune(top, dropped)
  writeTree(document, top)
  for (const { ref } of gone) document.context.delete(ref)
  describeLinks(document, words)
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict)
  root.set(name('RoleMap'), document.context.obj({ ...roles }))
  document.catalog.set(PDFName.of('MarkInfo'), document.context.obj({ Marked: true }))
}

const none: PageContent = { owned: new Set(), figures: new Set() }

function contentOf(top: Tag): Map<PDFRef, PageContent> {
  const found = new Map<PDFRef, { owned: Set<number>; figures: Set<number> }>()
  const walk = (tag: Tag, isFigure: boolean): void => {
    for (const kid of tag.kids) {
      if (isTag(kid)) walk(kid, isFigure || kid.type === 'Figure')
      if (!isTag(kid) && isContent(kid)) {
        const page = found.get(kid.page) ?? { owned: new Set(), figures: new Set() }
        page.owned.add(kid.mcid)
        if (isFigure) page.figures.add(kid.mcid)
        found.set(kid.page, page)
      }
    }
  }
  walk(top, false)
  return found
}

/** Leave out content that became an artifact, and elements that hold nothing any more. */
function prune(tag: Tag, dropped: ReadonlyMap<PDFRef, ReadonlySet<number>>): void {
  tag.kids = tag.kids.filter((kid) => {
    if (!isTag(kid)) return !isContent(kid) || !dropped.get(kid.page)?.has(kid.mcid)
    prune(kid, dropped)
    return kid.kids.length > 0 || /^T[DH]$/.test(kid.type)
  })
}
