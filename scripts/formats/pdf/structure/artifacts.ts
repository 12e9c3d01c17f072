import { deflateSync } from 'node:zlib'

import { decodePDFRawStream, type PDFDocument, PDFName, PDFRawStream, type PDFRef } from '@cantoo/pdf-lib'

import { operations, textOf } from '../content-stream.ts'

const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n'])
const builds = new Set(['m', 're'])
const shows = new Set(['Tj', 'TJ', "'", '"', 'Do', 'EI', 'BI', 'sh'])

/** What of a page's content belongs to the text, as its numbers. */
export interface PageContent {
  /** Owned by an element of the structure tree. */
  readonly owned: ReadonlySet<number>
  /** Owned by a figure: lines alone may be all that is drawn of one. */
  readonly figures: ReadonlySet<number>
}

/**
 * Mark as artifacts what is no text of the author's: running heads and page numbers, rules, backgrounds
 * (ISO 32000-1, 14.8.2.2).
 *
 * @returns for each page, the numbers of content that is text no longer: borders alone.
 */
export function markArtifacts(
  document: PDFDocument,
  contentOf: (page: PDFRef) => PageContent,
): Map<PDFRef, Set<number>> {
  const dropped = new Map<PDFRef, Set<number>>()
  for (const page of document.getPages()) {
    const ref = page.node.get(PDFName.of('Contents'))
    const stream = document.context.lookup(ref)
    if (!(stream instanceof PDFRawStream)) continue
    const bytes = decodePDFRawStream(stream).decode()
    const bare = emptyContent(bytes, contentOf(page.ref))
    if (bare.size > 0) dropped.set(page.ref, bare)
    const value = deflateSync(Buffer.from(mark(bytes, bare, contentOf(page.ref)), 'latin1'), { level: 7 })
    const dict = document.context.obj({ Length: value.length, Filter: 'FlateDecode' })
    document.context.assign(ref as PDFRef, PDFRawStream.of(dict as never, new Uint8Array(value)))
  }
  return dropped
}

/** Content that shows neither words nor a picture. */
function emptyContent(bytes: Uint8Array, { owned, figures }: PageContent): Set<number> {
  const empty = new Set<number>()
  let open: number | undefined
  let isShown = false
  for (const { operator, start, end } of operations(bytes)) {
    if (operator === 'BDC') {
      open = numberIn(textOf(bytes, { start, end }))
      isShown = false
    } else if (operator === 'EMC') {
      if (open !== undefined && owned.has(open) && !isShown && !figures.has(open)) empty.add(open)
      open = undefined
    } else if (shows.has(operator)) isShown = true
  }
  return empty
}

const numberIn = (operation: string): number | undefined => {
  const [, digits] = /\/MCID\s+(\d+)/.exec(operation) ?? []
  return digits === undefined ? undefined : Number(digits)
}

function mark(bytes: Uint8Array, bare: ReadonlySet<number>, { owned }: PageContent): string {
  const text = Buffer.from(bytes).toString('latin1')
  let out = ''
  let copied = 0
  let depth = 0
  let path = -1
  let words = -1
  const wrap = (from: number, to: number, kind: string): void => {
    out += `${text.slice(copied, from)}/Artifact ${kind}\n${text.slice(from, to)}\nEMC`
    copied = to
  }
  for (const { operator, start, end } of operations(bytes)) {
    if (operator === 'BDC' || operator === 'BMC') {
      const number = numberIn(text.slice(start, end))
      if (depth === 0 && number !== undefined && (bare.has(number) || !owned.has(number))) {
        out += `${text.slice(copied, start)}/Artifact BMC`
        copied = end
      }
      depth += 1
    } else if (operator === 'EMC') depth -= 1
    else if (depth > 0) continue
    else if (operator === 'BT') words = start
    else if (operator === 'ET') {
      wrap(words, end, '<</Type /Pagination>> BDC')
      words = -1
    } else if (words >= 0) continue
    else if (builds.has(operator) && path < 0) path = start
    else if (paints.has(operator)) {
      if (operator !== 'n' && path >= 0) wrap(path, end, 'BMC')
      path = -1
    } else if (shows.has(operator)) wrap(start, end, 'BMC')
  }
  return out + text.slice(copied)
}
