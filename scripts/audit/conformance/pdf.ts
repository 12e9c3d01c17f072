import type { PDFDocument } from '@cantoo/pdf-lib'

import type { Finding } from '../../model/conformance.ts'
import type { JudgedFile } from '../../model/world.ts'
import { once } from './pdf/once.ts'
import { dictIn, loadPdf, xmpOf } from './pdf/values.ts'
import { xmpProperty } from './pdf/xmp.ts'
import { checkPdfUa } from './pdf-ua/index.ts'
import { checkPdfX } from './pdf-x/index.ts'
import type { Verdict } from './verdict.ts'

export const pdfUa = 'PDF/UA-1'
export const pdfX = 'PDF/X-4'

/** A PDF that was made to conform to something. */
export interface PdfFile extends JudgedFile {
  readonly document: PDFDocument
  /** The part of PDF/UA that it claims. */
  readonly ua: string | undefined
  readonly isTagged: boolean
  /** The version of PDF/X that it claims. */
  readonly x: string | undefined
  /** Claims of other standards, that nothing here judges: `PDF/A-2`. */
  readonly others: readonly string[]
}

/** Reads a PDF, and what it claims to be. @throws where it can't be read. */
export const openPdf = once(async (file: JudgedFile): Promise<PdfFile> => {
  const document = await loadPdf(file.value)
  const xmp = xmpOf(document)
  const archive = xmpProperty(xmp, 'pdfaid:part')
  return {
    ...file,
    document,
    ua: xmpProperty(xmp, 'pdfuaid:part'),
    isTagged: dictIn(document.catalog, 'StructTreeRoot') !== undefined,
    x: xmpProperty(xmp, 'pdfxid:GTS_PDFXVersion'),
    others: archive === undefined ? [] : [`PDF/A-${archive}`],
  }
})

/** What a PDF for screens lacks of PDF/UA-1: errors where it claims to be, warnings where it is only tagged. */
export async function judgePdfUa({ path, value, document, ua }: PdfFile): Promise<Verdict> {
  const faults = await checkPdfUa(value, document)
  const findings = faults.map(({ clause, message, page }): Finding => {
    const severity = ua === undefined ? 'warning' : 'error'
    return { tool: pdfUa, severity, code: clause, reason: message, file: path, ...(page && { page }) }
  })
  return { version: 'ISO 14289-1:2014', findings }
}

/** What a PDF that claims to be PDF/X-4 has against it. */
export async function judgePdfX({ path, value, document }: PdfFile): Promise<Verdict> {
  const faults = await checkPdfX(value, document)
  const findings = faults.map(({ topic, message, page }): Finding => {
    return { tool: pdfX, severity: 'error', code: topic, reason: message, file: path, ...(page && { page }) }
  })
  return { version: 'ISO 15930-7:2010', findings }
}

/**
 * Whether what a PDF claims to be is true.
 *
 * @param others What the judges found in it.
 */
export function checkPdfClaims(
  { path, ua, x, others: unjudged }: PdfFile,
  others: readonly Finding[],
): Finding[] {
  const errors = (...tools: readonly string[]): number =>
    others.filter(({ tool, severity }) => tools.includes(tool) && severity === 'error').length
  const broken = (code: string, count: number): Finding[] =>
    count === 0
      ? []
      : [{ ...finding, severity: 'error', code, reason: `it is claimed, but ${count} faults were found` }]
  const finding = { tool: 'claims', file: path } as const
  const unknown = [
    ...(ua === undefined || ua === '1' ? [] : [`PDF/UA-${ua}`]),
    ...(x === undefined || x === 'PDF/X-4' ? [] : [x]),
    ...unjudged,
  ]
  return [
    ...(ua === '1' ? broken('pdfuaid:part', errors(pdfUa, 'veraPDF')) : []),
    ...(x === 'PDF/X-4' ? broken('GTS_PDFXVersion', errors(pdfX)) : []),
    ...unknown.map((code): Finding => {
      return { ...finding, severity: 'warning', code, reason: `“${code}” is claimed, and not measured` }
    }),
  ]
}
