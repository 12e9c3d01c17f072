import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { writeManuscript } from '../bench/manuscript.ts'
import { run } from '../import/run.ts'
import { type Manuscript, readManuscript } from './source-place.ts'

/** A book with nothing wrong in it: the audit must be silent. */
export interface SoundBook {
  readonly name: string
  readonly manuscript: () => Manuscript
  /** What the program says of it, and may. */
  readonly rules: readonly string[]
  /** Letters that no theme has: without a font of the machine its PDF is not sound. */
  readonly needs: readonly string[]
}

const books = path.join(import.meta.dirname, 'books')

/** Messages that a book is meant to have. */
const rules: Readonly<Record<string, readonly string[]>> = {
  arabic: ['font-uncovered'],
  chinese: ['font-uncovered'],
  code: ['font-uncovered'],
  'deep-headings': ['label-differs'],
  hebrew: ['font-uncovered'],
  hindi: ['font-uncovered', 'language-unknown'],
  japanese: ['font-uncovered'],
  korean: ['font-uncovered'],
  'many-lists': ['font-uncovered'],
  'odd-markdown': ['html-raw'],
  'odd-unicode': ['font-uncovered'],
  'tables-only': ['block-squeezed'],
  thai: ['font-uncovered', 'language-unknown'],
}

/** Letters of each script that a book is set in and no theme has. */
const needs: Readonly<Record<string, readonly string[]>> = {
  arabic: ['ساعي'],
  chinese: ['钟敲柳镇'],
  hebrew: ['ספריה'],
  hindi: ['नदीका'],
  japanese: ['峠のガ'],
  korean: ['고개너머'],
  'odd-unicode': ['قاهرة', 'רושלים', 'Երևան', 'თბილ', '東京', '∑∫∀ℝ'],
  thai: ['เรือจ้าง'],
}

/** Folders of `books`, an imported text, and a long book of invented words. */
export const soundBooks: readonly SoundBook[] = [
  ...readdirSync(books).map((name) => bookOf(name, () => readManuscript(path.join(books, name)))),
  bookOf('imported plain text', importedSalt),
  bookOf('100,000 invented words', () => generated(100_000)),
]

function bookOf(name: string, manuscript: () => Manuscript): SoundBook {
  return { name, manuscript, rules: rules[name] ?? [], needs: needs[name] ?? [] }
}

function importedSalt(): Manuscript {
  const text = new Uint8Array(readFileSync(path.join(import.meta.dirname, '../import/salt.txt')))
  const { files } = run(text, 'salt.txt')
  return Object.fromEntries(
    Object.entries(files).map(([name, value]) => [name, new TextEncoder().encode(value)]),
  )
}

function generated(words: number): Manuscript {
  const folder = mkdtempSync(path.join(tmpdir(), 'sound-'))
  try {
    writeManuscript(folder, { words, chapters: 20, noteEvery: 150 })
    return readManuscript(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Those of the letters that no font of the machine has together. */
export function unwritable(scripts: readonly string[]): string[] {
  return scripts.filter((letters) => {
    const codes = [...new Set(letters)].map((letter) => (letter.codePointAt(0) ?? 0).toString(16))
    try {
      const fonts = execFileSync('fc-list', [`:charset=${codes.join(' ')}`, 'family'], { encoding: 'utf8' })
      return fonts.trim() === ''
    } catch {
      return true
    }
  })
}

const checks = new Set(
  readdirSync(path.resolve(import.meta.dirname, '../../scripts/check'), { withFileTypes: true }).map(
    ({ name }) => path.basename(name, '.ts'),
  ),
)

/** The rules without those of an author's own checks: whether a text is well written is not asked here. */
export const withoutChecks = (given: Iterable<string | undefined>): (string | undefined)[] =>
  [...new Set(given)].filter((rule) => rule === undefined || !checks.has(rule)).toSorted()
