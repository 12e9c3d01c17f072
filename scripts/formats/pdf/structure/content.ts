import { nameOf, type Operation, operations } from '../content-stream.ts'
import type { Fonts } from './fonts.ts'
import { Pen } from './pen.ts'

/** Marked content with a number (ISO 32000-1, 14.7.4.2). */
export interface Mark {
  readonly mcid: number
  /** The bytes of the operation that begins it. */
  readonly start: number
  readonly end: number
  /** It shows words or a picture, and not lines and areas alone. */
  isShown: boolean
  /** Its words, where they were asked for. */
  text: string
}

/** Something painted that no marked content holds. */
export interface Loose {
  readonly start: number
  readonly end: number
  /** How high it stands on the page, in points from its lower edge: of words alone. */
  readonly height?: number
}

export interface PageContent {
  readonly marks: readonly Mark[]
  readonly loose: readonly Loose[]
  /** The lowest and the highest baseline of marked words, in points; nothing where there are none. */
  readonly span?: readonly [number, number]
}

const fills = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'])
const texts = new Set(['Tj', 'TJ', "'", '"'])
const pictures = new Set(['Do', 'BI', 'sh'])

/**
 * What is marked on a page and what is not.
 *
 * @param isWanted Says of which content the words are asked for.
 */
export function readContent(
  bytes: Uint8Array,
  fonts: Fonts,
  isWanted: (mcid: number) => boolean,
): PageContent {
  const reading = new Reading(bytes, fonts, isWanted)
  for (const operation of operations(bytes)) reading.take(operation)
  const { marks, loose, span } = reading
  return { marks, loose, ...(span && { span }) }
}

class Reading {
  readonly marks: Mark[] = []
  readonly loose: Loose[] = []
  span: [number, number] | undefined
  readonly #bytes: Uint8Array
  readonly #fonts: Fonts
  readonly #isWanted: (mcid: number) => boolean
  readonly #pen: Pen
  /** What is open, from the outermost: nothing for content without a number. */
  readonly #open: (Mark | undefined)[] = []
  /** Where something loose began: words, a path, unnumbered content. */
  #words = -1
  #path = -1
  #outer = -1
  #height = 0

  constructor(bytes: Uint8Array, fonts: Fonts, isWanted: (mcid: number) => boolean) {
    this.#bytes = bytes
    this.#fonts = fonts
    this.#isWanted = isWanted
    this.#pen = new Pen(bytes)
  }

  take(operation: Operation): void {
    const { operator } = operation
    this.#pen.follow(operation)
    if (operator === 'BDC' || operator === 'BMC') this.#begin(operation)
    else if (operator === 'EMC') this.#close(operation)
    else if (texts.has(operator)) this.#show(operation)
    else if (this.#open.length === 0) this.#outside(operation)
    else if (pictures.has(operator)) this.#mark()
  }

  /** The innermost that has a number. */
  #current(): Mark | undefined {
    return this.#open.findLast((mark) => mark !== undefined)
  }

  #mark(): void {
    const mark = this.#current()
    if (mark) mark.isShown = true
  }

  #begin({ operands, start, end }: Operation): void {
    const mcid = this.#numberIn(operands[1])
    const mark = mcid === undefined ? undefined : { mcid, start, end, isShown: false, text: '' }
    if (mark) this.marks.push(mark)
    const isArtifact = nameOf(this.#bytes, operands[0]) === 'Artifact'
    if (!mark && !isArtifact && this.#open.length === 0 && this.#words < 0) this.#outer = start
    this.#open.push(mark)
    const instead = mark && this.#isWanted(mark.mcid) ? undefined : this.#actualText(operands[1])
    this.#pen.replace(instead)
  }

  #numberIn(properties: Operation['operands'][number] | undefined): number | undefined {
    if (properties?.kind !== 'dictionary') return undefined
    const digits = /\/MCID\s+(\d+)/.exec(this.#latin1(properties.start, properties.end))?.[1]
    return digits === undefined ? undefined : Number(digits)
  }

  /** Words that stand for the glyphs inside (14.9.4). */
  #actualText(properties: Operation['operands'][number] | undefined): string | undefined {
    if (properties?.kind !== 'dictionary') return undefined
    const hex = /\/ActualText\s*<(?:FEFF)?([\dA-Fa-f\s]*)>/i.exec(
      this.#latin1(properties.start, properties.end),
    )?.[1]
    return hex === undefined ? undefined : this.#fonts.utf16(hex)
  }

  #latin1(start: number, end: number): string {
    return Buffer.from(this.#bytes.buffer, this.#bytes.byteOffset + start, end - start).toString('latin1')
  }

  #close({ end }: Operation): void {
    this.#open.pop()
    this.#pen.replace(undefined)
    if (this.#open.length > 0 || this.#outer < 0) return
    this.loose.push({ start: this.#outer, end, height: this.#height })
    this.#outer = -1
  }

  #show(operation: Operation): void {
    const { height } = this.#pen
    const mark = this.#current()
    if (!mark) {
      this.#height = height
      return
    }
    mark.isShown = true
    this.span = [Math.min(this.span?.[0] ?? height, height), Math.max(this.span?.[1] ?? height, height)]
    if (this.#isWanted(mark.mcid)) mark.text += this.#pen.write(operation, this.#fonts)
  }

  #outside({ operator, start, end }: Operation): void {
    if (operator === 'BT') this.#words = start
    else if (operator === 'ET') {
      if (this.#words >= 0) this.loose.push({ start: this.#words, end, height: this.#height })
      this.#words = -1
    } else if (this.#words >= 0) return
    else if (operator === 'm' || operator === 're') this.#path = this.#path < 0 ? start : this.#path
    else if (fills.has(operator)) {
      if (this.#path >= 0) this.loose.push({ start: this.#path, end })
      this.#path = -1
    } else if (operator === 'n') this.#path = -1
    else if (pictures.has(operator)) this.loose.push({ start, end })
  }
}
