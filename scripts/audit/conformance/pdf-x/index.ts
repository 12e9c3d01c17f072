import type { PDFDocument } from '@cantoo/pdf-lib'

import { dictsOf, loadPdf, xmpOf } from '../../pdf/values.ts'
import { boxFaults } from './boxes.ts'
import { colourFaults, contentFaults } from './colour.ts'
import { actionFaults, headerFaults, informationFaults, metadataFaults } from './document.ts'
import { type Fault, informationOf, type Opened } from './fault.ts'
import { intentFaults } from './intent.ts'
import { fontFaults, pictureFaults, stateFaults } from './objects.ts'

/**
 * What a file has against PDF/X-4 (ISO 15930-7:2010), as far as a program can tell; empty where there is nothing.
 *
 * Resolution and the inks of a picture are not its matter: the standard leaves them to printers.
 *
 * @param loaded The same file, where it has been loaded already.
 */
export async function checkPdfX(bytes: Uint8Array, loaded?: PDFDocument): Promise<Fault[]> {
  const document = loaded ?? (await loadPdf(bytes))
  const { catalog } = document
  const file: Opened = {
    bytes,
    document,
    catalog,
    information: informationOf(document),
    dicts: dictsOf(document),
    xmp: xmpOf(document),
  }
  return [
    ...headerFaults(file),
    ...informationFaults(file),
    ...metadataFaults(file),
    ...intentFaults(file),
    ...boxFaults(file),
    ...actionFaults(file),
    ...contentFaults(file),
    ...file.dicts.flatMap((dict) => [
      ...colourFaults(dict),
      ...stateFaults(dict),
      ...pictureFaults(dict),
      ...fontFaults(dict),
    ]),
  ]
}
