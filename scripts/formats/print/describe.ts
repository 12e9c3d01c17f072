import {
  Duplex,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PrintScaling,
  ReadingDirection,
} from '@cantoo/pdf-lib'
// A reader's browser has no hash of its own on a page without TLS.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import { program } from '../../model/program.ts'
import { type Described, inform } from '../dublin-core.ts'
import { writeXmp } from '../xmp.ts'
import type { PrintSheet } from './facts.ts'

/** What a file made for the printer says of itself. */
export interface Description {
  /** The book's own; its title with what has been made of it. */
  readonly described: Described
  /** The same day in every run: that of the publication, or the one the source names, or none. */
  readonly date?: Date
  /** What the file was made from: the same gives the same id (ISO 32000-1, 14.4). */
  readonly seeds: readonly (Uint8Array | string)[]
}

/** Write metadata and, for the print dialog, that nothing be scaled and how the paper turns (ISO 32000-1, 12.2). */
export function describePrint(
  document: PDFDocument,
  { described, date, seeds }: Description,
  { flip, rightToLeft }: Pick<PrintSheet, 'flip' | 'rightToLeft'>,
): void {
  const { title, lang } = described
  inform(document, described)
  if (lang) document.setLanguage(lang)
  document.setCreator(`${program.name} ${program.version}`)
  document.setProducer(`${program.name} ${program.version}`)
  if (date) {
    document.setCreationDate(date)
    document.setModificationDate(date)
  }
  writeXmp(document, { described, ...(date && { date }) })
  const preferences = document.catalog.getOrCreateViewerPreferences()
  preferences.setPrintScaling(PrintScaling.None)
  preferences.setDuplex(
    { short: Duplex.DuplexFlipShortEdge, long: Duplex.DuplexFlipLongEdge, manual: Duplex.Simplex }[
      flip ?? 'manual'
    ],
  )
  if (rightToLeft) preferences.setReadingDirection(ReadingDirection.R2L)
  document.catalog.set(PDFName.of('PageLayout'), PDFName.of('SinglePage'))
  const hash = sha256.create().update(utf8ToBytes(`${program.name} ${program.version} ${title}`))
  for (const seed of seeds) hash.update(typeof seed === 'string' ? utf8ToBytes(seed) : seed)
  const id = PDFHexString.of(bytesToHex(hash.digest()).slice(0, 32))
  document.context.trailerInfo.ID = document.context.obj([id, id])
}

/** Without ticks that depend on the clock. */
export const savePrint = (document: PDFDocument): Promise<Uint8Array> =>
  document.save({ useObjectStreams: true, objectsPerTick: Number.POSITIVE_INFINITY, addDefaultPage: false })
