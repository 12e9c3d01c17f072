/** What stands before an operator. */
export interface Operands {
  readonly count: number
  /** As it is written, in Latin-1. */
  text(index: number): string
  /** Its value; 0 where it is none. */
  number(index: number): number
  /** The bytes of its strings, in turn, without their escapes. */
  strings(index: number): number[]
  /** Its strings, as their bytes, and its numbers, in turn. */
  each(index: number, see: (item: readonly number[] | number) => void): void
}

type See = (operator: string, operands: Operands) => void

const regular = 0
const white = 1
const delimiter = 2

/** Class of each byte (ISO 32000-1, 7.2.2). */
const classes = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = white
for (const sign of '()<>[]{}/%') classes[sign.codePointAt(0) ?? 0] = delimiter

const open = 0x28
const close = 0x29
const less = 0x3c
const more = 0x3e
const backslash = 0x5c
const percent = 0x25

/** Values that look like operators. */
const constants = new Set(['true', 'false', 'null'])

/** Go through the operators of a content stream (ISO 32000-1, 7.8.2), once and in order. */
export function eachOperator(bytes: Uint8Array, see: See): void {
  const starts: number[] = []
  const ends: number[] = []
  let count = 0
  const operands: Operands = {
    get count() {
      return count
    },
    text: (index) => (index < count ? wordOf(bytes, starts[index] ?? 0, ends[index] ?? 0) : ''),
    number: (index) => (index < count ? numberAt(bytes, starts[index] ?? 0, ends[index] ?? 0) : 0),
    each: (index, seeItem) => {
      if (index < count) eachItem(bytes, starts[index] ?? 0, ends[index] ?? 0, seeItem)
    },
    strings: (index) => (index < count ? stringsIn(bytes, starts[index] ?? 0, ends[index] ?? 0) : []),
  }
  // An array or a dictionary is one operand, whatever stands in it.
  let depth = 0
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    const end = classes[byte] === white ? at + 1 : endOf(bytes, at)
    if (classes[byte] === white || byte === percent) {
      // Nothing is said.
    } else if (opens(bytes, at)) {
      if (depth === 0) starts[count] = at
      depth += 1
    } else if (closes(bytes, at)) {
      if (depth === 1) ends[count++] = end
      depth = Math.max(0, depth - 1)
    } else if (depth > 0) {
      // It stands in an operand.
    } else if (isOperator(byte) && !constants.has(operatorAt(bytes, at, end))) {
      const operator = operatorAt(bytes, at, end)
      see(operator, operands)
      count = 0
      at = operator === 'ID' ? endOfImage(bytes, end) : end
      continue
    } else {
      starts[count] = at
      ends[count++] = end
    }
    at = end
  }
}

const opens = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x5b || (bytes[at] === less && bytes[at + 1] === less)

const closes = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x5d || (bytes[at] === more && bytes[at + 1] === more)

/** Letters, and the two signs that are operators. */
const isOperator = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x27 || byte === 0x22

function endOf(bytes: Uint8Array, from: number): number {
  const byte = bytes[from] ?? 0
  if (byte === open) return endOfString(bytes, from)
  let at = from + 1
  if (byte === less || byte === more) {
    if (bytes[at] === byte) return at + 1
    if (byte === more) return at
    while (at < bytes.length && bytes[at] !== more) at += 1
    return at + 1
  }
  if (byte === percent) {
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1
    return at
  }
  if (classes[byte] === delimiter && byte !== 0x2f) return at
  while (at < bytes.length && classes[bytes[at] ?? 0] === regular) at += 1
  return at
}

function endOfString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === backslash) at += 1
    else if (byte === open) depth += 1
    else if (byte === close && (depth -= 1) === 0) return at + 1
  }
  return bytes.length
}

/** The bytes of an inline picture may look like anything: its end stands by itself between blanks. */
function endOfImage(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at += 1) {
    const isEnd = bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49 && classes[bytes[at] ?? 0] === white
    if (isEnd && (at + 3 >= bytes.length || classes[bytes[at + 3] ?? 0] === white)) return at + 3
  }
  return bytes.length
}

const operators = new Map<number, string>()

/** A word of up to three letters, made once: a page has thousands of operators, and two or three dozen kinds. */
function operatorAt(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 3) return wordOf(bytes, from, to)
  let letters = 0
  for (let at = from; at < to; at += 1) letters = letters * 256 + (bytes[at] ?? 0)
  const known = operators.get(letters)
  if (known !== undefined) return known
  const word = wordOf(bytes, from, to)
  operators.set(letters, word)
  return word
}

/** ISO 32000-1, 7.3.3: there are no exponents. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let [value, scale, sign] = [0, 0, 1]
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30
      scale *= 10
    } else if (byte === 0x2e && scale === 0) scale = 1
    else if (byte === 0x2d && at === from) sign = -1
    else if (byte !== 0x2b) return 0
  }
  return (sign * value) / (scale || 1)
}

function wordOf(bytes: Uint8Array, from: number, to: number): string {
  let word = ''
  for (let at = from; at < to; at += 1) word += String.fromCharCode(bytes[at] ?? 0)
  return word
}

function stringsIn(bytes: Uint8Array, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = from; at < to;) {
    const end = endOf(bytes, at)
    stringAt(bytes, at, end, found)
    at = end
  }
  return found
}

function eachItem(
  bytes: Uint8Array,
  from: number,
  to: number,
  see: (item: readonly number[] | number) => void,
): void {
  for (let at = from; at < to;) {
    const end = endOf(bytes, at)
    const found: number[] = []
    if (stringAt(bytes, at, end, found)) see(found)
    else if (classes[bytes[at] ?? 0] === regular) see(numberAt(bytes, at, end))
    at = end
  }
}

/** False where none stands there. */
function stringAt(bytes: Uint8Array, at: number, end: number, found: number[]): boolean {
  if (bytes[at] === open) literal(bytes, at + 1, end - 1, found)
  else if (bytes[at] === less && bytes[at + 1] !== less) hexadecimal(bytes, at + 1, end - 1, found)
  else return false
  return true
}

/** ISO 32000-1, 7.3.4.3: a digit that is missing at the end is 0. */
function hexadecimal(bytes: Uint8Array, from: number, to: number, found: number[]): void {
  let high = -1
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (classes[byte] === white) continue
    const digit = byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x57
    if (high === -1) high = digit
    else {
      found.push(high * 16 + digit)
      high = -1
    }
  }
  if (high !== -1) found.push(high * 16)
}

const escapes = new Map([...'nrtbf'].map((sign, index) => [sign.codePointAt(0), [10, 13, 9, 8, 12][index]]))

/** ISO 32000-1, 7.3.4.2. */
function literal(bytes: Uint8Array, from: number, to: number, found: number[]): void {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte !== backslash) {
      found.push(byte)
      continue
    }
    at += 1
    const sign = bytes[at] ?? 0
    if (sign >= 0x30 && sign <= 0x37) {
      let code = 0
      const last = Math.min(at + 3, to)
      while (at < last && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x37)
        code = code * 8 + (bytes[at++] ?? 0) - 0x30
      at -= 1
      found.push(code & 255)
    } else if (sign === 13 && bytes[at + 1] === 10) at += 1
    else if (sign !== 10 && sign !== 13) found.push(escapes.get(sign) ?? sign)
  }
}
