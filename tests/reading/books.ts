import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** A book that the program itself has built, as a person would, into a folder of its own. */
export interface BuiltBook {
  readonly name: string
  readonly epub: string
  readonly pdf: string
  readonly largePrint: string
  /** The text it was imported from, where it was. */
  readonly text?: string
}

/** Run the program as a person would; gives what it printed. */
export function pamphlet(args: readonly string[], cwd = root): string {
  return execFileSync(process.execPath, [path.join(root, 'scripts/pamphlet.js'), ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** The pamphlet that ships with the program. */
export function shippedBook(): BuiltBook {
  return built('shipped', path.join(root, 'manuscript'))
}

/**
 * Texts to import: one of our own, and those that the environment variable PAMPHLET_TEXTS names (paths with a
 * colon between), so that texts which are not ours to publish are tried where they are at hand.
 */
export function importedBooks(): BuiltBook[] {
  const others = (process.env['PAMPHLET_TEXTS'] ?? '').split(':').filter((file) => file && existsSync(file))
  return [path.join(root, 'tests/import/salt.txt'), ...others].map((text) => {
    const folder = path.join(mkdtempSync(path.join(tmpdir(), 'pamphlet-import-')), 'book')
    pamphlet(['import', text, '--to', folder])
    return { ...built(path.basename(text, '.txt'), folder), text: readFileSync(text, 'utf8') }
  })
}

/** Build a manuscript; the same one gives the same bytes, in whatever folder. */
export function built(name: string, manuscript: string): BuiltBook {
  const out = path.join(mkdtempSync(path.join(tmpdir(), `pamphlet-${name}-`)), 'dist')
  pamphlet(['build', manuscript, '--out', out])
  const epub = readdirSync(out).find((file) => file.endsWith('.epub')) ?? ''
  const edition = (end: string) => path.join(out, epub.replace(/\.epub$/, end))
  return { name, epub: edition('.epub'), pdf: edition('.pdf'), largePrint: edition('-large-print.pdf') }
}
