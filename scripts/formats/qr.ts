import type { Element } from 'hast'
import { s } from 'hastscript'
import { encodeQR } from 'qr'

/** The light rim that a reader needs around the code, in modules: ISO/IEC 18004:2024, 6.3.8. */
const quiet = 4

/**
 * A text as a QR code: rows of modules from the top, true is dark, with the light rim. Up to a seventh of it may be
 * damaged (level M). Undefined where the text is longer than a code can hold, 2331 bytes of UTF-8.
 */
export function qrOf(text: string): boolean[][] | undefined {
  if (text === '' || new TextEncoder().encode(text).length > 2331) return undefined
  return encodeQR(text, 'raw', { ecc: 'medium', border: quiet })
}

/**
 * The code of a text as a drawing; its `viewBox` counts in modules; it is black on white.
 *
 * @param label What is read to somebody who can't see it.
 */
export function drawQr(text: string, label: string): Element | undefined {
  const modules = qrOf(text)
  if (!modules) return undefined
  const side = modules.length
  return s('svg', { viewBox: `0 0 ${side} ${side}`, role: 'img', ariaLabel: label }, [
    s('rect', { width: side, height: side, fill: '#fff' }),
    s('path', { d: qrPath(modules), fill: '#000' }),
  ])
}

/**
 * The dark modules as the outlines of their areas, one module to a unit, for `d` of an SVG path. A square for each
 * module would show hairlines between them on paper. Either rule of filling gives the same picture.
 */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  const steps = stepsAround(modules)
  let path = ''
  for (const start of steps.keys()) {
    // Where two areas touch at a corner, two outlines begin there.
    while (steps.get(start)?.length) path += outlineFrom(start, steps)
  }
  return path
}

/** Corners by their place `x,y`, each with the corners to go to so that the dark stays on the right hand. */
type Steps = Map<string, Corner[]>
type Corner = readonly [x: number, y: number]

function stepsAround(modules: readonly (readonly boolean[])[]): Steps {
  const steps: Steps = new Map()
  const isDark = (x: number, y: number): boolean => modules[y]?.[x] === true
  const step = (from: Corner, to: Corner): void => {
    steps.set(`${from}`, [...(steps.get(`${from}`) ?? []), to])
  }
  for (const [y, row] of modules.entries()) {
    for (const x of row.keys()) {
      if (!isDark(x, y)) continue
      if (!isDark(x, y - 1)) step([x, y], [x + 1, y])
      if (!isDark(x + 1, y)) step([x + 1, y], [x + 1, y + 1])
      if (!isDark(x, y + 1)) step([x + 1, y + 1], [x, y + 1])
      if (!isDark(x - 1, y)) step([x, y + 1], [x, y])
    }
  }
  return steps
}

/** Walk once around, taking away the steps that were gone. */
function outlineFrom(start: string, steps: Steps): string {
  const corners: Corner[] = []
  for (let at = start; ;) {
    const next = steps.get(at)?.pop()
    if (!next) break
    corners.push(next)
    at = `${next}`
    if (at === start) break
  }
  const turns = corners.filter((_, index) => {
    const [before, after] = [corners.at(index - 1), corners[(index + 1) % corners.length]]
    return before?.[0] !== after?.[0] && before?.[1] !== after?.[1]
  })
  return `M${turns.map(([x, y]) => `${x} ${y}`).join('L')}Z`
}
