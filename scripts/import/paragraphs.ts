import { isFull, type Layout, layoutOf } from './layout.ts'
import { type Line, singleSpaces } from './lines.ts'
import { isAttribution, isBreakMark, standsAlone, startsItem } from './marks.ts'

/** Lines that belong together: a paragraph, a heading, an entry of a list. */
export interface Paragraph {
  readonly lines: readonly Line[]
  /** The lines joined, spaces made single. */
  readonly text: string
  /** Blank lines before it. */
  readonly blanks: number
  /** Of the first line, and the least of the others (of the first where there is only one). */
  readonly first: number
  readonly rest: number
  /** Short lines that were broken on purpose: an address, verse. */
  readonly broken: boolean
  /** A line of `=====` or `-----` stood under it. */
  readonly underlined: boolean
  /** A line of stars or strokes that parts two scenes. */
  readonly mark: boolean
}

/** Join the lines of every paragraph, as the text's own layout shows where one ends. */
export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const layout = layoutOf(lines)
  return blocksOf(lines).flatMap((block) =>
    splitBlock(block, layout).map((part) => paragraphOf(part, layout.vocabulary)),
  )
}

/** The first of a paragraph's broken lines, and the lines below it. */
export function firstLine({ lines }: Paragraph): [Paragraph, Paragraph | undefined] {
  return [brokenPart(lines.slice(0, 1)), lines.length > 1 ? brokenPart(lines.slice(1)) : undefined]
}

const brokenPart = (lines: Line[]): Paragraph =>
  paragraphOf({ lines, underlined: false, broken: true }, new Set())

/** What a paragraph says: one line, or the lines that were broken on purpose. */
export const proseOf = ({ broken, lines, text }: Paragraph): string[] =>
  broken ? lines.map((line) => singleSpaces(line.text)) : [text]

/** Where a paragraph begins, for a message. */
export const placeOf = ({ lines }: Paragraph): { line: number; column: number } => ({
  line: lines[0]?.number ?? 1,
  column: lines[0]?.column ?? 1,
})

/** Runs of lines without a blank line between them. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = []
  for (const line of lines) {
    const block = blocks.at(-1)
    if (block && line.blanks === 0) block.push(line)
    else blocks.push([line])
  }
  return blocks
}

interface Part {
  readonly lines: Line[]
  underlined: boolean
  readonly broken: boolean
}

function splitBlock(block: readonly Line[], layout: Layout): Part[] {
  const parts: Part[] = []
  const broken = isBroken(block, layout)
  const hanging = isHanging(block, layout)
  block.forEach((line, index) => {
    const part = parts.at(-1)
    const previous = part?.lines.at(-1)
    if (part && isUnderline(line, part)) {
      part.underlined = true
    } else if (
      part &&
      previous &&
      !startsPart(block, index, layout, { broken, hanging, alone: part.underlined })
    ) {
      part.lines.push(line)
    } else {
      parts.push({ lines: [line], underlined: false, broken })
    }
  })
  return parts
}

interface Shape {
  readonly broken: boolean
  readonly hanging: boolean
  readonly alone: boolean
}

function startsPart(block: readonly Line[], index: number, layout: Layout, shape: Shape): boolean {
  const line = block[index]
  const previous = block[index - 1]
  if (!line || !previous) return true
  const continues = layout.wrapped && isFull(previous, line, layout.width)
  const separate =
    standsAlone(line.text) ||
    (standsAlone(previous.text) && !continues) ||
    isBreakMark(line.text) ||
    isBreakMark(previous.text)
  if (shape.alone || separate || isAttribution(line.text)) return true
  if (startsItem(line.text) && (startsItem(block[0]?.text ?? '') || previous.text.endsWith(':'))) return true
  if (shape.broken) return false
  if (!layout.wrapped) return true
  if (shape.hanging) return line.indent === Math.min(...block.map(({ indent }) => indent))
  if (line.indent >= previous.indent + 2 && line.indent >= (block[index + 1]?.indent ?? 0) + 2) return true
  if (line.indent >= previous.indent + 2 && index === block.length - 1 && endsSentence(previous.text))
    return true
  return endsSentence(previous.text) && !isFull(previous, line, layout.width, 15)
}

/** True where a text closes like a sentence. */
export const endsSentence = (text: string): boolean =>
  /[.!?…:]["'”’»“)\]]*(?:\s?[[(]\d{1,3}[\])]|[⁰¹²³⁴-⁹]+)?$/.test(text)

/** Several lines, each too short for the next word to have been pushed down. */
function isBroken(block: readonly Line[], layout: Layout): boolean {
  if (block.length < 2 || block.some(({ text }) => startsItem(text)) || !(layout.spaced || layout.wrapped))
    return false
  const lines = block.filter(({ text }) => !isAttribution(text))
  return (
    lines.length > 1 &&
    lines.every(({ indent, text }) => indent + text.length < Math.min(70, layout.width * 0.75))
  )
}

/** A first line further out than those below it, as in a list of works. */
function isHanging(block: readonly Line[], layout: Layout): boolean {
  const [first, second] = block
  if (!layout.wrapped || !first || !second || second.indent < first.indent + 2) return false
  const indents = new Set(block.map(({ indent }) => indent))
  return indents.size === 2 && isFull(first, second, layout.width)
}

function isUnderline(line: Line, { lines: above, underlined }: Part): boolean {
  const length = above[0]?.text.length ?? 0
  return (
    !underlined &&
    above.length === 1 &&
    length <= 100 &&
    /^(=+|-+|~+|_+|–+|—+)$/.test(line.text) &&
    line.text.length >= Math.max(3, length / 2) &&
    !isBreakMark(above[0]?.text ?? '')
  )
}

function paragraphOf({ lines, underlined, broken }: Part, vocabulary: ReadonlySet<string>): Paragraph {
  const [first] = lines
  const others = lines.length > 1 ? lines.slice(1) : lines
  return {
    lines,
    text: singleSpaces(joinLines(lines, vocabulary)),
    blanks: first?.blanks ?? 0,
    first: first?.indent ?? 0,
    rest: Math.min(...others.map(({ indent }) => indent)),
    broken: broken && lines.length > 1,
    underlined,
    mark: lines.length === 1 && isBreakMark(first?.text ?? ''),
  }
}

/** A hyphen at a line's end goes only where the text writes the word without it elsewhere. */
function joinLines(lines: readonly Line[], vocabulary: ReadonlySet<string>): string {
  return lines.reduce((text, line) => {
    if (!text) return line.text
    const [, head] = /(\p{L}+)-$/u.exec(text) ?? []
    const [tail] = /^\p{Ll}+/u.exec(line.text) ?? []
    if (!head || !tail) return `${text} ${line.text}`
    const whole = vocabulary.has((head + tail).toLowerCase())
    return `${whole ? text.slice(0, -1) : text}${line.text}`
  }, '')
}
