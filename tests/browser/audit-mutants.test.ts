import path from 'node:path'

import type { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { auditFiles, type Edition } from '../audit/audit-files.ts'
import { judge, right } from '../audit/judge.ts'
import { bookletMutants } from '../audit/mutants/booklet.ts'
import { misbuild } from '../audit/mutants/misbuild.ts'
import { lettersOf } from '../audit/mutants/pdf-file.ts'
import { pdfMutants } from '../audit/mutants/pdf.ts'
import { missteps } from '../audit/mutants/trees.ts'
import { blockOf, readManuscript } from '../audit/source-place.ts'
import { openTagged } from '../../scripts/audit/conformance/pdf-ua/file.ts'
import { openPdf } from '../reading/pdfjs.ts'

const manuscript = readManuscript(path.join(import.meta.dirname, '../audit/book'))
const world = memoryWorld({ files: manuscript })
let editions: Record<'pdf' | 'booklet', Edition>
/** The sound files, opened and saved with no damage between. */
let untouched: Record<'pdf' | 'booklet', Uint8Array>
/** The sound PDF: its pages are those of the folded booklet too. */
let pages: PDFDocument

beforeAll(async () => {
  const { artifacts } = await build(world, { formats: ['pdf', 'booklet-a4'] })
  const edition = (end: string): Edition => {
    const found = artifacts.find((file) => file.path.endsWith(end))
    if (!(found?.value instanceof Uint8Array)) throw new Error(`No ${end} was made`)
    return { path: found.path, value: found.value }
  }
  editions = { pdf: edition('toll-house.pdf'), booklet: edition('-booklet-a4.pdf') }
  untouched = { pdf: await saved(editions.pdf), booklet: await saved(editions.booklet) }
  pages = (await openTagged(editions.pdf.value)).document
})
afterAll(() => world.close())

async function saved({ value }: Edition): Promise<Uint8Array> {
  return (await openTagged(value)).document.save({ updateFieldAppearances: false })
}

const pageOf = (words: string): number => (lettersOf(pages, words)[0]?.page ?? -1) + 1

test.each(['pdf', 'booklet'] as const)('the sound %s raises no alarm', async (of) => {
  expect(await auditFiles(manuscript, [editions[of]])).toEqual([])
})

test('no two mutants have one name', () => {
  for (const mutants of [pdfMutants, bookletMutants]) {
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  }
})

describe.each([...pdfMutants, ...bookletMutants])('$of: $name', ({ of, damage, expected }) => {
  test('is another file that still opens', async () => {
    const sound = editions[of === 'booklet' ? 'booklet' : 'pdf'].value
    const value = await damage(sound)
    expect(Buffer.compare(value, untouched[of === 'booklet' ? 'booklet' : 'pdf'])).not.toBe(0)
    const opened = await openPdf(value)
    expect(opened.pages).toBeGreaterThan(9)
    expect((await opened.text(4)).length).toBeGreaterThan(100)
  })

  test('has a place in the manuscript and in the file', () => {
    expect(expected.source.map((words) => blockOf(manuscript, words).line)).not.toContain(0)
    expect((expected.page ?? []).map(pageOf)).not.toContain(0)
  })

  test('is caught at its place', async () => {
    const edition = editions[of === 'booklet' ? 'booklet' : 'pdf']
    const findings = await auditFiles(manuscript, [{ ...edition, value: await damage(edition.value) }])
    expect(judge(findings, expected, manuscript, expected.page?.map(pageOf))).toMatch(right)
  })
})

describe.each(missteps)('made wrongly: $name', ({ change, ...expected }) => {
  test('is another file', async () => {
    const edition = await misbuild(world, 'pdf', change)
    expect(Buffer.compare(edition.value, editions.pdf.value)).not.toBe(0)
  })

  test('is caught at its place', async () => {
    const findings = await auditFiles(manuscript, [await misbuild(world, 'pdf', change)])
    expect(judge(findings, expected, manuscript, undefined, 40)).toMatch(right)
  })
})

test('a build without a misstep is the sound one', async () => {
  const edition = await misbuild(world, 'pdf')
  expect(Buffer.compare(edition.value, editions.pdf.value)).toBe(0)
})
