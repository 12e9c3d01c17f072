import { constants, inflateSync } from 'node:zlib'

import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib'

/** A file as it stands: nothing is mended, encrypted parts are left. */
export function loadPdf(bytes: Uint8Array): Promise<PDFDocument> {
  // At its usual speed the library sleeps between objects, for pages in a browser.
  return PDFDocument.load(bytes, {
    updateMetadata: false,
    ignoreEncryption: true,
    parseSpeed: ParseSpeeds.Fastest,
  })
}

const names = new Map<string, PDFName>()

/** The name of an entry, made once. */
export function key(text: string): PDFName {
  const known = names.get(text)
  if (known) return known
  const made = PDFName.of(text)
  names.set(text, made)
  return made
}

// Names are the same object wherever they stand in a file, and to spell one out is slow.
const spelled = new WeakMap<PDFName, string>()

export function spell(name: PDFName): string {
  const known = spelled.get(name)
  if (known !== undefined) return known
  const text = name.decodeText()
  spelled.set(name, text)
  return text
}

/** What a name or a text says. */
export function textIn(dict: PDFDict | undefined, name: string): string | undefined {
  return textOf(dict?.lookup(key(name)))
}

export function textOf(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText()
  return value instanceof PDFName ? spell(value) : undefined
}

export function dictIn(dict: PDFDict | undefined, name: string): PDFDict | undefined {
  return dictOf(dict?.lookup(key(name)))
}

/** A dictionary, or that of a stream. */
export function dictOf(value: PDFObject | undefined): PDFDict | undefined {
  if (value instanceof PDFStream) return value.dict
  return value instanceof PDFDict ? value : undefined
}

export function arrayIn(dict: PDFDict | undefined, name: string): PDFObject[] {
  const value = dict?.lookup(key(name))
  return dict && value instanceof PDFArray
    ? value.asArray().map((each) => dict.context.lookup(each) ?? each)
    : []
}

export function numberIn(dict: PDFDict | undefined, name: string): number | undefined {
  const value = dict?.lookup(key(name))
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export function streamIn(dict: PDFDict | undefined, name: string): PDFRawStream | undefined {
  const value = dict?.lookup(key(name))
  return value instanceof PDFRawStream ? value : undefined
}

/** The bytes of a stream, unpacked. The machine's own unpacker is ten times as fast, and knows the usual packing alone. */
export function unpack(stream: PDFRawStream): Uint8Array {
  const isPlain =
    stream.dict.get(key('Filter')) === key('FlateDecode') && !stream.dict.has(key('DecodeParms'))
  // Files are cut off more often than wrong: what can be read is read.
  return isPlain
    ? inflateSync(stream.contents, { finishFlush: constants.Z_SYNC_FLUSH })
    : decodePDFRawStream(stream).decode()
}

export const latin1 = (stream: PDFRawStream): string => Buffer.from(unpack(stream)).toString('latin1')

/** The metadata of a file, empty where there are none. */
export function xmpOf({ catalog }: PDFDocument): string {
  const stream = streamIn(catalog, 'Metadata')
  return stream ? new TextDecoder().decode(unpack(stream)) : ''
}

/** Every dictionary of a file, those inside of others and of streams included. */
export function dictsOf({ context }: PDFDocument): PDFDict[] {
  const found: PDFDict[] = []
  const look = (object: PDFObject): void => {
    if (object instanceof PDFStream) look(object.dict)
    else if (object instanceof PDFArray) for (let at = 0; at < object.size(); at += 1) look(object.get(at))
    else if (object instanceof PDFDict) {
      found.push(object)
      for (const value of object.values()) look(value)
    }
  }
  for (const [, object] of context.enumerateIndirectObjects()) look(object)
  return found
}

/** The streams that a page is drawn by, unpacked and joined. */
export function contentOf(page: PDFDict): Uint8Array {
  const given = page.lookup(key('Contents'))
  const streams = given instanceof PDFArray ? arrayIn(page, 'Contents') : [given]
  const parts = streams.filter((stream) => stream instanceof PDFRawStream).map(unpack)
  const [first] = parts
  if (parts.length < 2) return first ?? new Uint8Array()
  // A stream may end within a line, never within a word.
  return Buffer.concat(parts.flatMap((part) => [part, Uint8Array.of(10)]))
}
