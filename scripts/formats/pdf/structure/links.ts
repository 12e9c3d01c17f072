import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'

import { idKey } from '../finish/places.ts'
import { type Annotation, isContent, isTag, name, type Tag } from './tree.ts'

/** Words for links, and the names of the places that they lead to, by their ids. */
export interface LinkWords {
  readonly note: string
  readonly backToText: string
  readonly names: ReadonlyMap<string, string>
}

/** The id inside the book that a link leads to. */
export function targetOf(document: PDFDocument, tag: Tag): string | undefined {
  const annotation = tag.kids.find((kid): kid is Annotation => !isTag(kid) && !isContent(kid))
  return annotation && idOf(document.context.lookup(annotation.object, PDFDict))
}

const idOf = (annotation: PDFDict): string | undefined =>
  annotation.lookupMaybe(idKey, PDFHexString)?.decodeText()

/** Say of every link in words where it leads (ISO 14289-1, 7.18.5), and go through them in the text's order. */
export function describeLinks(document: PDFDocument, words: LinkWords): void {
  for (const page of document.getPages()) {
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
    for (const ref of page.node.Annots()?.asArray() ?? []) {
      const annotation = document.context.lookup(ref, PDFDict)
      annotation.set(PDFName.of('Contents'), PDFHexString.fromText(describe(annotation, words)))
      // Printed with the page, and not hidden (ISO 32000-1, table 165).
      annotation.set(PDFName.of('F'), document.context.obj(4))
    }
  }
}

function describe(annotation: PDFDict, { note, backToText, names }: LinkWords): string {
  const id = idOf(annotation)
  const action = annotation.lookupMaybe(name('A'), PDFDict)
  if (id === undefined) return action?.lookupMaybe(name('URI'), PDFString, PDFHexString)?.decodeText() ?? ''
  const number = /-(\d+)$/.exec(id)?.[1] ?? ''
  if (id.startsWith('fnref-')) return backToText
  if (id.startsWith('fn-')) return `${note} ${number}`.trim()
  return names.get(id) ?? backToText
}
