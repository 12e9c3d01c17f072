import { linesOf } from './lines.ts'
import type { PageText, Run } from './runs.ts'
import { addTo } from '../../../model/lists.ts'

/** Points by which a running head may stand higher or lower on one page than on another. */
const slack = 2

interface Edge {
  readonly page: number
  readonly height: number
  /** A number that stands by itself counts as any, since a folio is another on each page. */
  readonly text: string
  readonly runs: readonly Run[]
}

/**
 * Running heads and folios of a document that does not tag them: lines near the head or the foot of pages that say
 * the same at the same height on most of the pages that have a line there. The text itself never does.
 */
export function runningLines(pages: readonly PageText[]): ReadonlySet<Run> {
  const edges = pages.flatMap(edgesOf)
  const bands = new Map<number, Edge[]>()
  for (const edge of edges) {
    const key = Math.round(edge.height / slack)
    const near = [key, key - 1, key + 1].find((height) => bands.has(height)) ?? key
    addTo(bands, near, edge)
  }
  const running = new Set<Run>()
  for (const band of bands.values()) {
    const counts = new Map<string, number>()
    for (const { text } of band) counts.set(text, (counts.get(text) ?? 0) + 1)
    const again = [...counts.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0)
    if (band.length < 3 || again * 2 <= band.length) continue
    // Of a chapter that has but one page the head stands once. A cover has none, whatever stands in its place.
    for (const { runs, page, text } of band)
      if (page > 0 || (counts.get(text) ?? 0) > 1) for (const run of runs) running.add(run)
  }
  return running
}

/** Lines of text between two are this much of their usual distance apart, and a head or a foot farther. */
const farther = 1.35

/** The one or two highest and lowest lines of a page, where they stand apart from the text between them. */
function edgesOf({ runs, box }: PageText, page: number): Edge[] {
  const lines = linesOf(runs)
    .map((line) => ({ line, text: textOf(line), y: line.find(({ text }) => text.trim() !== '')?.y ?? 0 }))
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.y - b.y)
  const gaps = lines.slice(1).map(({ y }, index) => y - (lines[index]?.y ?? 0))
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0
  const count = (outer: number | undefined, inner: number | undefined): number =>
    (inner ?? 0) > usual * farther ? 2 : (outer ?? 0) > usual * farther ? 1 : 0
  const chosen = new Set(
    lines.length < 4
      ? lines
      : [
          ...lines.slice(0, count(gaps[0], gaps[1])),
          ...lines.slice(lines.length - count(gaps.at(-1), gaps.at(-2))),
        ],
  )
  return [...chosen].map(({ line, text, y }) => ({ page, height: y - box[1], text, runs: line }))
}

/** What a line says: `Chapter 2` is a title of its own, but `2` beside a title is a folio. */
const textOf = (line: readonly Run[]): string =>
  line
    .map(({ text }) => (isFolio.test(text) ? '#' : text))
    .join('')
    .trim()

const isFolio = /^\s*(?:\p{N}+|[ivxlcdm]+)\s*$/iu
