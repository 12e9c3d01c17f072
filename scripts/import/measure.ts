import type { Paragraph } from './paragraphs.ts'

/** Where the paragraphs of the running text stand on the page. */
export interface Measure {
  /** Indent of their lines. */
  readonly body: number
  /** Indent of their first lines. */
  readonly first: number
  /** So few stand elsewhere that another place means something. */
  readonly regular: boolean
  /** From so many blank lines on, a gap parts two scenes. */
  readonly sceneGap: number
}

export function measureOf(paragraphs: readonly Paragraph[]): Measure {
  const prose = paragraphs.filter(({ mark, broken }) => !mark && !broken)
  const body = commonest(prose.map(({ rest, text }) => [rest, text.length]))
  const first = commonest(prose.map((paragraph) => [paragraph.first, paragraph.text.length]))
  const gap = usualGap(prose.slice(1))
  const measure = { body, first, regular: true, sceneGap: Math.max(3, gap + 2) }
  const apart = prose.filter((paragraph) => isSetApart(paragraph, measure))
  return { ...measure, regular: size(apart) < size(prose) * 0.3 }
}

/** The narrowest gap that a quarter of the text has: quotations and titles stand wider. */
function usualGap(prose: readonly Paragraph[]): number {
  const gaps = prose.map(({ blanks }) => blanks).toSorted((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 4)] ?? 0
}

/** Indented otherwise than the running text. */
export function isSetApart({ lines, first, rest }: Paragraph, measure: Measure): boolean {
  if (lines.length > 1) return !near(rest, measure.body)
  return !near(first, measure.body) && !near(first, measure.first)
}

const near = (a: number, b: number): boolean => Math.abs(a - b) < 2

const size = (some: readonly Paragraph[]): number => some.reduce((sum, { text }) => sum + text.length, 0)

function commonest(values: readonly (readonly [value: number, weight: number])[]): number {
  const weights = new Map<number, number>()
  for (const [value, weight] of values) weights.set(value, (weights.get(value) ?? 0) + weight)
  return [...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
