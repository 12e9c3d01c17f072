import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { beforeAll, expect, test } from 'vitest'

import { checkPdfX } from '../../scripts/audit/conformance/pdf-x/index.ts'
import { makeSample, printSample } from './press-edition-sample.ts'

let made: Uint8Array

beforeAll(async () => {
  made = (await makeSample(await printSample(), false)).value
})

/** Each makes one thing wrong; the checker has to name its topic, or its silence about our file would mean nothing. */
const mutations: readonly [topic: string, what: string, (document: PDFDocument) => void][] = [
  ['header', 'a later version', ({ context }) => (context.header = PDFHeader.forVersion(1, 7))],
  ['id', 'no id', ({ context }) => delete context.trailerInfo.ID],
  ['info', 'trapped unknown', (document) => informationOf(document).set(name('Trapped'), name('Unknown'))],
  ['info', 'no day of change', (document) => informationOf(document).delete(name('ModDate'))],
  ['info', 'no title', (document) => informationOf(document).delete(name('Title'))],
  ['xmp', 'another title', (document) => document.setTitle('Another')],
  ['xmp', 'another day', (document) => document.setCreationDate(new Date('2020-01-01T00:00:00Z'))],
  ['xmp', 'no metadata', ({ catalog }) => catalog.delete(name('Metadata'))],
  ['intent', 'no intent', ({ catalog }) => catalog.delete(name('OutputIntents'))],
  ['intent', 'no profile', ({ catalog }) => intentOf(catalog).delete(name('DestOutputProfile'))],
  ['intent', 'two intents', ({ catalog }) => intentsOf(catalog).push(intentOf(catalog))],
  ['boxes', 'no trimmed page', (document) => document.getPage(0).node.delete(name('TrimBox'))],
  ['boxes', 'a small bleed', (document) => document.getPage(0).setBleedBox(50, 50, 100, 100)],
  ['boxes', 'a small sheet', (document) => document.getPage(1).setMediaBox(50, 50, 100, 100)],
  ['actions', 'an annotation', (document) => annotate(document)],
  [
    'actions',
    'an action',
    ({ catalog, context }) => catalog.set(name('OpenAction'), context.obj({ S: 'Named', N: 'Print' })),
  ],
  ['colour', 'a colour of the screen', (document) => draw(document, '1 0 0 rg')],
  ['colour', 'a space of the screen', (document) => draw(document, '/DeviceRGB CS')],
  [
    'colour',
    'a picture of the screen',
    (document) => pictureOf(document).set(name('ColorSpace'), name('DeviceRGB')),
  ],
  ['colour', 'blending on the screen', (document) => groupOf(document).set(name('CS'), name('DeviceRGB'))],
  ['state', 'a transfer function', (document) => stateOf(document).set(name('TR'), name('Identity'))],
  [
    'images',
    'alternates',
    (document) => pictureOf(document).set(name('Alternates'), document.context.obj([])),
  ],
  ['fonts', 'a font elsewhere', (document) => unembed(document)],
]

test.each(mutations)('the checker finds %s: %s', async (topic, _, spoil) => {
  const document = await PDFDocument.load(made, { updateMetadata: false })
  spoil(document)
  const found = await checkPdfX(await document.save({ useObjectStreams: true }))
  expect(found.map((fault) => fault.topic)).toContain(topic)
})

const name = (text: string): PDFName => PDFName.of(text)
const informationOf = ({ context }: PDFDocument) => context.lookup(context.trailerInfo.Info, PDFDict)
const intentsOf = (catalog: PDFDict) => catalog.lookup(name('OutputIntents'), PDFArray)
const intentOf = (catalog: PDFDict) => intentsOf(catalog).lookup(0, PDFDict)
const groupOf = (document: PDFDocument) => document.getPage(0).node.lookup(name('Group'), PDFDict)

function find(document: PDFDocument, fits: (dict: PDFDict) => boolean): PDFDict {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (dict instanceof PDFDict && fits(dict)) return dict
  }
  throw new Error('The file has no such thing')
}

const pictureOf = (document: PDFDocument) =>
  find(document, (dict) => dict.get(name('Subtype')) === name('Image'))
const stateOf = (document: PDFDocument) => find(document, (dict) => dict.has(name('ca')))

function unembed(document: PDFDocument): void {
  find(document, (dict) => dict.has(name('FontFile2'))).delete(name('FontFile2'))
}

function draw(document: PDFDocument, operators: string): void {
  const { node } = document.getPage(0)
  const more = document.context.register(document.context.stream(operators))
  const contents = node.get(name('Contents'))
  if (!(contents instanceof PDFRef)) throw new Error('The page has other contents')
  node.set(name('Contents'), document.context.obj([contents, more]))
}

function annotate(document: PDFDocument): void {
  const { context } = document
  const note = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Contents: PDFString.of('Look'),
    Rect: [0, 0, 9, 9],
    F: PDFNumber.of(4),
  })
  document.getPage(0).node.set(name('Annots'), context.obj([note]))
}
