import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A manuscript as it lies in a folder: paths below it, and their bytes. */
export type Manuscript = Readonly<Record<string, Uint8Array>>

export function readManuscript(folder: string): Manuscript {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  return Object.fromEntries(
    names.toSorted().map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]),
  )
}

/** Lines of a file, from 1, that stand together: none between them is empty. */
export interface Block {
  readonly file: string
  readonly from: number
  readonly to: number
  /** The line that was asked for. */
  readonly line: number
}

/** The block in whose one line the words stand. @throws where no line holds them, or more than one. */
export function blockOf(manuscript: Manuscript, words: string): Block {
  const found = Object.entries(manuscript).flatMap(([file, value]) => {
    if (!/\.(?:md|ya?ml)$/.test(file)) return []
    const lines = new TextDecoder().decode(value).split('\n')
    return lines.flatMap((text, index) => (text.includes(words) ? [{ file, lines, index }] : []))
  })
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} lines of the manuscript hold ${words}`)
  const { file, lines, index } = only
  // In YAML a block is a line: everything there stands together.
  const isApart = (at: number): boolean => !file.endsWith('.md') || !lines[at]?.trim()
  let [from, to] = [index, index]
  while (from > 0 && !isApart(from - 1)) from -= 1
  while (to < lines.length - 1 && !isApart(to + 1)) to += 1
  return { file, from: from + 1, to: to + 1, line: index + 1 }
}

export const isIn = ({ file, from, to }: Block, place: { file: string; line: number }): boolean =>
  place.file === file && place.line >= from && place.line <= to
