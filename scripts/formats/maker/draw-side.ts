import type { Element } from 'hast'

import type { PrintSheet } from '../print/facts.ts'
import type { Placement, Plan, Side } from '../print/plan.ts'
import { element } from './element.ts'

/** What is said of a page on a sheet: its number; nothing for a blank one. */
export interface PageSign {
  /** What is drawn; a cover has no number. */
  readonly number: string
  /** What a screen reader says. */
  readonly name: string
  readonly isBlank: boolean
}

/** A side of a sheet as it leaves the printer, drawn from the very plan that the file is made from. */
export function drawSide(
  plan: Pick<Plan, 'width' | 'height' | 'facts'>,
  { placements }: Side,
  name: string,
  signOf: (page: number | undefined) => PageSign,
): Element {
  const { width, height } = plan
  const signs = placements.map((at) => ({ at, sign: signOf(at.page) }))
  const said = signs.map(({ sign }) => sign.name).join(', ')
  const box = {
    viewBox: `0 0 ${round(width)} ${round(height)}`,
    role: 'img',
    'aria-label': `${name}: ${said}`,
  }
  return element(
    'svg',
    { ...box, class: width < height ? 'side standing' : 'side' },
    element('rect', { class: 'paper', x: 0, y: 0, width: round(width), height: round(height) }),
    ...signs.flatMap(({ at, sign }) => drawPage(at, sign, height)),
    ...divisions(plan),
  )
}

/** The plan counts from the lower left corner, a drawing from the upper left one. */
function drawPage(at: Placement, { number, isBlank }: PageSign, height: number): Element[] {
  const top = height - at.y - at.height
  const [x, y] = [at.x + at.width / 2, top + at.height / 2]
  const page = element('rect', {
    class: isBlank ? 'page blank' : number ? 'page' : 'page cover',
    x: round(at.x),
    y: round(top),
    width: round(at.width),
    height: round(at.height),
  })
  if (isBlank || !number) return [page]
  const size = Math.min(at.height * 0.22, (at.width * 1.5) / number.length)
  const turn = at.rotate === 180 ? { transform: `rotate(180 ${round(x)} ${round(y)})` } : {}
  const text = { x: round(x), y: round(y + size * 0.35), 'font-size': round(size), ...turn }
  return [page, element('text', text, number)]
}

/** Where it is folded, and where it is cut. */
function divisions({ width, height, facts }: Pick<Plan, 'width' | 'height' | 'facts'>): Element[] {
  const line = (kind: string, x1: number, y1: number, x2: number, y2: number): Element =>
    element('line', { class: kind, x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) })
  const across = (kind: string, from = 0, to = 1): Element =>
    line(kind, width * from, height / 2, width * to, height / 2)
  const down = (kind: string, part = 0.5): Element => line(kind, width * part, 0, width * part, height)
  if (facts.binding === 'zine')
    return [
      ...[0.25, 0.5, 0.75].map((part) => down('fold', part)),
      across('fold'),
      across('slit', 0.25, 0.75),
    ]
  if (facts.binding === 'perfect') return [down('knife'), ...(isQuartered(facts) ? [across('knife')] : [])]
  return [down('fold'), ...(facts.cut === 'halves' ? [across('knife')] : [])]
}

const isQuartered = ({ piles, copies }: PrintSheet): boolean => piles * copies > 2

const round = (points: number): number => Math.round(points * 10) / 10
