import { comparableWords } from '../../../model/comparable.ts'
import type { Paragraph } from './paragraphs.ts'

interface Stretch {
  readonly from: number
  readonly to: number
  readonly at: number
}

/**
 * Heads of a table that are said again in each of its rows, `Head: cell` on a line each: below a paragraph that names
 * them line by line. They are the program's, the author wrote each of them once.
 */
export function findRowHeads(paragraphs: readonly Paragraph[]): readonly Stretch[] {
  const found: Stretch[] = []
  let heads: readonly string[] = []
  let column = 1
  for (const paragraph of paragraphs) {
    if (heads.length > 0 && paragraph.column > column) continue
    const entries = entriesOf(paragraph)
    const named = entries.flatMap(({ text, ...entry }) => {
      const head = heads.find((each) => text.startsWith(`${each}:`))
      return head === undefined ? [] : [{ ...entry, to: entry.from + comparableWords(head).length }]
    })
    if (named.length > 0) {
      found.push(...named)
      continue
    }
    heads = entries.length > 1 ? entries.map(({ text }) => text) : []
    ;({ column } = paragraph)
  }
  return found
}

/** Lines of a paragraph, each with those that are set in behind it. */
function entriesOf({ lines, column }: Paragraph): { text: string; from: number; at: number }[] {
  const entries: { text: string; from: number; at: number }[] = []
  for (const { text, from, at } of lines) {
    const last = entries.at(-1)
    if (last && text.search(/\S/) + 1 > column) last.text += ` ${text.trim()}`
    else entries.push({ text: text.trim(), from, at })
  }
  return entries
}
