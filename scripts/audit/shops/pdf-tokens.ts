/** A number, the name without its slash, a text that is not empty (`true`), or anything else. */
export type Operand = number | string | boolean | undefined

export interface Operation {
  readonly operator: string
  readonly operands: readonly Operand[]
}

const isSpace = (code: number): boolean =>
  code <= 32 && (code === 32 || code === 10 || code === 13 || code === 9 || code === 12 || code === 0)
/** `( ) < > [ ] { } / %` */
const isMark = (code: number): boolean =>
  code === 40 ||
  code === 41 ||
  code === 60 ||
  code === 62 ||
  code === 91 ||
  code === 93 ||
  code === 123 ||
  code === 125 ||
  code === 47 ||
  code === 37

/**
 * The operations of a content stream (ISO 32000-1, 7.8.2). Texts are passed over, since only their place matters;
 * an inline image is one operation `BI`, its keys and values as operands. A broken end ends the stream.
 */
export function* operations(bytes: Uint8Array): Generator<Operation> {
  const reader = { bytes, at: 0 }
  let operands: Operand[] = []
  for (;;) {
    skipSpace(reader)
    if (reader.at >= bytes.length) return
    const code = bytes[reader.at] ?? 0
    if (isMark(code)) operands.push(readMarked(reader))
    else {
      const word = readWord(reader)
      if (typeof word === 'number' || word === undefined) operands.push(word)
      else {
        yield { operator: word, operands: word === 'BI' ? readInline(reader) : operands }
        operands = []
      }
    }
  }
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

function skipSpace(reader: Reader): void {
  const { bytes } = reader
  for (;;) {
    const code = bytes[reader.at]
    if (code === undefined) return
    if (code === 37)
      while (reader.at < bytes.length && bytes[reader.at] !== 10 && bytes[reader.at] !== 13) reader.at += 1
    else if (isSpace(code)) reader.at += 1
    else return
  }
}

/** A number, an operator, or undefined for `true`, `false` and `null`. */
function readWord(reader: Reader): number | string | undefined {
  const start = reader.at
  const number = readNumber(reader)
  if (number !== undefined) return number
  reader.at = start
  const word = readRegular(reader)
  return word === 'true' || word === 'false' || word === 'null' ? undefined : word
}

/** Most of a stream is numbers: they are read without a text between (7.3.3). */
function readNumber(reader: Reader): number | undefined {
  const { bytes } = reader
  let { at } = reader
  const sign = bytes[at] === 45 ? -1 : 1
  if (bytes[at] === 45 || bytes[at] === 43) at += 1
  let [value, scale, digits] = [0, 0, 0]
  for (; ; at += 1) {
    const code = bytes[at] ?? 32
    if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48
      digits += 1
      scale *= 10
    } else if (code === 46 && scale === 0) scale = 1
    else if (isSpace(code) || isMark(code)) break
    else return undefined
  }
  reader.at = at
  return digits === 0 ? undefined : (sign * value) / (scale || 1)
}

function readRegular(reader: Reader): string {
  const { bytes } = reader
  const start = reader.at
  let text = ''
  for (
    let code = bytes[reader.at];
    code !== undefined && !isSpace(code) && !isMark(code);
    code = bytes[reader.at]
  ) {
    text += String.fromCodePoint(code)
    reader.at += 1
  }
  // A stray mark would hold the reader at its place.
  if (reader.at === start) reader.at += 1
  return text
}

function readMarked(reader: Reader): Operand {
  const { bytes } = reader
  const code = bytes[reader.at]
  if (code === 47) {
    reader.at += 1
    const next = bytes[reader.at] ?? 32
    if (isSpace(next) || isMark(next)) return ''
    return readRegular(reader).replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
  }
  if (code === 40) return readString(reader)
  if (code === 60 && bytes[reader.at + 1] !== 60) {
    const end = bytes.indexOf(62, reader.at)
    const length = (end === -1 ? bytes.length : end) - reader.at - 1
    reader.at += length + 2
    return length > 0
  }
  if (code === 91) return readGroup(reader, 93)
  if (code === 60) {
    reader.at += 1
    return readGroup(reader, 62)
  }
  reader.at += 1
  return undefined
}

function readString(reader: Reader): boolean {
  const { bytes } = reader
  const start = reader.at
  let open = 0
  for (; reader.at < bytes.length; reader.at += 1) {
    const code = bytes[reader.at]
    if (code === 92) reader.at += 1
    else if (code === 40) open += 1
    else if (code === 41 && (open -= 1) === 0) break
  }
  reader.at += 1
  return reader.at - start > 2
}

/** An array or a dictionary: true where a text that is not empty stands in it. */
function readGroup(reader: Reader, end: number): boolean {
  const { bytes } = reader
  let holdsText = false
  reader.at += 1
  for (;;) {
    skipSpace(reader)
    const code = bytes[reader.at]
    if (code === undefined) return holdsText
    if (code === end) {
      reader.at += end === 62 ? 2 : 1
      return holdsText
    }
    if (isMark(code)) holdsText = readMarked(reader) === true || holdsText
    else readRegular(reader)
  }
}

/** Keys and values up to `ID`, then past the data: to `EI` between white space (8.9.7). */
function readInline(reader: Reader): Operand[] {
  const { bytes } = reader
  const operands: Operand[] = []
  for (;;) {
    skipSpace(reader)
    const code = bytes[reader.at]
    if (code === undefined) return operands
    if (isMark(code)) operands.push(readMarked(reader))
    else {
      const word = readWord(reader)
      if (word === 'ID') break
      operands.push(word)
    }
  }
  for (; reader.at < bytes.length; reader.at += 1) {
    const { at } = reader
    if (
      bytes[at + 1] === 69 &&
      bytes[at + 2] === 73 &&
      isSpace(bytes[at] ?? 0) &&
      isSpace(bytes[at + 3] ?? 32)
    )
      break
  }
  reader.at += 3
  return operands
}
