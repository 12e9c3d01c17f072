import { deflateSync, inflateSync } from 'node:zlib'

import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/** The bytes of a stream, unpacked. The usual packing is undone ten times as fast by the machine's own zlib. */
export function unpack(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents()
  const filter = stream.dict.lookup(name('Filter'))
  if (filter === undefined) return stream.contents
  const isPlain = filter === name('FlateDecode') && !stream.dict.has(name('DecodeParms'))
  return isPlain ? inflateSync(stream.contents) : decodePDFRawStream(stream).decode()
}

/** The stream with other bytes; its other entries stay. */
export function withBytes(stream: PDFRawStream, bytes: Uint8Array): PDFRawStream {
  const dict = stream.dict.clone(stream.dict.context)
  dict.set(name('Filter'), name('FlateDecode'))
  dict.delete(name('DecodeParms'))
  dict.delete(name('Length'))
  return PDFRawStream.of(dict, new Uint8Array(deflateSync(bytes)))
}

/** A new stream of some bytes. */
export const pack = (context: PDFContext, bytes: Uint8Array): PDFRawStream =>
  PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), new Uint8Array(deflateSync(bytes)))

/** A page's content: the parts follow each other with white space between them (ISO 32000-1, 7.8.2). */
export function pageContent(contents: PDFObject | undefined): Uint8Array {
  const parts =
    contents instanceof PDFArray
      ? Array.from({ length: contents.size() }, (_, index) => contents.lookup(index))
      : [contents]
  const streams = parts.filter((part) => part instanceof PDFStream)
  return Buffer.concat(streams.flatMap((stream) => [unpack(stream), Buffer.from('\n')]))
}
