import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

import * as v from 'valibot'

import {
  bookletOptions,
  type Folding,
  ImpositionError,
  makeFolding,
  type PageChoice,
  parsePages,
  readPrintWords,
  zineOptions,
} from '../formats/print/index.ts'
import type { Artifact } from '../model/format.ts'
import { EnvironmentError } from '../model/world.ts'
import { nodeWorld } from '../world/node.ts'
import { type Command, type Option, UsageError, type Values } from './command.ts'

const options: Readonly<Record<string, Option>> = {
  pages: {
    type: 'string',
    value: 'LIST',
    help: 'which pages, by their place in the file: 1,4,blank,15-32 (all)',
  },
  paper: { type: 'string', value: 'SIZE', help: 'the paper in the printer: a4, letter, 210x297mm (a4)' },
  binding: { type: 'string', value: 'KIND', help: 'saddle, signatures, perfect or zine (saddle)' },
  sheets: { type: 'string', value: 'N', help: 'sheets in each signature (as few blank pages as can be)' },
  flip: {
    type: 'string',
    value: 'EDGE',
    help: 'short, long, or manual: fronts and backs in two files (short)',
  },
  up: { type: 'string', value: 'N', help: 'pages on a side: 2 or 4 (2)' },
  copies: {
    type: 'string',
    value: 'N',
    help: 'of four pages up: 2 booklets alike, or 1 to be cut and laid together (2)',
  },
  cover: { type: 'boolean', help: 'keep the last page at the back, behind the blank ones' },
  thickness: { type: 'string', value: 'MM', help: 'of a sheet (0.10)' },
  flat: { type: 'boolean', help: 'no allowance for the thickness of the fold' },
  marks: { type: 'string', value: 'LIST', help: 'hairlines to print: fold,cut,staple (none)' },
  rtl: { type: 'boolean', help: 'the book is read from right to left' },
  lang: { type: 'string', value: 'TAG', help: 'the language of the hints (en)' },
  to: { type: 'string', value: 'FOLDER', help: 'where the booklet goes (beside the file)' },
}

/** `pamphlet impose`: any finished PDF becomes a booklet to print at home. */
export const imposeCommand: Command = {
  summary: 'put the pages of a finished PDF on sheets, to fold into a booklet',
  usage: 'pamphlet impose FILE.pdf [--paper a4] [--binding saddle] [--flip short] [--marks fold,staple]',
  example: 'pamphlet impose dist/essay.pdf --paper letter --cover',
  positionals: 1,
  options,
  async run([source], values) {
    if (source === undefined) throw new UsageError(this.usage)
    const pdf = await readSource(source)
    const folder = typeof values['to'] === 'string' ? values['to'] : path.dirname(source)
    try {
      const made = await impose(pdf, path.parse(source).name, values)
      for (const file of made) await write(path.join(folder, file.path), file)
      process.stdout.write(said(made, folder))
      return 0
    } catch (error) {
      if (!(error instanceof ImpositionError)) throw error
      process.stderr.write(`${source}: ${error.message}\n`)
      return 1
    }
  },
}

async function impose(pdf: Uint8Array, slug: string, values: Values): Promise<Artifact[]> {
  // The words are the program's own files; no manuscript is read, and no browser started.
  const world = nodeWorld({ manuscript: '.', now: new Date(0) })
  const words = await readPrintWords(String(values['lang'] ?? 'en'), world)
  const naming = { slug, words, ...(values['rtl'] && { dir: 'rtl' as const }) }
  return makeFolding(pdf, foldingOf(givenOf(values)), naming, pagesOf(values['pages']))
}

function pagesOf(value: Values[string]): PageChoice | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return parsePages(value)
  } catch (error) {
    throw error instanceof ImpositionError ? new UsageError(`--pages: ${error.message}`) : error
  }
}

function foldingOf(given: Record<string, unknown>): Folding {
  const { binding, ...rest } = given
  if (binding === 'zine') return { ...check(zineOptions('a4'), rest), binding }
  return check(bookletOptions('a4'), given)
}

/** The options' values in the types that the format takes. */
function givenOf(values: Values): Record<string, unknown> {
  const text = (name: string) => (values[name] === undefined ? {} : { [name]: values[name] })
  const number = (name: string) => (values[name] === undefined ? {} : { [name]: Number(values[name]) })
  const marks = values['marks']
  return {
    ...text('paper'),
    ...text('binding'),
    ...text('flip'),
    ...text('cover'),
    ...number('sheets'),
    ...number('up'),
    ...number('copies'),
    ...number('thickness'),
    ...(values['flat'] && { creep: false }),
    ...(typeof marks === 'string' && { marks: marks.split(',').map((mark) => mark.trim()) }),
  }
}

function check<S extends v.GenericSchema>(schema: S, given: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  const faults = result.issues.map((issue) => `--${v.getDotPath(issue)?.split('.')[0]}: ${issue.message}`)
  throw new UsageError(faults.join('\n'))
}

async function readSource(source: string): Promise<Uint8Array> {
  try {
    return await readFile(source)
  } catch (cause) {
    throw new EnvironmentError(`${source} can't be read.`, 'Correct its name.', { cause })
  }
}

/** Whole or not at all: an older booklet stays until the new one is there. */
async function write(file: string, { value }: Artifact): Promise<void> {
  const staged = `${file}.tmp`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(staged, value ?? '')
    await rename(staged, file)
  } catch (cause) {
    await rm(staged, { force: true })
    throw new EnvironmentError(`${file} can't be written.`, 'Name another folder with --to.', { cause })
  }
}

function said(made: readonly Artifact[], folder: string): string {
  const files = made.map((file) => `  ${path.join(folder, file.path)}\n`)
  const notes = made[0]?.data.notes ?? []
  return [...files, ...notes.map((line) => `    ${line}\n`)].join('')
}
