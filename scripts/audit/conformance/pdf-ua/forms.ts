import type { PDFDict, PDFRawStream } from '@cantoo/pdf-lib'

import { once } from '../../once.ts'
import { dictIn, key, unpack } from '../../pdf/values.ts'
import { isForm, type Marks } from './content.ts'
import { marksOf, type Tagged } from './file.ts'

/** A drawing that pages, or other forms, show (ISO 32000-1, 8.10). */
export interface Form {
  /** How often it is shown. */
  uses: number
  readonly marks: Marks
  readonly resources: PDFDict | undefined
}

/** Every form that is shown, each read once. */
export const formsOf = once(({ nodes, pages }: Tagged): ReadonlyMap<PDFRawStream, Form> => {
  const found = new Map<PDFRawStream, Form>()
  const look = ({ painted }: Marks, resources: PDFDict | undefined): void => {
    const objects = dictIn(resources, 'XObject')
    for (const { operator, name } of painted) {
      const stream = operator === 'Do' ? objects?.lookup(key(name)) : undefined
      if (!isForm(stream)) continue
      const known = found.get(stream)
      if (known) known.uses += 1
      else {
        // One without resources of its own takes those of the page (table 95).
        const own = dictIn(stream.dict, 'Resources') ?? resources
        const form = { uses: 1, marks: marksOf(unpack(stream), own), resources: own }
        found.set(stream, form)
        look(form.marks, own)
      }
    }
  }
  for (const [page, marks] of pages.entries()) look(marks, nodes[page]?.Resources())
  return found
})
