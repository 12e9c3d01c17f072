import { execFileSync } from 'node:child_process'

/** Points: A5 without the head and the foot of the page, where the running head and the folio stand. */
const text = ['-x', '0', '-y', '50', '-W', '420', '-H', '480']

/** The text of a PDF by poppler, without heads and folios; a word that a page's end divides is whole again. */
export function pdfText(file: string): string {
  const printed = execFileSync('pdftotext', [...text, file, '-'], { encoding: 'utf8', maxBuffer: 1e9 })
  return printed.replaceAll(/-\s*\f\s*(?=\p{Ll})/gu, '')
}

/** `pdfinfo` as a record. */
export function pdfInfo(file: string): Record<string, string> {
  const lines = execFileSync('pdfinfo', ['-isodates', file], { encoding: 'utf8' }).split('\n')
  return Object.fromEntries(
    lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  )
}

/** One row of `pdffonts`. */
export interface PdfFont {
  readonly name: string
  readonly type: string
  readonly isEmbedded: boolean
}

export function pdfFonts(file: string): PdfFont[] {
  const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n').slice(2)
  return rows.map((row) => ({
    name: row.slice(0, 36).trim(),
    type: row.slice(37, 54).trim(),
    isEmbedded: row.startsWith('yes', 72),
  }))
}
