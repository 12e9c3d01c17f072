import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from 'vitest'

import { ImpositionError, makeFolding, parsePages, readPrintWords } from '../scripts/formats/print/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { optionsFor } from './print-folding.ts'
import { faultsOf, numberedPages, wordsOf } from './print-ink.ts'

const words = await readPrintWords('en', memoryWorld({ files: {} }))

async function chosen(pages: string, source: Uint8Array): Promise<Uint8Array> {
  const [file] = await makeFolding(source, optionsFor({}), { slug: 'n', words }, parsePages(pages))
  expect(file?.path).toBe('n-excerpt-booklet-a4.pdf')
  return file?.value as Uint8Array
}

/** The page numbers on each side, from left to right. */
const sidesOf = (pdf: Uint8Array): string[] =>
  wordsOf(pdf).map((side) =>
    side
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
  )

test('chosen pages lie on the sheets as if there were no others', async () => {
  const source = await numberedPages(12)
  const pdf = await chosen('9,2-3,12,5', source)
  expect(sidesOf(pdf)).toEqual(['p9', 'p2', 'p3', 'p12 p5'])
  expect(faultsOf(pdf)).toBe('')
  // What nobody chose is not in the file either, only unseen.
  expect(pdf.length).toBeLessThan((await chosen('1-12', source)).length)
})

test('a blank page takes its place', async () => {
  expect(sidesOf(await chosen('9,blank,5,2', await numberedPages(9)))).toEqual(['p2 p9', 'p5'])
})

test('the same pages of one sheet differ in their ids by what was chosen', async () => {
  const source = await numberedPages(4)
  const [some, all] = [
    await chosen('1-4', source),
    await makeFolding(source, optionsFor({}), { slug: 'n', words }),
  ]
  expect(Buffer.compare(some, all[0]?.value as Uint8Array)).not.toBe(0)
  expect(Buffer.compare(some, await chosen('1,2,3,4', source))).toBe(0)
})

test.each(['13', '1-13', 'blank'])('%s can not be chosen of twelve', async (pages) => {
  await expect(chosen(pages, await numberedPages(12))).rejects.toThrow(ImpositionError)
})

test('the command takes them, and says what is wrong with them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-pages-'))
  try {
    writeFileSync(path.join(folder, 'n.pdf'), await numberedPages(12))
    const program = path.resolve(import.meta.dirname, '../scripts/pamphlet.js')
    const run = (pages: string) =>
      spawnSync(process.execPath, [program, 'impose', 'n.pdf', '--pages', pages], {
        cwd: folder,
        encoding: 'utf8',
      })
    expect(run('9,2-3').status).toBe(0)
    const file = readFileSync(path.join(folder, 'n-excerpt-booklet-a4.pdf'))
    expect(sidesOf(file)).toEqual(['p9', 'p2 p3'])
    expect(run('3-1')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--pages: “3-1” is no page'),
    })
    expect(run('40')).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no page 40') })
    expect(readdirSync(folder).toSorted()).toEqual(['n-excerpt-booklet-a4.pdf', 'n.pdf'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
