import { comparableWords } from '../../../model/comparable.ts'
import type { Spot } from '../../../model/reading.ts'

/** Lines between empty ones. */
export interface Paragraph {
  readonly from: number
  to: number
  /** Number of the place of its first line. */
  readonly at: number
  /** Of its first letter, from 1. */
  readonly column: number
  /** Empty lines before it. */
  readonly gap: number
  /** True where it begins with the first of its marks. */
  readonly isMarked: boolean
  readonly marks: Mark[]
  /** Each with the number of its first word, and of its place. */
  readonly lines: { readonly text: string; readonly from: number; readonly at: number }[]
}

/** A number in brackets, `[12]` or with a word before it `[Note 12]`: a note's, or something of the author's. */
export interface Mark {
  /** What stands in the brackets. */
  readonly name: string
  readonly number: string
  readonly isNamed: boolean
  /** Its words; the last one is the number. */
  readonly from: number
  readonly to: number
  readonly at: number
}

export interface Lines {
  readonly words: readonly string[]
  readonly at: readonly number[]
  readonly spots: Spot[]
  readonly paragraphs: readonly Paragraph[]
}

/** Every word of a plain text, with the paragraphs that the words stand in. */
export function readParagraphs(file: string, text: string): Lines {
  const words: string[] = []
  const at: number[] = []
  const spots: Spot[] = []
  const paragraphs: Paragraph[] = []
  let gap = 1
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') {
      gap += 1
      continue
    }
    const column = line.search(/\S/) + 1
    const spot = spots.push({ file, line: index + 1, column }) - 1
    const isMarked = /^\s*\[(?:[\p{L}\p{M}]+[ \u00A0])?\d{1,4}\]/u.test(line)
    let paragraph = gap > 0 ? undefined : paragraphs.at(-1)
    if (!paragraph) {
      paragraph = {
        from: words.length,
        to: words.length,
        at: spot,
        column,
        gap,
        isMarked,
        marks: [],
        lines: [],
      }
      paragraphs.push(paragraph)
    }
    gap = 0
    paragraph.lines.push({ text: line, from: words.length, at: spot })
    readLine(line, spot, paragraph, words)
    while (at.length < words.length) at.push(spot)
    paragraph.to = words.length
  }
  return { words, at, spots, paragraphs }
}

const brackets = /(\[(?:[\p{L}\p{M}]+[ \u00A0])?\d{1,4}\])/u

function readLine(line: string, spot: number, { marks }: Paragraph, words: string[]): void {
  // Odd parts are what stands in brackets.
  for (const [index, part] of line.split(brackets).entries()) {
    const from = words.length
    words.push(...comparableWords(part))
    if (index % 2 === 0) continue
    const [, name = '', number = ''] = /^\[(.*?(\d+))\]$/.exec(part) ?? []
    marks.push({ name, number, isNamed: name !== number, from, to: words.length, at: spot })
  }
}
