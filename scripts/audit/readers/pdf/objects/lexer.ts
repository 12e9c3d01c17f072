import type { Dict, Value } from './syntax.ts'

const isSpace = (byte: number | undefined): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0

/** `( ) < > [ ] { } / %` */
const delimiters = new Set([40, 41, 60, 62, 91, 93, 123, 125, 47, 37])

const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !isSpace(byte) && !delimiters.has(byte)

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** Reads values one after the other (ISO 32000-1, 7.2 and 7.3). */
export interface Lexer {
  /** The next value; `undefined` at the end of the bytes. */
  next(): Value | undefined
  /** Of the byte after the last value. */
  readonly position: number
}

export function lexerOf(bytes: Uint8Array, start = 0): Lexer {
  let at = start
  let depth = 0

  function skip(): void {
    for (;;) {
      while (isSpace(bytes[at])) at++
      if (bytes[at] !== 37) return
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
    }
  }

  function regular(): string {
    const from = at
    while (isRegular(bytes[at])) at++
    return latin(bytes, from, at)
  }

  function value(): Value | undefined {
    skip()
    const byte = bytes[at]
    if (byte === undefined) return undefined
    if (byte === 47) {
      at++
      return { name: unhash(regular()) }
    }
    if (byte === 40) return literal()
    if (byte === 60) return bytes[at + 1] === 60 ? dictionary() : hexadecimal()
    if (byte === 91) return list()
    if (delimiters.has(byte)) {
      at++
      if (byte === 62 && bytes[at] === 62) at++
      return { keyword: byte === 93 ? ']' : byte === 62 ? '>>' : '' }
    }
    const word = regular()
    const code = word.charCodeAt(0)
    if (code < 58 && code > 42) return number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { keyword: word }
  }

  /** A number, or the reference that begins with it: `12 0 R`. */
  function number(word: string): Value {
    const first = Number(word)
    if (!Number.isInteger(first) || first < 0 || !isSpace(bytes[at])) return Number.isNaN(first) ? 0 : first
    let end = at
    while (isSpace(bytes[end])) end++
    const from = end
    while ((bytes[end] ?? 0) >= 48 && (bytes[end] ?? 0) <= 57) end++
    if (end === from || !isSpace(bytes[end])) return first
    const generation = Number(latin(bytes, from, end))
    while (isSpace(bytes[end])) end++
    if (bytes[end] !== 82 || isRegular(bytes[end + 1])) return first
    at = end + 1
    return { ref: first, generation }
  }

  function literal(): string {
    let text = ''
    let open = 1
    let from = ++at
    for (; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === 40) open++
      else if (byte === 41 && --open === 0) break
      else if (byte === 92) {
        text += latin(bytes, from, at) + escape()
        from = at + 1
      }
    }
    return text + latin(bytes, from, at++)
  }

  /** The character of a `\`; stays on the last of its bytes. */
  function escape(): string {
    const letter = String.fromCharCode(bytes[++at] ?? 0)
    if (letter === '\r' && bytes[at + 1] === 10) at++
    if (letter === '\r' || letter === '\n') return ''
    if (letter < '0' || letter > '7') return escapes[letter] ?? letter
    let octal = letter
    while (octal.length < 3 && (bytes[at + 1] ?? 0) >= 48 && (bytes[at + 1] ?? 0) <= 55)
      octal += String.fromCharCode(bytes[++at] ?? 0)
    return String.fromCharCode(Number.parseInt(octal, 8) & 255)
  }

  function hexadecimal(): string {
    const from = ++at
    while (at < bytes.length && bytes[at] !== 62) at++
    const digits = latin(bytes, from, at++).replaceAll(/[^\dA-Fa-f]/g, '')
    const pairs = digits.match(/../g) ?? []
    const odd = digits.length % 2 === 1 ? [`${digits.at(-1)}0`] : []
    return [...pairs, ...odd].map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')
  }

  function list(): Value[] {
    at++
    const values: Value[] = []
    for (;;) {
      const item = nested()
      if (item === undefined || isKeyword(item, ']')) return values
      values.push(item)
    }
  }

  function dictionary(): Dict {
    at += 2
    const entries = new Map<string, Value>()
    for (;;) {
      const key = nested()
      if (key === undefined || isKeyword(key, '>>')) return entries
      const item = nested()
      if (item === undefined || isKeyword(item, '>>')) return entries
      if (typeof key === 'object' && key && 'name' in key) entries.set(key.name, item)
    }
  }

  function nested(): Value | undefined {
    if (depth > 200) throw new Error('a value is nested too deeply')
    depth++
    const item = value()
    depth--
    return item
  }

  return {
    next: value,
    get position() {
      return at
    },
  }
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
