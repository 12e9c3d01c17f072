import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'

import { readTree, type TreeEntry, writeTree } from '../scripts/formats/pdf/finish/trees.ts'
import { writeDocument } from '../scripts/formats/pdf/finish/write.ts'

/** A document with one page, and names for places on it, each a point higher than the one before. */
async function named(count: number): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const page = document.addPage([100, 10_000])
  const { context, catalog } = document
  const entries = Array.from({ length: count }, (_, index): TreeEntry => {
    const key = Buffer.from(`n${String(index).padStart(5, '0')}`)
    return [PDFHexString.fromBytes(key), context.obj([page.ref, 'XYZ', null, index, null])]
  })
  catalog.set(PDFName.of('Names'), context.obj({ Dests: writeTree(context, 'Names', entries) }))
  return document
}

test.for([0, 1, 64, 65, 4096, 4097])('a reader finds each of %d names', async (count) => {
  const document = await named(count)
  const reader = await getDocument({ data: writeDocument(document), verbosity: 0 }).promise
  expect(Object.keys(await reader.getDestinations())).toHaveLength(count)
  for (const index of [0, 63, 64, 65, 4095, 4096]) {
    const found = (await reader.getDestination(`n${String(index).padStart(5, '0')}`)) as unknown[] | null
    expect(found?.[3]).toBe(index < count ? index : undefined)
  }
  const { context, catalog } = document
  const names = catalog.lookup(PDFName.of('Names')) as unknown as { get(key: PDFName): undefined }
  expect(readTree(context, 'Names', names.get(PDFName.of('Dests')))).toHaveLength(count)
})

test('what nothing leads to is left out of the file', async () => {
  const document = await named(3)
  const small = writeDocument(document).length
  document.context.register(document.context.stream(new Uint8Array(50_000).map((_, index) => index * index)))
  // The id differs, and so does what it packs to.
  expect(writeDocument(document).length).toBeLessThan(small + 100)
})
