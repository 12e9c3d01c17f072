import { deflateSync } from 'node:zlib'

import { type PDFDocument, PDFName, PDFRawStream, type PDFRef, PDFString } from '@cantoo/pdf-lib'

import type { PressCondition } from './facts.ts'

/**
 * Say how the file is to be printed (ISO 32000-1, 14.11.5): PDF/X-4 takes one intent of the kind GTS_PDFX, with the
 * press's profile in the file (ISO 15930-7, output intents).
 */
export function writeIntent(document: PDFDocument, condition: PressCondition): void {
  const { context, catalog } = document
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of(condition.identifier),
    OutputCondition: PDFString.of(condition.name),
    Info: PDFString.of(condition.name),
    RegistryName: PDFString.of(condition.registry),
    DestOutputProfile: profileStream(document, condition.profile, 4, 'DeviceCMYK'),
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]))
}

/** An ICC profile as an object of the file (8.6.5.5). */
export function profileStream(
  { context }: PDFDocument,
  profile: Uint8Array,
  parts: number,
  alternate?: string,
): PDFRef {
  const packed = new Uint8Array(deflateSync(profile, { level: 9 }))
  const dict = context.obj({ N: parts, Filter: 'FlateDecode', ...(alternate && { Alternate: alternate }) })
  return context.register(PDFRawStream.of(dict, packed))
}
