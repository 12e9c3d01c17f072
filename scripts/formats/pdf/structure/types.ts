import type { PDFDocument } from '@cantoo/pdf-lib'

import { shapeFigure, shapeItem, shapeRuby, shapeTable } from './shapes.ts'
import { isTag, type Kid, name, newTag, type Tag } from './tree.ts'
import { dissolve, groupLines, holdsText, isWords, isWrapper } from './wrappers.ts'

/**
 * Give every element a type that ISO 32000-1 knows, and children that its type may have (14.8.4; ISO 14289-1, 7).
 *
 * @param alt The description of a picture that has none.
 */
export function setTypes(document: PDFDocument, top: Tag, alt: string): void {
  const settle = (parent: Tag, inText: boolean, inContents: boolean): void => {
    nameByMarks(parent, inContents)
    const text = holdsText.test(parent.type) || (inText && isWrapper(parent))
    const contents = inContents || parent.marks.names.has('toc')
    // Told before anything is dissolved in them: afterwards, blocks may look the same.
    const pieces = parent.kids.map(isWords)
    for (const kid of parent.kids) if (isTag(kid)) settle(kid, text, contents)
    parent.kids = parent.kids.flatMap((kid, index) => {
      const inLine = [index - 1, index, index + 1].some((at) => pieces[at])
      return isTag(kid) ? dissolve(document, kid, parent, text ? 'text' : inLine ? 'line' : 'blocks') : [kid]
    })
    if (!text) groupLines(document, parent)
    shape(document, parent, alt)
  }
  settle(top, false, false)
}

function nameByMarks(tag: Tag, inContents: boolean): void {
  const { names, note } = tag.marks
  if (note !== undefined) tag.type = 'Note'
  else if (names.has('toc')) tag.type = tag.type === 'L' ? 'TOC' : 'Sect'
  else if (names.has('toci') || (inContents && tag.type === 'LI')) tag.type = 'TOCI'
  else if (inContents && tag.type === 'L') tag.type = 'TOC'
  else if (names.has('quote')) tag.type = 'BlockQuote'
  else if (names.has('caption')) tag.type = 'Caption'
  else if (names.has('formula')) tag.type = 'Formula'
  else if (/^(?:Aside|Art|Figcaption)$/.test(tag.type)) tag.type = 'Div'
  // How a list counts is said of lists only (ISO 32000-1, table 347).
  if (tag.type === 'TOC') tag.dict.delete(name('A'))
}

function shape(document: PDFDocument, tag: Tag, alt: string): void {
  if (tag.type === 'TOCI') refer(document, tag)
  if (tag.type === 'LI') shapeItem(document, tag)
  if (tag.type === 'L') tag.kids = tag.kids.map((kid) => itemOf(document, kid))
  if (tag.type === 'Ruby') shapeRuby(document, tag)
  if (tag.type === 'Table') shapeTable(tag)
  if (tag.type === 'Figure') shapeFigure(tag, alt)
  if (/^(?:Figure|Table|L|TOC)$/.test(tag.type)) return
  for (const kid of tag.kids) if (isTag(kid) && kid.type === 'Caption') kid.type = 'P'
}

/** A list holds items, lists and its caption (table 336). */
function itemOf(document: PDFDocument, kid: Kid): Kid {
  if (!isTag(kid) || /^(?:LI|L|Caption)$/.test(kid.type)) return kid
  return newTag(document, 'LI', [newTag(document, 'LBody', [kid])])
}

/** An entry's links are references to what it names (table 333). */
function refer(document: PDFDocument, tag: Tag): void {
  tag.kids = tag.kids.map((kid) => {
    if (!isTag(kid) || kid.type === 'TOC' || kid.type === 'Reference') return kid
    if (kid.type === 'Link') return newTag(document, 'Reference', [kid])
    refer(document, kid)
    return kid
  })
}
