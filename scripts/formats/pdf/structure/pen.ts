import { nameOf, numberOf, type Operation } from '../content-stream.ts'
import type { Fonts } from './fonts.ts'

type Matrix = readonly [number, number, number, number, number, number]

const still: Matrix = [1, 0, 0, 1, 0, 0]

interface State {
  readonly matrix: Matrix
  readonly font: string
  readonly size: number
}

/** Where words are written on a page, and with which font (ISO 32000-1, 8.4.2 and 9.4). */
export class Pen {
  readonly #bytes: Uint8Array
  #state: State = { matrix: still, font: '', size: 0 }
  readonly #saved: State[] = []
  #line: Matrix = still
  /** The words before. */
  #last: { readonly height: number; readonly size: number } | undefined
  /** Words that stand for what is shown next, once. */
  #instead: string | undefined
  #isReplaced = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Of the baseline, in points from the page's lower edge. */
  get height(): number {
    return times(this.#line, this.#state.matrix)[5]
  }

  replace(text: string | undefined): void {
    this.#instead = text
    this.#isReplaced = text !== undefined
  }

  follow(operation: Operation): void {
    switch (operation.operator) {
      case 'q':
        this.#saved.push(this.#state)
        break
      case 'Q':
        this.#state = this.#saved.pop() ?? this.#state
        break
      case 'cm':
        this.#state = { ...this.#state, matrix: times(this.#matrixOf(operation), this.#state.matrix) }
        break
      case 'BT':
        this.#line = still
        break
      case 'Tm':
        this.#line = this.#matrixOf(operation)
        break
      case 'Td':
      case 'TD':
        this.#line = times([1, 0, 0, 1, this.#number(operation, 0), this.#number(operation, 1)], this.#line)
        break
      case 'Tf':
        this.#choose(operation)
    }
  }

  #choose(operation: Operation): void {
    const font = nameOf(this.#bytes, operation.operands[0]) ?? ''
    this.#state = { ...this.#state, font, size: this.#number(operation, 1) }
  }

  #number({ operands }: Operation, index: number): number {
    return numberOf(this.#bytes, operands[index])
  }

  /** The words of an operation that shows some, behind a line's end where they begin a new line. */
  write(operation: Operation, fonts: Fonts): string {
    const { height } = this
    const size = Math.abs(this.#state.size * times(this.#line, this.#state.matrix)[3])
    // Raised words are smaller than those that they stand beside.
    const line = 0.8 * Math.max(size, this.#last?.size ?? 0)
    const isNewLine = this.#last !== undefined && Math.abs(this.#last.height - height) > line
    this.#last = { height, size }
    const text = this.#isReplaced
      ? (this.#instead ?? '')
      : fonts.read(this.#state.font, this.#bytes, operation.operands)
    this.#instead = this.#isReplaced ? '' : undefined
    return isNewLine ? `\n${text}` : text
  }

  #matrixOf({ operands: [a, b, c, d, e, f] }: Operation): Matrix {
    const bytes = this.#bytes
    return [
      numberOf(bytes, a),
      numberOf(bytes, b),
      numberOf(bytes, c),
      numberOf(bytes, d),
      numberOf(bytes, e),
      numberOf(bytes, f),
    ]
  }
}

/** One after another (8.3.4). */
function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}
