import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { byPandoc, has } from '../audit/by-others.ts'
import { editEpub, elementWith, without } from '../audit/mutants/epub-file.ts'
import { readManuscript } from '../audit/source-place.ts'

const root = path.resolve(import.meta.dirname, '../..')
let folder = ''
const slug = 'not-for-any-price'

function run(...args: string[]) {
  const program = path.join(root, 'scripts/pamphlet.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.replace(/^npm warn.*\n/gm, '') }
}

const made = (name: string): string => path.join(folder, 'dist', name)

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-check-'))
  const { status, stderr } = run('build', 'manuscript', '--out', path.join(folder, 'dist'))
  if (status !== 0) throw new Error(stderr)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing is said of the editions of a build', () => {
  const editions = readdirSync(path.join(folder, 'dist')).filter((name) =>
    /(?<!duplex-test-.*)\.(?:epub|pdf)$/.test(name),
  )
  expect(editions).toEqual(
    expect.arrayContaining([`${slug}.epub`, `${slug}-booklet-a4.pdf`, `${slug}-press.pdf`]),
  )
  const { status, stdout, stderr } = run('check', ...editions.map(made))
  expect(stderr).toBe('')
  expect(stdout).toMatch(/([\d,]+) of \1 words.*nothing to report/s)
  expect(status).toBe(0)
})

test('the sheet that tests a printer is no edition', () => {
  const { status, stderr } = run('check', made(`${slug}-duplex-test-a4.pdf`))
  expect(stderr.match(/: error: /g)).toHaveLength(1)
  expect(stderr).toContain('not an edition of this manuscript')
  expect(status).toBe(1)
})

test('a paragraph dropped from the EPUB is named with its line and the file inside', async () => {
  const words = 'Trafficking is a word that suggests movement'
  const text = readFileSync(path.join(root, 'manuscript/chapters/01-what-the-word-covers.md'), 'utf8')
  const line = text.split('\n').findIndex((each) => each.includes(words)) + 1
  const inside = 'OEBPS/ch-definition.xhtml'
  const epub = new Uint8Array(readFileSync(made(`${slug}.epub`)))
  const file = path.join(folder, 'damaged.epub')
  writeFileSync(file, await editEpub(epub, { [inside]: without(elementWith('p', words)) }))
  const { status, stderr } = run('check', file)
  expect(stderr).toContain(`manuscript/chapters/01-what-the-word-covers.md:${line}:1: error: `)
  expect(stderr).toContain(`where: ${file}, ${inside}`)
  expect(status).toBe(1)
})

test.skipIf(!has('pandoc'))('an EPUB by pandoc is checked like one of our own', () => {
  const book = path.join(root, 'tests/audit/books/german')
  const { value } = byPandoc(readManuscript(book), 'epub', 'apa')
  const file = path.join(folder, 'by-pandoc.epub')
  writeFileSync(file, value)
  const { stdout, stderr } = run('check', file, '--manuscript', book)
  expect(stderr).not.toContain('(audit-')
  expect(stdout).toMatch(/([\d,]+) of \1 words/)
})

test('shops say what they have against the EPUB and the press edition', () => {
  const { stdout, stderr } = run(
    'check',
    made(`${slug}.epub`),
    made(`${slug}-press.pdf`),
    '--for',
    'kindle,kdp',
  )
  expect(stderr).toMatch(/^manuscript\/publication\.yaml:\d+:\d+: note: .*\(shop-kindle-cover-best\)/m)
  expect(stderr).toMatch(/^manuscript\/.*\(shop-kdp-[a-z-]+\)\n[^]*?where: .*-press\.pdf/m)
  expect(stdout).toMatch(/^ {2}Kindle: .*\n {2}Amazon KDP: .*/m)
})

test('an encrypted PDF is called encrypted by everyone', async () => {
  const document = await PDFDocument.load(readFileSync(made(`${slug}.pdf`)))
  document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' })
  const file = path.join(folder, 'locked.pdf')
  writeFileSync(file, await document.save())
  const { status, stderr } = run('check', file)
  expect(stderr).toMatch(/can't be read as a PDF: No password given \(audit-file\)/)
  for (const line of stderr.split('\n').filter((each) => each.includes(': error: ')))
    expect(line).toMatch(/password|encrypted/)
  expect(status).toBe(1)
})
