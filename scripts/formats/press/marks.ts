import { written } from '../pdf/content-patch.ts'
import type { Box, PressBoxes } from './boxes.ts'
import { letterLines, widthOf } from './lettering.ts'
import type { Ink } from './profile.ts'

/** Points in a millimetre. */
const mm = 72 / 25.4
/** Between the bleed and a mark, so that a page cut a little wide shows none. */
const distance = mm
const length = 5 * mm
/** Paper around the bleed for the marks. */
export const slug = 9 * mm
/** The thinnest line that every press prints. */
const hairline = 0.25
const patch = 3.5 * mm
const letterHeight = 1.6 * mm
/** From the corner to the bar and the texts. */
const inset = 8 * mm
/** Kept free on both sides of a registration mark. */
const clearance = 4 * mm

/** The name that a page knows the colour of all plates by. */
export const allPlates = 'PressAll'

/** Texts at the foot of the sheet: what it is on the left, how it is made on the right. */
export interface SheetTexts {
  readonly left: string
  readonly right: string
}

/** The marks of a sheet as operators: crop and registration marks on every plate, and a colour bar. */
export function drawMarks({ trim, bleed }: PressBoxes): string {
  const marks = [...cropMarks(trim, bleed), ...registrationMarks(trim, bleed)]
  return ['q', `/${allPlates} CS 1 SCN`, pen, ...marks, ...colourBar(trim, bleed), 'Q'].join('\n')
}

/** The texts of a sheet as operators, in black. */
export function drawTexts({ trim, bleed }: PressBoxes, texts: SheetTexts): string {
  return ['q', '0 0 0 1 K', pen, ...textLines(trim, bleed, texts), 'Q'].join('\n')
}

const pen = `${hairline} w 0 J 0 j [] 0 d`

type Point = readonly [x: number, y: number]

const line = (...points: readonly Point[]): string =>
  `${points.map(([x, y], index) => `${written(x)} ${written(y)} ${index === 0 ? 'm' : 'l'}`).join(' ')} S`

function cropMarks(trim: Box, bleed: Box): string[] {
  const [left, right, foot, head] = edges(bleed)
  const [cutLeft, cutRight, cutFoot, cutHead] = edges(trim)
  const across = [cutFoot, cutHead].flatMap((y) => [
    line([left - distance, y], [left - distance - length, y]),
    line([right + distance, y], [right + distance + length, y]),
  ])
  const up = [cutLeft, cutRight].flatMap((x) => [
    line([x, foot - distance], [x, foot - distance - length]),
    line([x, head + distance], [x, head + distance + length]),
  ])
  return [...across, ...up]
}

const edges = ({ x, y, width, height }: Box): [number, number, number, number] => [
  x,
  x + width,
  y,
  y + height,
]

/** A cross in a circle at the middle of each side: where the plates lie true, it is black. */
function registrationMarks(trim: Box, bleed: Box): string[] {
  const [left, right, foot, head] = edges(bleed)
  const off = slug / 2
  const [x, y] = [trim.x + trim.width / 2, trim.y + trim.height / 2]
  const places: Point[] = [
    [left - off, y],
    [right + off, y],
    [x, foot - off],
    [x, head + off],
  ]
  return places.flatMap(([cx, cy]) => [
    line([cx - 2.5 * mm, cy], [cx + 2.5 * mm, cy]),
    line([cx, cy - 2.5 * mm], [cx, cy + 2.5 * mm]),
    circle(cx, cy, 1.5 * mm),
  ])
}

/** Four Bézier curves; 0.5523 makes each a quarter of a circle to 0.03 per cent. */
function circle(x: number, y: number, radius: number): string {
  const arm = 0.5523 * radius
  const curves = [
    [radius, arm, arm, radius, 0, radius],
    [-arm, radius, -radius, arm, -radius, 0],
    [-radius, -arm, -arm, -radius, 0, -radius],
    [arm, -radius, radius, -arm, radius, 0],
  ]
  const drawn = curves.map(
    (curve) => `${curve.map((value, index) => written(value + (index % 2 === 0 ? x : y))).join(' ')} c`,
  )
  return `${written(x + radius)} ${written(y)} m ${drawn.join(' ')} S`
}

/** Each ink full and by half, and each two upon each other. */
const patches: readonly Ink[] = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
  [0, 1, 1, 0],
  [1, 0, 1, 0],
  [1, 1, 0, 0],
  [0.5, 0, 0, 0],
  [0, 0.5, 0, 0],
  [0, 0, 0.5, 0],
  [0, 0, 0, 0.5],
]

function colourBar(trim: Box, bleed: Box): string[] {
  const y = bleed.y + bleed.height + slug / 2 - patch / 2
  const room = trim.width / 2 - inset - clearance
  return patches.slice(0, Math.max(0, Math.floor(room / patch))).map((ink, index) => {
    const box = [trim.x + inset + index * patch, y, patch, patch].map((value) => written(value)).join(' ')
    return `${ink.map((part) => written(part)).join(' ')} k ${box} re f`
  })
}

/** Each text has half of the foot; what does not fit is cut off. */
function textLines(trim: Box, bleed: Box, { left, right }: SheetTexts): string[] {
  const y = bleed.y - slug / 2 - letterHeight / 2
  const room = trim.width / 2 - inset - clearance
  const fit = (text: string): string =>
    text.slice(0, Math.max(0, Math.floor(room / widthOf('M', letterHeight))))
  const middle = trim.x + trim.width / 2
  const lines = [
    ...letterLines(fit(left), trim.x + inset, y, letterHeight),
    ...letterLines(fit(right), middle + clearance, y, letterHeight),
  ]
  return lines.map((points) => line(...points))
}
