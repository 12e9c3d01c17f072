import type { PDFDict, PDFDocument } from '@cantoo/pdf-lib'

import { dictIn, key } from '../../pdf/values.ts'

/** What a file has against PDF/X-4. */
export interface Fault {
  readonly topic:
    | 'header'
    | 'id'
    | 'info'
    | 'xmp'
    | 'intent'
    | 'boxes'
    | 'actions'
    | 'colour'
    | 'state'
    | 'images'
    | 'fonts'
    | 'files'
  readonly message: string
  /** From 1, where it is known. */
  readonly page?: number
}

/** A file as its rules look at it. */
export interface Opened {
  readonly bytes: Uint8Array
  readonly document: PDFDocument
  readonly catalog: PDFDict
  readonly information: PDFDict | undefined
  /** Every dictionary, those inside of others and of streams included. */
  readonly dicts: readonly PDFDict[]
  readonly xmp: string
}

export const when = (isFault: boolean, topic: Fault['topic'], message: string, page?: number): Fault[] =>
  isFault ? [{ topic, message, ...(page !== undefined && { page }) }] : []

/** Where something has one of these entries, each is a fault. */
export const without = (
  dict: PDFDict | undefined,
  names: readonly string[],
  topic: Fault['topic'],
  page?: number,
): Fault[] => names.flatMap((name) => when(dict?.has(key(name)) === true, topic, `/${name}`, page))

export const informationOf = ({ context }: PDFDocument): PDFDict | undefined =>
  dictIn(context.obj({ Info: context.trailerInfo.Info ?? null }), 'Info')
