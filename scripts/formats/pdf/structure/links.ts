import { PDFArray, PDFDict, type PDFDocument, PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib'

import { idKey } from '../finish/places.ts'
import type { Said } from './pages.ts'
import { isAnnotation, isTag, name, type Tag } from './tree.ts'

/** Words for links. */
export interface LinkWords {
  /** `Note`, before a number. */
  readonly note: string
  readonly backToText: string
  /** Titles of the places that links lead to, by their ids: for the contents, and for links without words. */
  readonly names: ReadonlyMap<string, string>
}

/** What a link stands in, where that changes what is said of it. */
type Around = 'Note' | 'TOC' | undefined

/** The id inside the book that a link leads to. */
export function targetOf(document: PDFDocument, tag: Tag): string | undefined {
  const annotation = tag.type === 'Link' ? tag.kids.find(isAnnotation) : undefined
  return annotation && idOf(document.context.lookup(annotation.object, PDFDict))
}

const idOf = (annotation: PDFDict): string | undefined =>
  annotation.lookupMaybe(idKey, PDFString, PDFHexString)?.decodeText()

/**
 * Say of every link in words where it leads (ISO 14289-1, 7.18.5), and go through them in the text's order (7.18.3).
 *
 * A link that the tree does not hold stands in something that is no text, as a table's repeated head is: it goes.
 */
export function describeLinks(document: PDFDocument, top: Tag, words: LinkWords, said: Said): void {
  const held = new Set<PDFRef>()
  const walk = (tag: Tag, around: Around): void => {
    for (const kid of tag.kids) {
      if (isTag(kid)) walk(kid, /^(?:Note|TOC)$/.test(kid.type) ? (kid.type as Around) : around)
      else if (isAnnotation(kid)) {
        held.add(kid.object)
        const annotation = document.context.lookup(kid.object, PDFDict)
        annotation.set(
          name('Contents'),
          PDFHexString.fromText(describe(annotation, said(tag), around, words)),
        )
        // Printed with the page, and not hidden (ISO 32000-1, table 165).
        annotation.set(name('F'), document.context.obj(4))
      }
    }
  }
  walk(top, undefined)
  for (const { node } of document.getPages()) {
    node.set(name('Tabs'), name('S'))
    const annotations = node.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? []
    const kept = annotations.filter((ref) => held.has(ref as PDFRef))
    if (kept.length === 0) node.delete(name('Annots'))
    else if (kept.length < annotations.length) node.set(name('Annots'), document.context.obj(kept))
  }
}

function describe(annotation: PDFDict, text: string, around: Around, words: LinkWords): string {
  const id = idOf(annotation)
  const action = annotation.lookupMaybe(name('A'), PDFDict)
  if (id === undefined)
    return text || (action?.lookupMaybe(name('URI'), PDFString, PDFHexString)?.decodeText() ?? '')
  // Calls are set in brackets by some styles; numbers of notes have a full stop behind them.
  const mark = /[^\s.,:()[\]]+/.exec(text)?.[0] ?? /-(\d+)$/.exec(id)?.[1] ?? ''
  if (id.startsWith('fn-')) return `${words.note} ${mark}`.trim()
  if (id.startsWith('fnref-') && (around === 'Note' || text === ''))
    return `${words.backToText} ${mark}`.trim()
  // Of several page numbers in a row, each link holds the comma before its own.
  const plain = text.replace(/^[\s,;]+/, '')
  const title = words.names.get(id)
  return (around === 'TOC' ? title : undefined) ?? (plain || (title ?? id))
}
