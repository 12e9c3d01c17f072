import type { Locate } from './locators.ts'

export type Span = readonly [from: number, to: number]

/** One work in a citation. Spans count in the line. */
export interface Cite {
  readonly key: string
  /** Without its label; empty where there is none. */
  readonly locator: string
  /** What the author wrote before and behind. */
  readonly prefix: Span
  readonly suffix: Span
}

export interface Citation {
  readonly cites: readonly Cite[]
  readonly from: number
  readonly to: number
}

/**
 * The citations of a line, in pandoc's form: `[see @a, ch. 4; @b]`, `@a [p. 12]`, `[-@a]`.
 *
 * `shadow` has the same length as `text`; what it has blanked opens nothing.
 */
export function citationsIn(text: string, shadow: string, locate: Locate): readonly Citation[] {
  if (!shadow.includes('@')) return []
  const ends = bracketEnds(shadow)
  const found: Citation[] = []
  const mark = /[[@]/g
  for (let match = mark.exec(shadow); match; match = mark.exec(shadow)) {
    const read = match[0] === '[' ? inBrackets : inText
    const citation = read({ text, shadow, locate, ends }, match.index)
    if (!citation) continue
    found.push(citation)
    mark.lastIndex = citation.to
  }
  return found
}

interface Context {
  readonly text: string
  readonly shadow: string
  readonly locate: Locate
  /** For each opening bracket the place of the one that closes it. */
  readonly ends: ReadonlyMap<number, number>
}

function inBrackets(context: Context, from: number): Citation | undefined {
  const end = context.ends.get(from)
  if (end === undefined) return undefined
  const cites = citesIn(context, [from + 1, end])
  return cites && { cites, from, to: end + 1 }
}

/** `@key`, and the brackets behind it unless they hold a citation of their own or open a link. */
function inText(context: Context, at: number): Citation | undefined {
  const { text, shadow, locate, ends } = context
  const found = keyAt(shadow, at)
  if (!found) return undefined
  const [from, to] = found.span
  const nothing = [to, to] as const
  const alone = { cites: [{ key: found.key, locator: '', prefix: nothing, suffix: nothing }], from, to }
  const open = /^[ \t]*\n?[ \t]*\[(?!\^)/.exec(shadow.slice(to, to + 200))
  const end = open ? ends.get(to + open[0].length - 1) : undefined
  if (!open || end === undefined || /[[(]/.test(shadow[end + 1] ?? '')) return alone
  const [first, ...rest] = partsOf(shadow, [to + open[0].length, end])
  if (!first || keyIn(shadow, first)) return alone
  const others = rest[0] ? citesIn(context, [rest[0][0], end]) : []
  if (!others) return alone
  const { locator, suffix } = locate(text, first[0], first[1])
  const own: Cite = {
    key: found.key,
    locator: textOf(text, locator),
    prefix: nothing,
    suffix: [suffix, first[1]],
  }
  return { cites: [own, ...others], from, to: end + 1 }
}

/** None where a part has no key: then it is no citation. */
function citesIn({ text, shadow, locate }: Context, span: Span): Cite[] | undefined {
  const cites: Cite[] = []
  for (const part of partsOf(shadow, span)) {
    const found = keyIn(shadow, part)
    if (!found) return undefined
    const { locator, suffix } = locate(text, found.span[1], part[1])
    cites.push({
      key: found.key,
      locator: textOf(text, locator),
      prefix: [part[0], found.span[0]],
      suffix: [suffix, part[1]],
    })
  }
  return cites
}

const textOf = (text: string, span: Span | undefined): string => (span ? text.slice(...span) : '')

interface Key {
  readonly key: string
  readonly span: Span
}

const pattern = /@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_]+(?:(?::?\/\/|[:.#$%&+?<>~/-])[\p{L}\p{N}_]+)*))/uy

function keyIn(shadow: string, [from, to]: Span): Key | undefined {
  for (let at = shadow.indexOf('@', from); at >= 0 && at < to; at = shadow.indexOf('@', at + 1)) {
    const found = keyAt(shadow, at)
    if (found && found.span[1] <= to) return found
  }
  return undefined
}

function keyAt(shadow: string, at: number): Key | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(shadow)
  const from = shadow[at - 1] === '-' ? at - 1 : at
  // Behind a letter it is an address: jane@example.org.
  if (!match || /[\p{L}\p{N}]$/u.test(shadow.slice(Math.max(0, from - 2), from))) return undefined
  return { key: match[1] ?? match[2] ?? '', span: [from, pattern.lastIndex] }
}

/** The parts between semicolons, of those that stand in no brackets. */
function partsOf(shadow: string, [from, to]: Span): Span[] {
  const parts: Span[] = []
  let depth = 0
  let start = from
  for (let at = from; at < to; at++) {
    const character = shadow[at] ?? ''
    if ('[{'.includes(character)) depth++
    else if (']}'.includes(character)) depth--
    else if (character === ';' && depth <= 0) {
      parts.push([start, at])
      start = at + 1
    }
  }
  return [...parts, [start, to]]
}

function bracketEnds(shadow: string): Map<number, number> {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const { 0: mark, index } of shadow.matchAll(/[[\]]/g)) {
    const start = mark === '[' ? (open.push(index), undefined) : open.pop()
    if (start !== undefined) ends.set(start, index)
  }
  return ends
}
