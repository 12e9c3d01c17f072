import { appendixLabel, chapterLabel, isBibliographyTitle, isNotesTitle, numberOf } from './labels.ts'
import { bulletItem, isAttribution, startsItem } from './marks.ts'
import { endsSentence, type Paragraph } from './paragraphs.ts'
import { epigraphAt } from './quotations.ts'

/** How a heading is known, the surest first. */
export type Rank = 'chapter' | 'roman' | 'number' | 'caps' | 'plain'

export interface Heading {
  readonly rank: Rank
  /** As written, in one line, without the point or colon at its end. */
  readonly text: string
  /** `Chapter 1`, where the program can write it itself. */
  readonly label: string
  readonly number: number
  /** The words after the label; may be empty. */
  readonly title: string
  readonly sure: boolean
  /** Paragraphs it takes: a label may have its title below it. */
  readonly count: number
}

/** The headings by the index of their paragraph, without those that label appendices, notes and works cited. */
export function headingsOf(paragraphs: readonly Paragraph[]): Map<number, Heading> {
  const found = new Map<number, Heading>()
  paragraphs.forEach((_, index) => {
    const heading = headingAt(paragraphs, index)
    if (heading && found.get(index - 1)?.count !== 2) found.set(index, heading)
  })
  // Numbers are headings only as a row that begins at 1: "1984" and "I" also begin sentences.
  for (const rank of ['roman', 'number'] as const) {
    const row = [...found].filter(([, heading]) => heading.rank === rank)
    if (row.length < 2 || row.some(([, { number }], index) => number !== index + 1)) {
      for (const [index] of row) found.delete(index)
    }
  }
  return found
}

/** A heading closes with neither a point nor a colon, unless it belongs to an abbreviation. */
export function withoutPoint(text: string): string {
  if (/[:：]$/.test(text)) return text.slice(0, -1).trimEnd()
  return /[^.]\.$/.test(text) && !/(?:^|[\s.])\p{L}{1,3}\.$/u.test(text) ? text.slice(0, -1) : text
}

function headingAt(paragraphs: readonly Paragraph[], index: number): Heading | undefined {
  const paragraph = paragraphs[index]
  if (!paragraph || paragraph.mark || paragraph.broken || paragraph.lines.length > 2) return undefined
  const { text } = paragraph
  const next = paragraphs[index + 1]
  if (appendixLabel(text) || isBibliographyTitle(text) || isNotesTitle(text) || epigraphAt(paragraphs, index))
    return undefined
  return (
    labelledHeading(text, paragraphs, index) ?? numberedHeading(text, next) ?? bareHeading(paragraph, next)
  )
}

function labelledHeading(text: string, paragraphs: readonly Paragraph[], index: number): Heading | undefined {
  const found = chapterLabel(text)
  if (!found || text.length > 120 || (found.title && /\p{Ll},? \p{Ll}+\.$/u.test(text))) return undefined
  const { label, number } = found
  if (found.title) {
    const title = withoutPoint(found.title)
    return { rank: 'chapter', text: withoutPoint(text), label, number, title, sure: true, count: 1 }
  }
  const below = paragraphs[index + 1]
  const title = below && isShortTitle(below) && isProse(paragraphs[index + 2]) ? withoutPoint(below.text) : ''
  const whole = title ? `${label}: ${title}` : label
  return { rank: 'chapter', text: whole, label, number, title, sure: true, count: title ? 2 : 1 }
}

function numberedHeading(text: string, next: Paragraph | undefined): Heading | undefined {
  const [, digits = '', title = ''] = /^(\d{1,2}|[IVXL]+)[.)]?(?:\s+(\S.*))?$/u.exec(text) ?? []
  const number = digits ? numberOf(digits) : 0
  if (number === 0 || !next || startsItem(next.text) || !isProse(next)) return undefined
  if (title && (title.length > 80 || !/^[\p{Lu}\p{Lo}“"„«\d]/u.test(title) || /[.,;:]$/.test(title)))
    return undefined
  if (title && !/^\S+[.)]/.test(text)) return undefined
  return {
    rank: /\d/.test(digits) ? 'number' : 'roman',
    text,
    label: '',
    number,
    title,
    sure: true,
    count: 1,
  }
}

function bareHeading(paragraph: Paragraph, next: Paragraph | undefined): Heading | undefined {
  const { text } = paragraph
  if (!isShortTitle(paragraph) || !(paragraph.underlined || isProse(next))) return undefined
  const shape = { text: withoutPoint(text), label: '', number: 0, title: withoutPoint(text), count: 1 }
  if (isCapitals(text)) return { ...shape, rank: 'caps', sure: true }
  if (/[.,;:!…]["”’»]?$/.test(text) && !paragraph.underlined) return undefined
  return { ...shape, rank: 'plain', sure: paragraph.underlined || paragraph.blanks > 1 || isTitleCase(text) }
}

function isShortTitle({ text, lines, mark, broken }: Paragraph): boolean {
  if (mark || broken || lines.length > 1 || text.length > 80 || text.split(' ').length > 12) return false
  if (isAttribution(text) || bulletItem(text) !== undefined || startsItem(text)) return false
  if (/[,;]$/.test(text) || (endsSentence(text) && !/[?]$/.test(text) && !isCapitals(text))) return false
  return /^[\p{Lu}\p{Lo}\p{N}¿¡“"„«]/u.test(text) && /\p{L}{2}/u.test(text) && !/[”"»)]$/.test(text)
}

/** A paragraph of text below a heading. */
function isProse(paragraph: Paragraph | undefined): boolean {
  if (!paragraph || isAttribution(paragraph.text)) return false
  return paragraph.text.length > 100 || endsSentence(paragraph.text)
}

const isCapitals = (text: string): boolean => /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)

function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? []
  return words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.6
}
