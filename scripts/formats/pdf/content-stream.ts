/** One operand of a content stream, as a range of its bytes. */
export interface Operand {
  /** `word` is `true`, `false` or `null`; `data` are the samples of an inline image. */
  readonly kind: 'number' | 'name' | 'string' | 'hex' | 'array' | 'dictionary' | 'word' | 'data'
  readonly start: number
  readonly end: number
}

/** An operator with what stands before it. */
export interface Operation {
  /** `rg`, `Tj`, …; an inline image is one operation `BI` with its keys, values and data as operands. */
  readonly operator: string
  readonly operands: readonly Operand[]
  /** Of its first operand, or of the operator where there is none. */
  readonly start: number
  readonly end: number
}

/**
 * The operations of a content stream, one after another (ISO 32000-1, 7.8.2).
 *
 * Nothing is decoded before it is asked for, and what is not asked for is only stepped over: strings with their
 * brackets and escapes, names, numbers, dictionaries, inline images. Broken streams are read as far as they go.
 */
export function* operations(bytes: Uint8Array): Generator<Operation> {
  let operands: Operand[] = []
  let at = skipSpace(bytes, 0)
  while (at < bytes.length) {
    const kind = kindAt(bytes, at)
    const end = kind ? endOf(bytes, at, kind) : endOfWord(bytes, at)
    const word = kind ? '' : wordAt(bytes, at, end)
    if (kind) {
      operands.push({ kind, start: at, end })
    } else if (constants.has(word)) {
      operands.push({ kind: 'word', start: at, end })
    } else {
      const image = word === 'BI' ? inlineImage(bytes, end) : { operands, end }
      yield { operator: word, operands: image.operands, start: operands[0]?.start ?? at, end: image.end }
      operands = []
      at = skipSpace(bytes, image.end)
      continue
    }
    at = skipSpace(bytes, end)
  }
}

/** The number that an operand writes. */
export function numberOf(bytes: Uint8Array, operand: Operand | undefined): number {
  if (operand?.kind !== 'number') return Number.NaN
  const text = textOf(bytes, operand)
  const number = Number(text)
  // Readers take `--5` and `5-3` for numbers too; such writers are not worth more than a try.
  return Number.isNaN(number) ? Number.parseFloat(text) : number
}

/** A name without its solidus, `#20` read as a space (7.3.5). */
export function nameOf(bytes: Uint8Array, operand: Operand | undefined): string | undefined {
  if (operand?.kind !== 'name') return undefined
  const text = textOf(bytes, operand).slice(1)
  return text.replaceAll(/#([\dA-Fa-f]{2})/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}

/** The bytes of an operand as they are written, a character each. */
export const textOf = (
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): string => {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCodePoint(bytes[at] ?? 0)
  return text
}

const [space, solidus, percent, left, right, less, greater] = [0x20, 0x2f, 0x25, 0x28, 0x29, 0x3c, 0x3e]
const [opening, closing, escape, newline, carriage] = [0x5b, 0x5d, 0x5c, 0x0a, 0x0d]

/** What a byte is to the syntax (7.2.2): 1 white space, 2 a delimiter, 0 any other. */
const classes = new Uint8Array(256)
for (const code of [0, 9, newline, 12, carriage, space]) classes[code] = 1
for (const code of [left, right, less, greater, opening, closing, 0x7b, 0x7d, solidus, percent])
  classes[code] = 2

const constants: ReadonlySet<string> = new Set(['true', 'false', 'null'])

function skipSpace(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    const code = bytes[at]
    if (code === undefined) return at
    if (code === percent) at = endOfLine(bytes, at)
    else if (classes[code] === 1) at++
    else return at
  }
}

function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== newline && bytes[at] !== carriage) at++
  return at
}

function kindAt(bytes: Uint8Array, at: number): Exclude<Operand['kind'], 'word' | 'data'> | undefined {
  const code = bytes[at] ?? 0
  // Digits and + - .
  if ((code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e) return 'number'
  if (code === solidus) return 'name'
  if (code === left) return 'string'
  if (code === opening) return 'array'
  if (code !== less) return undefined
  return bytes[at + 1] === less ? 'dictionary' : 'hex'
}

function endOf(bytes: Uint8Array, at: number, kind: Operand['kind']): number {
  if (kind === 'string') return endOfString(bytes, at)
  if (kind === 'hex') return Math.min(bytes.length, indexOf(bytes, greater, at) + 1)
  if (kind === 'array') return endOfNest(bytes, at + 1, closing)
  if (kind === 'dictionary') return endOfNest(bytes, at + 2, greater)
  return endOfWord(bytes, at)
}

function endOfWord(bytes: Uint8Array, from: number): number {
  let at = from + 1
  while (at < bytes.length && classes[bytes[at] ?? 0] === 0) at++
  return at
}

function indexOf(bytes: Uint8Array, code: number, from: number): number {
  const at = bytes.indexOf(code, from)
  return at === -1 ? bytes.length : at
}

/** Brackets inside of a string stand in pairs, or behind a reverse solidus (7.3.4.2). */
function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at]
    if (code === escape) at++
    else if (code === left) depth++
    else if (code === right && --depth === 0) return at + 1
  }
  return bytes.length
}

function endOfNest(bytes: Uint8Array, from: number, close: number): number {
  let at = skipSpace(bytes, from)
  while (at < bytes.length) {
    if (bytes[at] === close) return Math.min(bytes.length, at + (close === greater ? 2 : 1))
    const kind = kindAt(bytes, at)
    at = skipSpace(bytes, kind ? endOf(bytes, at, kind) : endOfWord(bytes, at))
  }
  return at
}

/** Operators are few: their strings are made once. */
const words = new Map<number, string>()

function wordAt(bytes: Uint8Array, start: number, end: number): string {
  if (end - start > 3) return textOf(bytes, { start, end })
  let key = 0
  for (let at = start; at < end; at++) key = key * 256 + (bytes[at] ?? 0)
  const known = words.get(key) ?? textOf(bytes, { start, end })
  words.set(key, known)
  return known
}

/**
 * From behind `BI` to behind `EI` (8.9.7). Nothing says how long the samples are: they end with an `EI` between
 * white space that text follows and not more samples.
 */
function inlineImage(bytes: Uint8Array, from: number): { operands: Operand[]; end: number } {
  const operands: Operand[] = []
  let at = skipSpace(bytes, from)
  while (at < bytes.length) {
    const kind = kindAt(bytes, at)
    const end = kind ? endOf(bytes, at, kind) : endOfWord(bytes, at)
    if (!kind && wordAt(bytes, at, end) === 'ID') {
      const finish = endOfSamples(bytes, end + 1)
      return { operands: [...operands, { kind: 'data', start: end + 1, end: finish - 3 }], end: finish }
    }
    operands.push({ kind: kind ?? 'word', start: at, end })
    at = skipSpace(bytes, end)
  }
  return { operands, end: bytes.length }
}

function endOfSamples(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const isEnd =
      bytes[at] === 0x45 &&
      bytes[at + 1] === 0x49 &&
      isSpace(bytes[at - 1]) &&
      isSpace(bytes[at + 2] ?? newline)
    if (
      isEnd &&
      bytes.subarray(at + 2, at + 12).every((code) => isSpace(code) || (code > space && code < 0x7f))
    )
      return at + 2
  }
  return bytes.length
}

const isSpace = (code: number | undefined): boolean => code !== undefined && classes[code] === 1
