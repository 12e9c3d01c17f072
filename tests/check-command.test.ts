import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { checkConformance } from '../scripts/audit/conformance/index.ts'
import { auditor } from '../scripts/audit/index.ts'
import { kinship } from '../scripts/audit/kinship.ts'
import { build } from '../scripts/build.ts'
import { type CheckOptions, checkEditions } from '../scripts/check-editions.ts'
import type { Prover } from '../scripts/model/prover.ts'
import type { JudgedFile, World } from '../scripts/model/world.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { editEpub, elementWith, without } from './audit/mutants/epub-file.ts'
import { readManuscript } from './audit/source-place.ts'
import { inventoryOf } from './audit-inventory-book.ts'
import { paintingWorld } from './epub-publication.ts'

const root = path.resolve(import.meta.dirname, '..')
const tollHouse = path.join(root, 'tests/audit/book')
const books = path.join(root, 'tests/audit/books')
const manuscript = readManuscript(tollHouse)
const gate = 'OEBPS/gate.xhtml'

let folder = ''
let sound: Uint8Array
let damaged: Uint8Array

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-check-'))
  const world = { ...memoryWorld({ files: manuscript }), browser: paintingWorld().browser }
  const [epub] = (await build(world, { formats: ['epub'] })).artifacts
  if (!(epub?.value instanceof Uint8Array)) throw new Error('No EPUB was made')
  sound = epub.value
  damaged = await editEpub(sound, { [gate]: without(elementWith('p', 'The mail’s privilege was resented')) })
  cpSync(tollHouse, path.join(folder, 'book'), { recursive: true })
  mkdirSync(path.join(folder, 'elsewhere'))
  const files = {
    'sound.epub': sound,
    'damaged.epub': damaged,
    'empty.epub': '',
    'empty.pdf': '',
    'cover.png': '',
    'other.txt': 'Nobody who has read this far will take these words for those of another book.\n',
    'blank.html': '<!doctype html><html lang="en"><title>Blank</title><body></body></html>',
  }
  for (const [name, value] of Object.entries(files)) writeFileSync(path.join(folder, name), value)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** In a folder that has no `manuscript`. */
function run(...args: string[]) {
  const program = path.join(root, 'scripts/pamphlet.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.replace(/^npm warn.*\n/gm, '') }
}

/** Proves in this thread. */
function prover(): Prover {
  const { begin, audit } = auditor()
  const judge = async () => undefined
  return {
    begin,
    audit,
    judge: (file, full) => checkConformance([file], { full }, { judge }),
    close: async () => {},
  }
}

const usual: CheckOptions = { hasManuscript: true, full: false, shops: [] }
const check = (
  files: readonly JudgedFile[],
  options: Partial<CheckOptions> = {},
  world: Partial<World> = {},
) =>
  checkEditions({ ...memoryWorld({ files: manuscript }), ...world, prover }, files, { ...usual, ...options })

describe('on the command line', () => {
  test.each([
    [[], 'check which files?'],
    [['none.epub', '--manuscript', 'book'], 'There is no file none.epub'],
    [['cover.png', '--manuscript', 'book'], 'cover.png is no .epub, .pdf, .html or .txt'],
    [['elsewhere', '--manuscript', 'book'], 'elsewhere is a folder: name the files in it'],
    [['sound.epub'], 'There is no folder manuscript: name the one that the files were made from'],
    [['sound.epub', '--manuscript', 'bok'], 'There is no folder bok'],
    [['sound.epub', '--manuscript', 'bok', '--for', 'kindle'], 'There is no folder bok'],
    [['sound.epub', '--for', 'kindel'], 'There is no shop called kindel. Did you mean kindle?'],
    [['sound.epub', '--for', ','], '--for names no shop'],
    [['sound.epub', '--fast'], "Unknown option '--fast'"],
  ])('%j is wrong usage: exit 2', (args, words) => {
    const { status, stdout, stderr } = run(...args)
    expect(stderr).toContain(words)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })

  test('nothing is said of an edition that has all: exit 0', () => {
    const { status, stdout, stderr } = run('sound.epub', '--manuscript', 'book')
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^ {2}([\d,]+) of \1 words, .* in EPUB\n/s)
    expect(stdout).toContain('not run (pamphlet check --full)')
    expect(status).toBe(0)
  })

  test('what is lost is shown where it was written, and where to look for it: exit 1', () => {
    const { status, stdout, stderr } = run('damaged.epub', 'sound.epub', '--manuscript', 'book')
    const place = /book\/chapters\/01-the-gate\.md:(\d+):\d+: error: .*\(audit-lost\)\n {2}\1 \| .*mail/
    expect(stderr).toMatch(place)
    expect(stderr).toContain(`where: damaged.epub, ${gate}`)
    expect(stderr).not.toContain('sound.epub')
    expect(stdout).toContain('damaged.epub: ')
    expect(status).toBe(1)
  })

  test('--json is one object with counts, judges and messages', () => {
    const { status, stdout } = run('damaged.epub', '--manuscript', 'book', '--for', 'kindle', '--json')
    const said = JSON.parse(stdout) as Record<'version' | 'editions' | 'conformance', unknown> & {
      messages: { file: string; rule: string; severity: string; line: number | null }[]
    }
    expect(said).toMatchObject({ version: 1, editions: [{ edition: 'damaged.epub' }] })
    expect(said.messages).toContainEqual(
      expect.objectContaining({ file: 'chapters/01-the-gate.md', rule: 'audit-lost', severity: 'error' }),
    )
    expect(said.messages).toContainEqual(
      expect.objectContaining({
        file: 'publication.yaml',
        rule: 'shop-kindle-font-type',
        severity: 'warning',
      }),
    )
    expect(status).toBe(1)
  })

  test('shops are asked without a manuscript too; the finished file stands in its place', () => {
    const { status, stdout, stderr } = run('sound.epub', '--for', 'kindle,kdp,apple')
    expect(stderr).toContain('There is no folder manuscript: nobody can tell')
    expect(stderr).toMatch(/^sound\.epub: warning: .*\(shop-kindle-font-type\)\n {2}→ .*\n {4}where: OEBPS/m)
    expect(stdout).toMatch(/^ {2}Kindle: 2 errors, \d+ warnings, \d+ note/m)
    expect(stdout).toContain('  Amazon KDP: not asked, it takes PDF\n')
    expect(stdout).not.toContain('words')
    // The cover that is painted here is a stamp, which shops refuse.
    expect(status).toBe(1)
  })
})

