import { PDFArray } from '@cantoo/pdf-lib'

import { xmpProperty } from '../../pdf/xmp.ts'
import { arrayIn, dictIn, key, textIn } from '../../pdf/values.ts'
import { type Fault, type Opened, when, without } from './fault.ts'

export function headerFaults({ bytes, document: { context } }: Opened): Fault[] {
  const { ID: ids, Encrypt: encryption } = context.trailerInfo
  const header = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const given = context.lookup(ids)
  return [
    ...when(!/^%PDF-1\.[0-6]$/.test(header), 'header', header),
    ...when(encryption !== undefined, 'header', 'encrypted'),
    ...when(!(given instanceof PDFArray) || given.size() !== 2, 'id', 'missing'),
  ]
}

/** The information says the title, both days, and whether colours are trapped. */
export function informationFaults({ information }: Opened): Fault[] {
  const missing = ['Title', 'CreationDate', 'ModDate'].filter((name) => !textIn(information, name))
  const trapped = textIn(information, 'Trapped')
  return [
    ...missing.flatMap((name) => when(true, 'info', `no /${name}`)),
    ...when(trapped !== 'True' && trapped !== 'False', 'info', `trapped ${String(trapped)}`),
  ]
}

const kept = ['xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass', 'xmp:MetadataDate']

/** The metadata name the version of PDF/X, and say the same as the information. */
export function metadataFaults({ information, xmp }: Opened): Fault[] {
  if (xmp === '') return when(true, 'xmp', 'missing')
  const said = (name: string): string => xmpProperty(xmp, name) ?? ''
  const isOtherDay = (name: string, entry: string): boolean =>
    digits(said(name)) !== digits(textIn(information, entry) ?? '')
  return [
    ...when(said('pdfxid:GTS_PDFXVersion') !== 'PDF/X-4', 'xmp', 'no version of PDF/X'),
    ...when(said('dc:title') !== (textIn(information, 'Title') ?? ''), 'xmp', 'another title'),
    ...when(isOtherDay('xmp:CreateDate', 'CreationDate'), 'xmp', 'another day of making'),
    ...when(isOtherDay('xmp:ModifyDate', 'ModDate'), 'xmp', 'another day of change'),
    ...when(said('pdf:Trapped') !== textIn(information, 'Trapped'), 'xmp', 'trapped otherwise'),
    ...kept.flatMap((name) => when(said(name) === '', 'xmp', `no ${name}`)),
  ]
}

/** Both ways of writing a time begin with the same fourteen digits. */
const digits = (date: string): string => date.replaceAll(/\D/g, '').slice(0, 14)

/** Nothing happens by itself, nothing stands over the page, and nothing is packed in. */
export function actionFaults({ catalog, document }: Opened): Fault[] {
  const names = dictIn(catalog, 'Names')
  return [
    ...without(catalog, ['OpenAction', 'AA', 'AcroForm'], 'actions'),
    ...without(names, ['JavaScript'], 'actions'),
    ...without(names, ['EmbeddedFiles'], 'files'),
    ...document.getPages().flatMap(({ node }, index) => [
      ...when(node.has(key('AA')), 'actions', 'of a page', index + 1),
      // Only what lies outside of the bleed may be annotated, and the reader need not show it: so nothing is.
      ...when(arrayIn(node, 'Annots').length > 0, 'actions', 'annotations', index + 1),
    ]),
  ]
}
