import { PDFDict, type PDFDocument, PDFName, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'

import { type Operand, textOf } from '../content-stream.ts'
import { name } from './tree.ts'
import { unpacked } from './streams.ts'

/** Reads what the fonts of a page show. */
export interface Fonts {
  read(font: string, bytes: Uint8Array, operands: readonly Operand[]): string
  utf16(hex: string): string
}

interface Letters {
  /** Bytes of a code. */
  readonly width: number
  readonly of: ReadonlyMap<number, string>
}

/** The fonts of a document's pages, each read once, when it is asked for. */
export function fontsOf(document: PDFDocument): (page: PDFPage) => Fonts {
  const known = new Map<PDFDict, Letters>()
  return (page) => {
    const fonts = page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)
    const lettersOf = (font: string): Letters | undefined => {
      const dict = fonts?.lookupMaybe(PDFName.of(font), PDFDict)
      if (!dict) return undefined
      const letters = known.get(dict) ?? readLetters(document, dict)
      known.set(dict, letters)
      return letters
    }
    return {
      read: (font, bytes, operands) => {
        const letters = lettersOf(font)
        return letters ? operands.map((operand) => readString(letters, bytes, operand)).join('') : ''
      },
      utf16,
    }
  }
}

function readLetters(document: PDFDocument, font: PDFDict): Letters {
  const width = font.lookupMaybe(name('Subtype'), PDFName)?.decodeText() === 'Type0' ? 2 : 1
  const stream = document.context.lookup(font.get(name('ToUnicode')))
  const map = stream instanceof PDFRawStream ? Buffer.from(unpacked(stream)).toString('latin1') : ''
  return { width, of: readMap(map) }
}

/** A map from codes to letters (ISO 32000-1, 9.10.3). */
function readMap(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, lines = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of lines.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]*)>/g))
      letters.set(Number.parseInt(code, 16), utf16(text))
  }
  for (const [, lines = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, low = '', high = '', text = '', list = ''] of lines.matchAll(ranges)) {
      const first = Number.parseInt(low, 16)
      const several = [...list.matchAll(/<([\dA-Fa-f]*)>/g)].map(([, each = '']) => utf16(each))
      for (let code = first; code <= Number.parseInt(high, 16); code += 1)
        letters.set(code, several[code - first] ?? following(utf16(text), code - first))
    }
  }
  return letters
}

const ranges = /<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*(?:<([\dA-Fa-f]*)>|\[([^\]]*)\])/g

/** The last letter of the first code's text counts on with the codes. */
function following(text: string, steps: number): string {
  const last = text.codePointAt(text.length - 1)
  return last === undefined || steps === 0 ? text : text.slice(0, -1) + String.fromCodePoint(last + steps)
}

function utf16(hex: string): string {
  const bytes = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')
  return bytes
    .subarray(0, bytes.length & ~1)
    .swap16()
    .toString('utf16le')
}

function readString(letters: Letters, bytes: Uint8Array, operand: Operand): string {
  const text = textOf(bytes, operand)
  if (operand.kind === 'hex') return readHex(letters, text.slice(1, -1))
  if (operand.kind === 'string') return readCodes(letters, literal(text.slice(1, -1)))
  if (operand.kind !== 'array') return ''
  // Only the strings of an array show something; the numbers between them move the pen.
  const strings = text.matchAll(/<([\dA-Fa-f\s]*)>|\(((?:\\[^]|[^\\()])*)\)/g)
  return [...strings]
    .map(([, hex, plain]) =>
      hex === undefined ? readCodes(letters, literal(plain ?? '')) : readHex(letters, hex),
    )
    .join('')
}

const readHex = (letters: Letters, hex: string): string =>
  readCodes(letters, Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').toString('latin1'))

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** A literal string without its escapes (7.3.4.2). */
const literal = (text: string): string =>
  text.replaceAll(/\\([0-7]{1,3}|\r\n|[^])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8) & 255)
    return /^[\r\n]/.test(code) ? '' : (escapes[code] ?? code)
  })

function readCodes({ width, of }: Letters, codes: string): string {
  let text = ''
  for (let at = 0; at + width <= codes.length; at += width) {
    const [high, low] = [codes.charCodeAt(at), codes.charCodeAt(at + width - 1)]
    text += of.get(width === 2 ? high * 256 + low : low) ?? ''
  }
  return text
}
