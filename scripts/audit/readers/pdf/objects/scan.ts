import { fromHex, isRegular, latin, lexerOf } from './lexer.ts'

/**
 * Find in a content stream the fonts and the modes of painting text that it sets (ISO 32000-1, 9.3.6) and the
 * strings that it shows, and nothing else: a page has thousands of numbers that need not be read.
 */
export function scanText(
  bytes: Uint8Array,
  onString: (codes: string) => void,
  onFont: (name: string) => void,
  onMode: (mode: number) => void = () => {},
): void {
  let name = ''
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]
    if (byte === 47) {
      const from = ++at
      while (isRegular(bytes[at])) at++
      name = latin(bytes, from, at--)
    } else if (byte === 84 && bytes[at + 1] === 102 && !isRegular(bytes[at - 1])) onFont(name)
    else if (byte === 84 && bytes[at + 1] === 114 && !isRegular(bytes[at - 1]))
      onMode((bytes[at - 2] ?? 48) - 48)
    else if (byte === 60 && bytes[at + 1] === 60) at = valueAt(bytes, at)
    else if (byte === 60) {
      const from = ++at
      while (at < bytes.length && bytes[at] !== 62) at++
      onString(fromHex(bytes, from, at))
    } else if (byte === 40) {
      const lexer = lexerOf(bytes, at)
      onString(String(lexer.next()))
      at = lexer.position - 1
    } else if (byte === 37) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
    else if (byte === 73 && bytes[at + 1] === 68 && !isRegular(bytes[at - 1])) at = pictureEnd(bytes, at)
  }
}

/** Of the last byte of a dictionary. */
function valueAt(bytes: Uint8Array, at: number): number {
  const lexer = lexerOf(bytes, at)
  lexer.next()
  return lexer.position - 1
}

/** `ID` begins the bytes of a picture within the text, ` EI ` ends them (ISO 32000-1, 8.9.7). */
function pictureEnd(bytes: Uint8Array, start: number): number {
  for (let at = start + 2; at < bytes.length; at++)
    if (bytes[at] === 69 && bytes[at + 1] === 73 && !isRegular(bytes[at - 1]) && !isRegular(bytes[at + 2]))
      return at + 1
  return bytes.length
}
