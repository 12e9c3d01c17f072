import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The words on each page of a PDF, as poppler reads them in the order in which they are drawn. */
export function pdfPages(value: Uint8Array): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-text-'))
  const file = path.join(folder, 'a.pdf')
  writeFileSync(file, value)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  // Each page ends with a form feed.
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/\s+/g, ' ').trim())
}
