import { PDFDict, type PDFDocument, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'

import type { PressBoxes } from './boxes.ts'
import type { PressFacts } from './facts.ts'
import { allPlates, drawMarks, drawTexts } from './marks.ts'
import { pack } from './streams.ts'

/** Gives the streams that draw the marks of a page, from 1; the page learns the colour that they need. */
export function marker(document: PDFDocument, facts: PressFacts, pages: number) {
  const { context } = document
  const all = registrationColour(document)
  // Pages of one size have the same marks: one stream for all of them.
  const drawn = new Map<string, PDFRef>()
  const draw = (operators: string): PDFRef => context.register(pack(context, Buffer.from(operators)))
  const right = `${facts.date.toISOString().slice(0, 10)} ${facts.condition.identifier}`
  return (page: PDFPage, boxes: PressBoxes, number: number): PDFRef[] => {
    const key = JSON.stringify(boxes)
    const marks = drawn.get(key) ?? draw(drawMarks(boxes))
    drawn.set(key, marks)
    const { Resources: resources } = page.node.normalizedEntries()
    const spaces = resources.lookupMaybe(PDFName.of('ColorSpace'), PDFDict) ?? context.obj({})
    spaces.set(PDFName.of(allPlates), all)
    resources.set(PDFName.of('ColorSpace'), spaces)
    return [marks, draw(drawTexts(boxes, { left: `${facts.slug} ${number}/${pages}`, right }))]
  }
}

/** Every plate at once (ISO 32000-1, 8.6.6.4). */
function registrationColour({ context }: PDFDocument): PDFRef {
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 }
  return context.register(context.obj(['Separation', 'All', 'DeviceCMYK', tint]))
}
