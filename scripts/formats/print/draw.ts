import { type PDFDocument, PDFDict, PDFName, type PDFRef } from '@cantoo/pdf-lib'

import type { Mark, Placement, Rectangle, Side } from './plan.ts'
import type { Source, SourcePage } from './source.ts'

/** Points; the thinnest line that every printer draws. */
const hairline = 0.25

/** Draws sides of sheets into one document, a page each. */
export function sideDrawer(
  source: Source,
  scale: number,
  document: PDFDocument,
  embed: (page: SourcePage) => PDFRef | undefined,
): (side: Side, width: number, height: number) => void {
  return (side, width, height) => {
    const { node } = document.addPage([width, height])
    const { context } = document
    const forms = PDFDict.withContext(context)
    const drawn = side.placements.flatMap((placement) => {
      const page = placement.page === undefined ? undefined : source.pages[placement.page - 1]
      const form = page && embed(page)
      if (!page || !form) return []
      const name = `P${placement.page}`
      forms.set(PDFName.of(name), form)
      return [drawPage(page, placement, scale, name)]
    })
    const operators = [...drawn, ...drawMarks(side.marks)]
    if (operators.length === 0) return
    node.set(PDFName.of('Resources'), context.obj({ XObject: forms }))
    node.set(PDFName.of('Contents'), context.register(context.flateStream(`${operators.join('\n')}\n`)))
  }
}

/** Clipped first, in the sheet's own measures; then the middle of the page on the middle of its place. */
function drawPage(
  source: SourcePage,
  { clip, rotate, ...place }: Placement,
  scale: number,
  name: string,
): string {
  const turn = ((rotate - source.quarters * 90) * Math.PI) / 180
  const [a, b] = [scale * Math.cos(turn), scale * Math.sin(turn)]
  const [from, to] = [middleOf(source.trim), middleOf(place)]
  const matrix = [a, b, -b, a, to.x - (a * from.x - b * from.y), to.y - (b * from.x + a * from.y)]
  const box = [clip.x, clip.y, clip.width, clip.height].map(number).join(' ')
  return `q ${box} re W n ${matrix.map(number).join(' ')} cm /${name} Do Q`
}

const middleOf = ({ x, y, width, height }: Rectangle) => ({ x: x + width / 2, y: y + height / 2 })

function drawMarks(marks: readonly Mark[]): string[] {
  if (marks.length === 0) return []
  const lines = marks.map(({ from, to }) => `${from.map(number).join(' ')} m ${to.map(number).join(' ')} l S`)
  return [`q 0 G ${hairline} w 0 J`, ...lines, 'Q']
}

/** Ten-thousandths of a point; never `1e-7`, which no PDF may hold (ISO 32000-1, 7.3.3). */
function number(value: number): string {
  const text = value.toFixed(4).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
