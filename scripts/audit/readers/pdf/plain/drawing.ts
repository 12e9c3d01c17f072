import { identity, type Matrix, matrixOf, movedTo, times } from '../../../pdf/matrix.ts'
import type { Operands } from '../../../pdf/operators.ts'
import type { Objects } from '../objects/file.ts'
import { lexerOf } from '../objects/lexer.ts'
import { type Dict, isDict, isStream, nameOf, type Value } from '../objects/syntax.ts'
import type { Run } from '../runs.ts'
import type { Face } from './face.ts'
import type { Pen, Setting } from './pen.ts'

/** What the content of a page is drawn with. */
export interface Drawing {
  readonly objects: Objects
  readonly faceOf: (font: Dict) => Face
  readonly pen: Pen
  drawForm(bytes: Uint8Array, start: Pick<State, 'drawing' | 'resources' | 'page' | 'outer' | 'depth'>): void
}

/** Where the reading of one stream stands. */
export interface State {
  readonly drawing: Drawing
  readonly resources: Dict
  /** From the stream's own space to the page's. */
  page: Matrix
  setting: Setting
  text: Matrix
  line: Matrix
  readonly saved: { readonly page: Matrix; readonly setting: Setting }[]
  readonly marks: Run['mark'][]
  /** The mark around a form. */
  readonly outer: Run['mark']
  readonly depth: number
}

/** Operators that matter to text (ISO 32000-1, table 51). */
export const operators: ReadonlyMap<string, (state: State, operands: Operands) => void> = new Map<
  string,
  (state: State, operands: Operands) => void
>([
  ['q', ({ saved, page, setting }) => void saved.push({ page, setting: { ...setting } })],
  ['Q', (state) => void Object.assign(state, state.saved.pop())],
  ['cm', (state, operands) => void (state.page = times(matrixIn(operands), state.page))],
  ['BT', (state) => void (state.text = state.line = identity)],
  ['Tm', (state, operands) => void (state.text = state.line = matrixIn(operands))],
  ['Td', (state, operands) => nextLine(state, operands.number(0), operands.number(1))],
  [
    'TD',
    (state, operands) => {
      state.setting.leading = -operands.number(1)
      nextLine(state, operands.number(0), operands.number(1))
    },
  ],
  ['T*', (state) => nextLine(state, 0, -state.setting.leading)],
  ['Tf', setFont],
  ['Tc', ({ setting }, operands) => void (setting.apart = operands.number(0))],
  ['Tw', ({ setting }, operands) => void (setting.wordsApart = operands.number(0))],
  ['Tz', ({ setting }, operands) => void (setting.stretch = operands.number(0) / 100)],
  ['TL', ({ setting }, operands) => void (setting.leading = operands.number(0))],
  ['Ts', ({ setting }, operands) => void (setting.rise = operands.number(0))],
  ['Tr', ({ setting }, operands) => void (setting.mode = operands.number(0))],
  ['Tj', (state, operands) => show(state, operands.strings(0))],
  [
    "'",
    (state, operands) => {
      nextLine(state, 0, -state.setting.leading)
      show(state, operands.strings(0))
    },
  ],
  [
    '"',
    (state, operands) => {
      Object.assign(state.setting, { wordsApart: operands.number(0), apart: operands.number(1) })
      nextLine(state, 0, -state.setting.leading)
      show(state, operands.strings(2))
    },
  ],
  ['TJ', showParts],
  ['BMC', beginMark],
  ['BDC', beginMark],
  [
    'EMC',
    (state) => {
      state.marks.pop()
      state.drawing.pen.turnTo(markOf(state))
    },
  ],
  ['Do', drawForm],
])

const matrixIn = (operands: Operands): Matrix => [
  operands.number(0),
  operands.number(1),
  operands.number(2),
  operands.number(3),
  operands.number(4),
  operands.number(5),
]

function nextLine(state: State, x: number, y: number): void {
  state.text = state.line = movedTo(state.line, x, y)
}

const named = ({ drawing, resources }: State, kind: string, name: string): Value | undefined =>
  drawing.objects.dict(resources.get(kind)).get(name.slice(1))

function setFont(state: State, operands: Operands): void {
  const { objects, faceOf } = state.drawing
  const font = objects.dict(named(state, 'Font', operands.text(0)))
  state.setting.face = font.size > 0 ? faceOf(font) : undefined
  state.setting.size = operands.number(1)
}

function show(state: State, codes: readonly number[]): void {
  const moved = state.drawing.pen.show(codes, state.setting, state.text, state.page)
  state.text = movedTo(state.text, moved, 0)
}

function showParts(state: State, operands: Operands): void {
  const { size, stretch } = state.setting
  operands.each(0, (item) => {
    if (typeof item === 'number') state.text = movedTo(state.text, (-item / 1000) * size * stretch, 0)
    else show(state, item)
  })
}

const markOf = ({ marks, outer }: State): Run['mark'] => (marks.length > 0 ? marks.at(-1) : outer)

function beginMark(state: State, operands: Operands): void {
  const number = operands.count > 1 ? numberOf(state, operands.text(1)) : undefined
  if (number !== undefined) state.marks.push(number)
  else state.marks.push(operands.text(0) === '/Artifact' ? 'artifact' : markOf(state))
  state.drawing.pen.turnTo(markOf(state))
}

/** The number that properties give a piece of content, themselves or by their name in the resources (14.6.2). */
function numberOf(state: State, properties: string): number | undefined {
  const { objects } = state.drawing
  // Most are as short as this, and there are thousands.
  const plain = /^<<\s*\/MCID (\d+)\s*>>$/.exec(properties)
  if (plain) return Number(plain[1])
  const dict = properties.startsWith('<<')
    ? lexerOf(Buffer.from(properties, 'latin1')).next()
    : objects.dict(named(state, 'Properties', properties))
  const number = isDict(dict) ? objects.resolve(dict.get('MCID')) : undefined
  return typeof number === 'number' ? number : undefined
}

/** Forms may hold forms; in a broken file without end. */
const deepest = 20

function drawForm(state: State, operands: Operands): void {
  const { drawing, depth } = state
  const { objects, pen } = drawing
  const form = objects.resolve(named(state, 'XObject', operands.text(0)))
  if (!isStream(form) || depth > deepest) return
  if (nameOf(objects.resolve(form.dict.get('Subtype'))) !== 'Form') return
  const matrix = objects.list(form.dict.get('Matrix')).map((each) => Number(objects.resolve(each)))
  drawing.drawForm(objects.bytes(form), {
    drawing,
    resources: form.dict.has('Resources') ? objects.dict(form.dict.get('Resources')) : state.resources,
    page: times(matrixOf(matrix), state.page),
    outer: markOf(state),
    depth: depth + 1,
  })
  pen.turnTo(markOf(state))
}
