import { PDFHexString, type PDFDocument } from '@cantoo/pdf-lib'

import { levelHeadings } from './headings.ts'
import { joinParts } from './join.ts'
import { describeLinks, type LinkWords } from './links.ts'
import { placeNotes } from './notes.ts'
import { readPages } from './pages.ts'
import { readTree } from './read.ts'
import { mapRoles } from './roles.ts'
import { headCells } from './tables.ts'
import { name, tagsIn } from './tree.ts'
import { setTypes } from './types.ts'
import { writeTree } from './write.ts'

export type TagWords = LinkWords & {
  /** The description of a picture that has none. */
  readonly figure: string
}

/**
 * Make the browser's tags those of PDF/UA-1 (ISO 14289-1): divided elements are joined, notes stand behind their
 * calls, wrappers vanish, and what is no text is marked as such.
 *
 * Changes the document in place. Links inside the book say under `idKey` where they lead.
 */
export function tagStructure(document: PDFDocument, words: TagWords): void {
  const top = readTree(document)
  if (!top) return
  const before = [...tagsIn(top)]
  joinParts(top)
  setTypes(document, top, words.figure)
  placeNotes(document, top)
  // Behind all that leaves out elements: only what is left is text.
  const said = readPages(document, top)
  // Behind the pages: headings that hold nothing do not count, and rows neither.
  levelHeadings(top)
  headCells(document, top)
  describeLinks(document, top, words, said)
  for (const tag of tagsIn(top)) {
    // Letters of formulas have code points of their own, which few voices can read.
    if (tag.type === 'Formula' && !tag.dict.has(name('Alt')))
      tag.dict.set(name('Alt'), PDFHexString.fromText(tag.marks.alt ?? said(tag).normalize('NFKC')))
  }
  mapRoles(document, top)
  writeTree(document, top)
  const kept = new Set([...tagsIn(top)].map(({ ref }) => ref))
  for (const { ref } of before) if (!kept.has(ref)) document.context.delete(ref)
  document.catalog.set(name('MarkInfo'), document.context.obj({ Marked: true }))
}
