import { identity } from '../../../pdf/matrix.ts'
import { eachOperator } from '../../../pdf/operators.ts'
import type { Objects } from '../objects/file.ts'
import { type Dict, isStream, type Value } from '../objects/syntax.ts'
import type { PageObject } from '../pages.ts'
import { operators, type State } from './drawing.ts'
import type { Face } from './face.ts'
import { penOf, type Shown, usualSetting } from './pen.ts'

/** The text that a page shows (ISO 32000-1, 9.4), with that of its forms. */
export function readContent(
  objects: Objects,
  { dict, resources }: PageObject,
  faceOf: (font: Dict) => Face,
): Shown {
  const pen = penOf()
  const contents = objects.resolve(dict.get('Contents'))
  const parts = Array.isArray(contents) ? (contents as readonly Value[]).map(objects.resolve) : [contents]
  draw(joined(parts.filter(isStream).map(objects.bytes)), {
    drawing: { objects, faceOf, pen, drawForm: draw },
    resources,
    page: identity,
    outer: undefined,
    depth: 0,
  })
  return pen.shown
}

function draw(
  bytes: Uint8Array,
  start: Pick<State, 'drawing' | 'resources' | 'page' | 'outer' | 'depth'>,
): void {
  const state: State = {
    ...start,
    setting: { ...usualSetting },
    text: identity,
    line: identity,
    saved: [],
    marks: [],
  }
  eachOperator(bytes, (operator, operands) => operators.get(operator)?.(state, operands))
}

/** A page may be cut into streams anywhere between two words (7.8.2). */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  if (first && parts.length === 1) return first
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length + 1, 0)).fill(10)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length + 1
  }
  return whole
}
