import type { PDFDocument } from '@cantoo/pdf-lib'

import type { Finding } from '../../model/conformance.ts'
import type { JudgedFile } from '../../model/world.ts'
import { dictIn, loadPdf, xmpOf } from '../pdf/values.ts'
import { xmpProperty } from '../pdf/xmp.ts'
import { checkPdfUa } from './pdf-ua/index.ts'
import { checkPdfX } from './pdf-x/index.ts'
import type { Verdict } from './verdict.ts'

export const pdfUa = 'PDF/UA-1'
export const pdfX = 'PDF/X-4'

/** What a PDF claims to be. */
export interface PdfClaims {
  /** The part of PDF/UA. */
  readonly ua: string | undefined
  /** The version of PDF/X. */
  readonly x: string | undefined
  /** Other standards, that nothing here judges: `PDF/A-2`. */
  readonly others: readonly string[]
  /** It could claim PDF/UA-1, and does not. */
  readonly isUnsaid: boolean
}

/** A PDF that is open: it takes ten times the room of its bytes. */
export interface OpenPdf extends JudgedFile {
  readonly document: PDFDocument
  readonly claims: PdfClaims
}

/** Opens a PDF, and reads what it claims to be. @throws where it can't be read. */
export async function openPdf(file: JudgedFile): Promise<OpenPdf> {
  try {
    return await opened(file)
  } catch (cause) {
    throw isEncrypted(file.value) ? new Error('the file is encrypted', { cause }) : cause
  }
}

/** The trailer, which says so, never is. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  /\/Encrypt\b/.test(new TextDecoder('latin1').decode(bytes))

async function opened({ path, value }: JudgedFile): Promise<OpenPdf> {
  const document = await loadPdf(value)
  const xmp = xmpOf(document)
  const archive = xmpProperty(xmp, 'pdfaid:part')
  const ua = xmpProperty(xmp, 'pdfuaid:part')
  const isTagged = dictIn(document.catalog, 'StructTreeRoot') !== undefined
  const claims = {
    ua,
    x: xmpProperty(xmp, 'pdfxid:GTS_PDFXVersion'),
    others: archive === undefined ? [] : [`PDF/A-${archive}`],
    isUnsaid: ua === undefined && isTagged && (await isPdfUa(value, document)),
  }
  return { path, value, document, claims }
}

/** But for the claim itself (clause 5). */
async function isPdfUa(value: Uint8Array, document: PDFDocument): Promise<boolean> {
  return (await checkPdfUa(value, document)).every(({ clause }) => clause.startsWith('5-'))
}

/** What a PDF that claims to be PDF/UA-1 has against it. */
export async function judgePdfUa({ path, value, document }: OpenPdf): Promise<Verdict> {
  const faults = await checkPdfUa(value, document)
  const findings = faults.map(({ clause, message, page }): Finding => {
    return {
      tool: pdfUa,
      severity: 'error',
      code: clause,
      reason: message,
      file: path,
      ...(page && { page }),
    }
  })
  return { version: 'ISO 14289-1:2014', findings }
}

/** What a PDF that claims to be PDF/X-4 has against it. */
export async function judgePdfX({ path, value, document }: OpenPdf): Promise<Verdict> {
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
export function checkPdfClaims(path: string, claims: PdfClaims, others: readonly Finding[]): Finding[] {
  const { ua, x, isUnsaid } = claims
  const said = (severity: Finding['severity'], code: string, reason: string): Finding => ({
    tool: 'claims',
    severity,
    code,
    reason,
    file: path,
  })
  const broken = (code: string, ...tools: readonly string[]): Finding[] => {
    const count = others.filter(({ tool, severity }) => tools.includes(tool) && severity === 'error').length
    return count === 0 ? [] : [said('error', code, `it is claimed, but ${count} faults were found`)]
  }
  const unjudged = [
    ...(ua === undefined || ua === '1' ? [] : [`PDF/UA-${ua}`]),
    ...(x === undefined || x === pdfX ? [] : [x]),
    ...claims.others,
  ]
  return [
    ...(ua === '1' ? broken('pdfuaid:part', pdfUa, 'veraPDF') : []),
    ...(x === pdfX ? broken('GTS_PDFXVersion', pdfX) : []),
    ...unjudged.map((code) => said('warning', code, `“${code}” is claimed, and not measured`)),
    ...(isUnsaid
      ? [said('info', 'pdfuaid:part', 'PDF/UA-1 is not claimed, and nothing stands against it')]
      : []),
  ]
}