describe('of files that are no editions', () => {
  test.each([
    ['other.txt', 'audit-lost', 'not an edition of this manuscript'],
    ['blank.html', 'audit-lost', 'No words can be read'],
    ['empty.epub', 'audit-file', 'no ZIP archive'],
    ['empty.pdf', 'audit-file', "can't be read as a PDF"],
  ])('%s is told once', (name, rule, words) => {
    const { status, stdout, stderr } = run(name, '--manuscript', 'book')
    const said = stderr.split('\n').filter((line) => line.includes('(audit-'))
    expect(said).toEqual([expect.stringContaining(`(${rule})`)])
    expect(said[0]).toContain(words)
    expect(stdout).toMatch(/: 0 of [\d,]+ words; 1 finding/)
    expect(status).toBe(1)
  })

  test('books are told apart, in one language and in others', async () => {
    // Others share their filling with each other.
    const names = readdirSync(books).filter(
      (name) => !/^(?:citations-|long-|notes-|one-|repeated-)/.test(name),
    )
    expect(names.length).toBeGreaterThan(15)
    const given = await Promise.all(
      names.map((name) => inventoryOf(memoryWorld({ files: readManuscript(path.join(books, name)) }))),
    )
    for (const [one, reading] of given.entries()) {
      if (!reading) throw new Error(`${names[one]} can't be read`)
      const isKin = kinship(reading)
      const kin = names.filter((_, other) => {
        const another = given[other]
        return another && isKin(another)
      })
      expect(kin).toEqual([names[one]])
    }
  })

  test('a chapter is kin to its book, and so is a draft with other sentences between', async () => {
    const book = await inventoryOf(memoryWorld({ files: manuscript }))
    if (!book) throw new Error('The book can not be read')
    const isKin = kinship(book)
    const { words } = book
    expect(isKin({ ...book, words: words.slice(300, 500) })).toBe(true)
    expect(
      isKin({ ...book, words: words.flatMap((word, at) => (at % 12 === 0 ? [word, 'xyzzy'] : [word])) }),
    ).toBe(true)
    expect(isKin({ ...book, words: words.toReversed() })).toBe(false)
    expect(isKin({ ...book, words: [] })).toBe(false)
    expect(kinship({ ...book, words: [] })(book)).toBe(true)
  })
})

describe('the recipe', () => {
  test('mistakes in publication.yaml are reported as in a build, and nothing is checked', async () => {
    const broken = memoryWorld({ files: { ...manuscript, 'publication.yaml': 'titel: A Book\n' } })
    const { sources, audit } = await check([{ path: 'sound.epub', value: sound }], {}, broken)
    expect(audit).toBeUndefined()
    expect(sources.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toContain(
      'metadata-unknown',
    )
  })

  test('so are mistakes in the references', async () => {
    const broken = memoryWorld({ files: { ...manuscript, 'references.yaml': '- id: [' } })
    const { sources, audit } = await check([{ path: 'sound.epub', value: sound }], {}, broken)
    expect(audit).toBeUndefined()
    expect(sources.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toContain(
      'reference-syntax',
    )
  })

  test('starts no browser', async () => {
    const browser = () => Promise.reject(new Error('It was started'))
    const { audit } = await check([{ path: 'sound.epub', value: sound }], { shops: ['kindle'] }, { browser })
    expect(audit?.editions[0]?.findings).toEqual([])
  })

  test('judges of others are asked in a full check alone', async () => {
    const files = [{ path: 'sound.epub', value: sound }]
    const tools = async (full: boolean) => {
      const { audit } = await check(files, { full })
      return audit?.conformance.tools.filter(({ state }) => state === 'absent').map(({ tool }) => tool)
    }
    expect(await tools(false)).toEqual([])
    expect(await tools(true)).toEqual(['EPUBCheck', 'Ace'])
  })

  test('what a shop says is shown at the line that mends it', async () => {
    const yaml = new TextDecoder().decode(manuscript['publication.yaml'])
    const long = yaml.replace(/^description:.*$/m, `description: ${'All about a toll house. '.repeat(400)}`)
    const files = { ...manuscript, 'publication.yaml': long }
    const world = { ...memoryWorld({ files }), browser: paintingWorld().browser }
    const [epub] = (await build(world, { formats: ['epub'] })).artifacts
    const value = epub?.value as Uint8Array
    const { shops } = await check([{ path: 'long.epub', value }], { shops: ['kindle'] })
    const said = shops.said.filter(({ rule }) => rule.includes('description'))
    expect(said).not.toEqual([])
    for (const { at } of said) {
      expect(at?.file.path).toBe('publication.yaml')
      expect(at?.place?.line).toBe(yaml.split('\n').findIndex((line) => line.startsWith('description:')) + 1)
    }
  })
})
