import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFile } from 'vfile'
import { parse as parseYaml } from 'yaml'

import { diagnose } from '../model/diagnose.ts'
import type { ImportedFile } from './files.ts'
import type { Ledger } from './ledger.ts'
import type { Line } from './lines.ts'

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false })

/** The program may put a title of this many words, at most, between two lines of the text. */
const widestGap = 80

interface Words {
  readonly text: readonly string[]
  readonly notes: readonly string[]
}

/**
 * Report every line whose words do not stand, whole and in their order, in the files as Markdown reads them.
 *
 * `config` is publication.yaml, `files` are the others in the order of the text. Lines of notes may stand
 * anywhere among the notes. The ledger says which words the program writes itself: labels, and what publication.yaml holds.
 */
export function reportLost(
  lines: readonly Line[],
  config: ImportedFile,
  files: readonly ImportedFile[],
  ledger: Ledger,
  file: VFile,
): void {
  const read = files.map(({ value }) => wordsIn(value))
  const text = read.flatMap((words) => words.text)
  const notes = read.flatMap((words) => words.notes)
  const fields = new Set(wordsOf(fieldsOf(config.value)))
  let at = 0
  for (const [index, line] of lines.entries()) {
    const words = withoutOmitted(lineWords(lines, index), line, ledger)
    if (ledger.isMoved(line.number)) {
      if (!words.every((word) => fields.has(word))) reportLine(line, file)
    } else if (ledger.isNote(line.number)) {
      if (find(notes, words, 0, notes.length) < 0) reportLine(line, file)
    } else {
      const found = find(text, words, at, at + widestGap)
      if (found < 0) reportLine(line, file)
      else at = found + words.length
    }
  }
}

function reportLine({ text, number, column }: Line, file: VFile): void {
  const reason = `Words are missing in the imported files: “${text.slice(0, 60)}”`
  diagnose(file, 'import-lost', reason, { line: number, column })
}

function fieldsOf(yaml: string): string {
  const { title, subtitle, authors } = parseYaml(yaml) as Record<string, unknown>
  return [title, subtitle, authors].flat().join(' ')
}

/** A label goes from the line's start; words around names go wherever they stand. */
function withoutOmitted(words: readonly string[], line: Line, ledger: Ledger): string[] {
  const omitted = wordsOf(ledger.omitted(line.number))
  if (ledger.isMoved(line.number)) return words.filter((word) => !omitted.includes(word))
  return omitted.every((word, index) => words[index] === word) ? words.slice(omitted.length) : [...words]
}

/** Letters and figures part: `name¹` and `name` with a call of note 1 are the same two words. */
export const wordsOf = (text: string): string[] => text.normalize('NFKD').match(/[\p{L}\p{M}]+|\p{N}/gu) ?? []

/** A word that a hyphen parts at the line's end may have been joined: it is looked for in both lines' halves. */
function lineWords(lines: readonly Line[], index: number): string[] {
  const line = lines[index]
  if (!line) return []
  const words = wordsOf(line.text)
  const before = lines[index - 1]
  const after = lines[index + 1]
  return words.slice(parted(before, line) ? 1 : 0, parted(line, after) ? -1 : undefined)
}

const parted = (upper?: Line, lower?: Line): boolean =>
  upper !== undefined && lower?.blanks === 0 && /\p{L}-$/u.test(upper.text) && /^\p{Ll}/u.test(lower.text)

function find(words: readonly string[], wanted: readonly string[], from: number, to: number): number {
  for (let index = from; index <= Math.min(to, words.length - wanted.length); index++) {
    if (wanted.every((word, offset) => words[index + offset] === word)) return index
  }
  return -1
}

function wordsIn(markdown: string): Words {
  const text: string[] = []
  const notes: string[] = []
  collect(parser.parse(markdown), text, notes)
  return { text: wordsOf(text.join('')), notes: wordsOf(notes.join('')) }
}

/** What a reader of the Markdown would see, numbers of lists and notes among it. */
function collect(node: Nodes, text: string[], notes: string[]): void {
  if (node.type === 'footnoteDefinition') {
    notes.push(` ${node.identifier} `)
    for (const child of node.children) collect(child, notes, notes)
  } else if (node.type === 'list') {
    node.children.forEach((item, index) => {
      if (node.ordered) text.push(` ${(node.start ?? 1) + index} `)
      collect(item, text, notes)
    })
  } else if (node.type === 'footnoteReference') text.push(` ${node.identifier} `)
  else if ('children' in node) {
    for (const child of node.children) collect(child, text, notes)
    if (isFlow(node.type)) text.push('\n')
  } else if ('value' in node) text.push(node.value)
  else text.push('\n')
}

const isFlow = (type: string): boolean => ['paragraph', 'heading', 'listItem', 'blockquote'].includes(type)
