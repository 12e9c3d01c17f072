import type { PageDesign } from '../../model/page.ts'
import { type Paper, parsePaper } from '../../model/paper.ts'
import type { PageMargins, PageSettings } from '../../model/template.ts'

/** CSS pixels in a millimetre. */
export const px = 96 / 25.4

/** What copyfitting changes, from what the theme says: all 0 where nothing is fitted. */
export interface Nudge {
  /** Lines more on a page. */
  readonly lines: number
  /** Share of the measure. */
  readonly measure: number
  /** Px between baselines. */
  readonly leading: number
}

export const noNudge: Nudge = { lines: 0, measure: 0, leading: 0 }

/**
 * The page of a theme on a paper.
 *
 * A size that the theme was not drawn for takes the margins of the nearest one in proportion.
 *
 * @param size Name or measures of the paper, see parsePaper.
 * @param bleed mm beyond the trimmed page.
 */
export function designPage(settings: PageSettings, size: string, bleed = 0, nudge = noNudge): PageDesign {
  const paper = parsePaper(size)
  if (!paper) throw new Error(`${size} is no size of paper`)
  const margins = settings.sizes[size] ?? scaled(settings, paper)
  const line = settings.line + nudge.leading
  // Closer lines are more of them on the same page.
  const lines = Math.max(1, Math.floor((margins.lines * settings.line) / line) + nudge.lines)
  const measure = margins.measure * (1 + nudge.measure)
  return {
    width: paper.width * px,
    height: paper.height * px,
    top: margins.top * px,
    inner: (margins.inner + (margins.measure - measure) / 2) * px,
    measure: measure * px,
    line,
    lines,
    separator: settings.separator,
    bleed: bleed * px,
  }
}

function scaled({ sizes, line }: PageSettings, paper: Paper): PageMargins {
  const drawn = Object.entries(sizes).flatMap(([name, margins]) => {
    const size = parsePaper(name)
    return size ? [{ size, margins }] : []
  })
  const [nearest] = drawn.toSorted((a, b) => distance(a.size, paper) - distance(b.size, paper))
  if (!nearest) throw new Error('The theme has a page of no size')
  const across = paper.width / nearest.size.width
  const down = paper.height / nearest.size.height
  const { top, inner, measure, lines } = nearest.margins
  // A running head and its white take two lines; the sheet's edge is at least another away.
  const head = Math.max(top * down, (3 * line) / px)
  return {
    top: head,
    inner: inner * across,
    measure: measure * across,
    lines: Math.max(1, Math.floor(lines * down - ((head - top * down) * px) / line)),
  }
}

const distance = (a: Paper, b: Paper): number =>
  Math.abs(Math.log((a.width * a.height) / (b.width * b.height)))

/** The measures as the style sheets know them. */
export function designCss(design: PageDesign): string {
  const { width, height, top, inner, measure, line, lines, separator, bleed } = design
  const values = {
    'page-width': width,
    'page-height': height,
    top,
    inner,
    measure,
    line,
    separator,
    bleed,
    'text-height': line * lines,
  }
  const variables = Object.entries(values).map(([name, value]) => `--${name}: ${round(value)}px;`)
  const sheet = `${round(width + 2 * bleed)}px ${round(height + 2 * bleed)}px`
  return `@page { size: ${sheet}; margin: 0 }\n:root { ${variables.join(' ')} }\n`
}

const round = (value: number): number => Math.round(value * 1000) / 1000
