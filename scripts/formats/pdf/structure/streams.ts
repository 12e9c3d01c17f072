import { deflateSync, inflateSync } from 'node:zlib'

import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

import { name } from './tree.ts'

/** The bytes of a stream. pdf-lib's own unpacking is slow: it is asked only for what is packed in uncommon ways. */
export function unpacked(stream: PDFRawStream): Uint8Array {
  const isPlain =
    stream.dict.lookup(name('Filter')) === PDFName.of('FlateDecode') && !stream.dict.has(name('DecodeParms'))
  return isPlain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()
}

/** What is drawn on a page, in one piece. */
export function contentOf({ doc: { context }, node }: PDFPage): Uint8Array {
  const given = node.lookup(name('Contents'))
  const parts = given instanceof PDFArray ? given.asArray().map((part) => context.lookup(part)) : [given]
  const streams = parts.filter((part) => part instanceof PDFRawStream).map(unpacked)
  const [only] = streams
  if (only && streams.length === 1) return only
  return new Uint8Array(Buffer.concat(streams.flatMap((part) => [part, Buffer.from('\n')])))
}

/** Draw something else on a page. */
export function setContent(document: PDFDocument, { node }: PDFPage, bytes: Uint8Array): void {
  const { context } = document
  const packed = deflateSync(bytes)
  const stream = PDFRawStream.of(
    context.obj({ Length: packed.length, Filter: 'FlateDecode' }),
    new Uint8Array(packed),
  )
  const given = node.get(name('Contents'))
  if (given instanceof PDFRef && context.lookup(given) instanceof PDFRawStream) context.assign(given, stream)
  else node.set(name('Contents'), context.register(stream))
}
