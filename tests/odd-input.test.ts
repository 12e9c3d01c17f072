import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { reportText } from '../scripts/report/index.ts'
import { nodeWorld } from '../scripts/world/node.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-odd-'))
  mkdirSync(path.join(folder, 'book'))
  write('book/publication.yaml', 'title: Odd\n')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, value: string | Uint8Array) => writeFileSync(path.join(folder, name), value)

async function reportOf(): Promise<string> {
  const world = nodeWorld({ manuscript: path.join(folder, 'book'), now: new Date(0) })
  const { sources, artifacts } = await build(world, { formats: [] })
  expect(artifacts).toEqual([])
  return reportText(sources)
}

test('a link that leads out of the manuscript folder is refused', async () => {
  write('secret.md', '# Secret\n\nWords.\n')
  symlinkSync('../secret.md', path.join(folder, 'book/one.md'))
  const report = await reportOf()
  expect(report).toContain('`one.md` leads out of the manuscript folder (file-missing)')
})

test('a picture behind a linked folder outside is refused', async () => {
  mkdirSync(path.join(folder, 'pictures'))
  write('pictures/a.png', new Uint8Array([1]))
  symlinkSync('../pictures', path.join(folder, 'book/images'))
  write('book/one.md', '# One\n\n![A](images/a.png)\n')
  expect(await reportOf()).toContain('`images/a.png` leads out of the manuscript folder (image-missing)')
})

test('a link inside the folder is followed', async () => {
  mkdirSync(path.join(folder, 'book/.drafts'))
  write('book/.drafts/one.md', '# One\n\nWords.\n')
  symlinkSync('.drafts/one.md', path.join(folder, 'book/one.md'))
  expect(await reportOf()).toBe('')
})

test('a chapter that is a folder', async () => {
  mkdirSync(path.join(folder, 'book/one.md'))
  write('book/publication.yaml', 'title: Odd\ncontents: {body: [one.md]}\n')
  expect(await reportOf()).toContain(
    'publication.yaml:2:19: error: `one.md` is a folder, not a file (file-missing)',
  )
})

test('a picture of 50 MB', async () => {
  const picture = new Uint8Array(50_000_000)
  // The head of a GIF of 1 by 1 pixels.
  picture.set([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0x80, 0, 0])
  write('book/large.gif', picture)
  write('book/one.md', '# One\n\n![A large picture](large.gif)\n')
  expect(await reportOf()).toContain(
    'one.md:3:1: error: The picture `large.gif` is too large: 50 MB (image-large)',
  )
})

test('a manuscript folder that is not there', async () => {
  rmSync(path.join(folder, 'book'), { recursive: true })
  expect(await reportOf()).toContain('`publication.yaml` does not exist (manuscript-missing)')
})
