import { type PDFContext, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'

import { type Renaming, Syntax } from './syntax.ts'

/**
 * Read all objects of a PDF into a document under other numbers, but for its catalogue and its information.
 *
 * @returns the catalogue, with the new numbers.
 */
export function readObjects(bytes: Buffer, context: PDFContext, renaming: Renaming): PDFDict {
  const { offsets, trailer: trailerAt } = crossReferences(bytes)
  const { shift } = renaming
  const offsetOf = (ref: PDFRef): number => offsets.get(ref.objectNumber - shift) ?? 0
  const lengthOf = (ref: PDFRef): number => {
    const length = new Syntax(bytes, context, renaming, () => 0).indirectAt(offsetOf(ref))
    return length instanceof PDFNumber ? length.asNumber() : 0
  }
  const syntax = new Syntax(bytes, context, renaming, lengthOf)
  const trailer = syntax.objectAt(trailerAt)
  const [root, information] = ['Root', 'Info'].map((key) =>
    trailer instanceof PDFDict ? trailer.get(PDFName.of(key)) : undefined,
  )
  const catalog = root instanceof PDFRef ? syntax.indirectAt(offsetOf(root)) : undefined
  if (!(catalog instanceof PDFDict)) throw new Error('The browser wrote a PDF without a catalogue')
  for (const [number, offset] of offsets) {
    const ref = PDFRef.of(number + shift)
    if (ref !== root && ref !== information) context.assign(ref, syntax.indirectAt(offset))
  }
  return catalog
}

/** A PDF whose cross-reference table is plain text, as the browser writes it today (ISO 32000-1, 7.5.4). */
export async function withTable(run: Uint8Array): Promise<Buffer> {
  const bytes = Buffer.from(run.buffer, run.byteOffset, run.byteLength)
  if (bytes.toString('latin1', startOf(bytes), startOf(bytes) + 4) === 'xref') return bytes
  const document = await PDFDocument.load(run, { updateMetadata: false })
  return Buffer.from(
    await document.save({ useObjectStreams: false, objectsPerTick: Number.POSITIVE_INFINITY }),
  )
}

function startOf(bytes: Buffer): number {
  const keyword = bytes.lastIndexOf('startxref', undefined, 'latin1')
  return Number.parseInt(bytes.toString('latin1', keyword + 9, keyword + 40), 10)
}

/** Where each object begins. */
function crossReferences(bytes: Buffer): { offsets: Map<number, number>; trailer: number } {
  const offsets = new Map<number, number>()
  const trailer = bytes.indexOf('trailer', startOf(bytes), 'latin1')
  const table = bytes.toString('latin1', startOf(bytes), trailer)
  const lines = table.split(/[\r\n]+/)
  let number = 0
  for (const line of lines.slice(1)) {
    const [first = '', second = '', use] = line.trim().split(' ')
    if (use === undefined) number = Number(first)
    else {
      if (use === 'n') offsets.set(number, Number(first))
      number += 1
    }
    if (use === undefined && second === '' && first !== '')
      throw new Error('The browser wrote a PDF with a broken table')
  }
  return { offsets, trailer: trailer + 'trailer'.length }
}
