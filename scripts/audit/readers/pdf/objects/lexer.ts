import type { Dict, Value } from './syntax.ts'

/** Reads values one after the other (ISO 32000-1, 7.2 and 7.3). */
export interface Lexer {
  /** The next value; `undefined` at the end of the bytes. */
  next(): Value | undefined
  /** Of the byte after the last value. */
  readonly position: number
}

export function lexerOf(bytes: Uint8Array, start = 0): Lexer {
  const cursor: Cursor = { bytes, at: start, depth: 0 }
  return {
    next: () => valueAt(cursor),
    get position() {
      return cursor.at
    },
  }
}

interface Cursor {
  readonly bytes: Uint8Array
  at: number
  depth: number
}

/** For each byte: 1 white space, 2 a delimiter `( ) < > [ ] { } / %`, 0 any other. */
const kinds = new Uint8Array(256)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = 1
for (const byte of [40, 41, 60, 62, 91, 93, 123, 125, 47, 37]) kinds[byte] = 2

const isSpace = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 1

export const isRegular = (byte: number | undefined): boolean => byte !== undefined && kinds[byte] === 0

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function valueAt(cursor: Cursor): Value | undefined {
  const { bytes } = cursor
  skip(cursor)
  const byte = bytes[cursor.at]
  if (byte === undefined) return undefined
  if (byte === 47) {
    cursor.at++
    return { name: unhash(regular(cursor)) }
  }
  if (byte === 40) return literal(cursor)
  if (byte === 60) return bytes[cursor.at + 1] === 60 ? dictionary(cursor) : hexadecimal(cursor)
  if (byte === 91) return list(cursor)
  if (kinds[byte] === 2) return closing(cursor, byte)
  const word = regular(cursor)
  const code = word.charCodeAt(0)
  if (code < 58 && code > 42) return number(cursor, word)
  if (word === 'true' || word === 'false') return word === 'true'
  return word === 'null' ? null : { keyword: word }
}

function closing(cursor: Cursor, byte: number): Value {
  cursor.at++
  if (byte === 93) return { keyword: ']' }
  if (byte !== 62) return { keyword: '' }
  if (cursor.bytes[cursor.at] === 62) cursor.at++
  return { keyword: '>>' }
}

function skip(cursor: Cursor): void {
  const { bytes } = cursor
  for (;;) {
    while (isSpace(bytes[cursor.at])) cursor.at++
    if (bytes[cursor.at] !== 37) return
    while (cursor.at < bytes.length && bytes[cursor.at] !== 10 && bytes[cursor.at] !== 13) cursor.at++
  }
}

function regular(cursor: Cursor): string {
  const from = cursor.at
  while (isRegular(cursor.bytes[cursor.at])) cursor.at++
  return latin(cursor.bytes, from, cursor.at)
}

/** A number, or the reference that begins with it: `12 0 R`. */
function number(cursor: Cursor, word: string): Value {
  const { bytes } = cursor
  const first = Number(word)
  if (Number.isNaN(first)) return 0
  if (!Number.isInteger(first) || first < 0) return first
  let end = cursor.at
  while (isSpace(bytes[end])) end++
  const from = end
  while (isDigit(bytes[end])) end++
  if (end === from || !isSpace(bytes[end])) return first
  const generation = Number(latin(bytes, from, end))
  while (isSpace(bytes[end])) end++
  if (bytes[end] !== 82 || isRegular(bytes[end + 1])) return first
  cursor.at = end + 1
  return { ref: first, generation }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

function literal(cursor: Cursor): string {
  const { bytes } = cursor
  let text = ''
  let open = 1
  let from = ++cursor.at
  for (; cursor.at < bytes.length; cursor.at++) {
    const byte = bytes[cursor.at]
    if (byte === 40) open++
    else if (byte === 41 && --open === 0) break
    else if (byte === 92) {
      text += latin(bytes, from, cursor.at) + escape(cursor)
      from = cursor.at + 1
    }
  }
  return text + latin(bytes, from, cursor.at++)
}

/** The character of a `\`; stays on the last of its bytes. */
function escape(cursor: Cursor): string {
  const { bytes } = cursor
  const letter = String.fromCharCode(bytes[++cursor.at] ?? 0)
  if (letter === '\r' && bytes[cursor.at + 1] === 10) cursor.at++
  if (letter === '\r' || letter === '\n') return ''
  if (letter < '0' || letter > '7') return escapes[letter] ?? letter
  let octal = letter
  while (octal.length < 3 && /[0-7]/.test(String.fromCharCode(bytes[cursor.at + 1] ?? 0)))
    octal += String.fromCharCode(bytes[++cursor.at] ?? 0)
  return String.fromCharCode(Number.parseInt(octal, 8) & 255)
}

function hexadecimal(cursor: Cursor): string {
  const { bytes } = cursor
  const from = ++cursor.at
  while (cursor.at < bytes.length && bytes[cursor.at] !== 62) cursor.at++
  return fromHex(bytes, from, cursor.at++)
}

function list(cursor: Cursor): Value[] {
  cursor.at++
  const values: Value[] = []
  for (;;) {
    const item = nested(cursor)
    if (item === undefined || isKeyword(item, ']')) return values
    values.push(item)
  }
}

function dictionary(cursor: Cursor): Dict {
  cursor.at += 2
  const entries = new Map<string, Value>()
  for (;;) {
    const key = nested(cursor)
    if (key === undefined || isKeyword(key, '>>')) return entries
    const item = nested(cursor)
    if (item === undefined || isKeyword(item, '>>')) return entries
    if (typeof key === 'object' && key && 'name' in key) entries.set(key.name, item)
  }
}

function nested(cursor: Cursor): Value | undefined {
  if (cursor.depth > 200) throw new Error('a value is nested too deeply')
  cursor.depth++
  const item = valueAt(cursor)
  cursor.depth--
  return item
}

export const isKeyword = (value: unknown, keyword: string): boolean =>
  typeof value === 'object' && value !== null && 'keyword' in value && value.keyword === keyword

/** A byte a character. */
export function latin(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 64) return new TextDecoder('latin1').decode(bytes.subarray(from, to))
  let text = ''
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

const unhash = (name: string): string =>
  name.includes('#')
    ? name.replaceAll(/#([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name

/** The bytes of `0AFF`, a character each; a half byte at the end is its upper half. */
export function fromHex(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  let half = -1
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    const digit = byte < 58 ? byte - 48 : (byte & 95) - 55
    if (digit < 0 || digit > 15) continue
    if (half < 0) half = digit
    else {
      text += String.fromCharCode(half * 16 + digit)
      half = -1
    }
  }
  return half < 0 ? text : text + String.fromCharCode(half * 16)
}
