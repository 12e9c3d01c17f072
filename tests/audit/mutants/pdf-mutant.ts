import type { Tagged } from '../../../scripts/audit/conformance/pdf-ua/file.ts'
import { openTagged } from '../../../scripts/audit/conformance/pdf-ua/file.ts'
import type { About, Mutant } from './mutant.ts'

/** A mutant of a PDF by a change of the opened file. */
export interface PdfDamage {
  readonly name: string
  readonly edit: (pdf: Tagged) => unknown
  readonly about: readonly About[]
  readonly source: readonly string[]
  /** Words that stand on the right page; several where each page is right. Without them every page is. */
  readonly page?: readonly string[]
  readonly unseen?: string
}

export const pdfMutant = ({ edit, ...damage }: PdfDamage): Mutant => mutantOf('pdf', edit, damage)

export const bookletMutant = ({ edit, ...damage }: PdfDamage): Mutant => mutantOf('booklet', edit, damage)

function mutantOf(of: 'pdf' | 'booklet', edit: PdfDamage['edit'], damage: Omit<PdfDamage, 'edit'>): Mutant {
  const { name, about, source, page, unseen } = damage
  return {
    name,
    of,
    async damage(value) {
      const pdf = await openTagged(value)
      edit(pdf)
      return pdf.document.save({ updateFieldAppearances: false })
    },
    expected: { about, source, ...(page && { page }), ...(unseen && { unseen }) },
  }
}
