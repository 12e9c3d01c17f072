import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib'

/** Looking into a PDF that may be broken anywhere: what is not of the expected kind is not there. */
export function entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  try {
    return dict?.lookup(PDFName.of(key))
  } catch {
    return undefined
  }
}

export function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object
  return object instanceof PDFStream ? object.dict : undefined
}

export const dictIn = (dict: PDFDict | undefined, key: string): PDFDict | undefined =>
  dictOf(entry(dict, key))

export function numberIn(dict: PDFDict | undefined, key: string): number | undefined {
  const found = entry(dict, key)
  return found instanceof PDFNumber ? found.asNumber() : undefined
}

export function nameIn(dict: PDFDict | undefined, key: string): string | undefined {
  const found = entry(dict, key)
  return found instanceof PDFName ? found.decodeText() : undefined
}

export function listOf(object: PDFObject | undefined): PDFObject[] {
  if (!(object instanceof PDFArray)) return object ? [object] : []
  return Array.from({ length: object.size() }, (_, index) => object.lookup(index)).filter(
    (each) => each !== undefined,
  )
}

export const numbersIn = (dict: PDFDict | undefined, key: string): number[] =>
  listOf(entry(dict, key)).flatMap((each) => (each instanceof PDFNumber ? each.asNumber() : []))

/** The bytes of a stream; empty where they can't be had, as in a locked file. */
export function bytesOf(object: PDFObject | undefined): Uint8Array {
  try {
    if (object instanceof PDFRawStream) return decodePDFRawStream(object).decode()
    return object instanceof PDFStream ? object.getContents() : new Uint8Array()
  } catch {
    return new Uint8Array()
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
    // Streams of one page are read as one, with white space between them (ISO 32000-1, 7.8.2).
    whole[at++] = 10
  }
  return whole
}
