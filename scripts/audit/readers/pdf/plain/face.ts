import type { Objects } from '../objects/file.ts'
import { isKeyword, lexerOf } from '../objects/lexer.ts'
import { type Dict, isStream, nameOf, textOf, type Value } from '../objects/syntax.ts'

/** A font, as far as its text is read. */
export interface Face {
  readonly name: string
  /** Its codes have two bytes. */
  readonly isWide: boolean
  /** What a code says; nothing where the font does not tell. */
  text(code: number): string | undefined
  /** By how much a code moves on, in ems. */
  width(code: number): number
  /** What its own map does not tell is told by nothing else: its codes are mere numbers of glyphs. */
  readonly isMute: boolean
  /** It is set from the left, and its text is told by its own map (ISO 32000-1, 9.10.2). */
  readonly isPlain: boolean
}

export function readFace(objects: Objects, font: Dict): Face {
  const subtype = nameOf(objects.resolve(font.get('Subtype')))
  const encoding = nameOf(objects.resolve(font.get('Encoding')))
  const isWide = subtype === 'Type0'
  const stream = objects.resolve(font.get('ToUnicode'))
  const texts = isStream(stream) ? readMap(objects.bytes(stream)) : new Map<number, string>()
  const isMute = isWide && encoding?.startsWith('Identity') === true
  return {
    name: nameOf(objects.resolve(font.get('BaseFont'))) ?? 'without a name',
    isWide,
    text: (code) => texts.get(code),
    width: isWide ? wideWidths(objects, font) : narrowWidths(objects, font, subtype),
    isMute,
    // Other encodings, as those of East Asia, are known by their names.
    isPlain: isWide ? encoding === 'Identity-H' : isStream(stream),
  }
}

/** Of a composite font (9.7.4.3): `1 [500 600]` from a code on, or `1 9 500` for all of them. */
function wideWidths(objects: Objects, font: Dict): Face['width'] {
  const below = objects.dict(objects.list(font.get('DescendantFonts'))[0])
  const usual = objects.resolve(below.get('DW'))
  const known = new Map<number, number>()
  const list = objects.list(below.get('W')).map(objects.resolve)
  for (let at = 0; at < list.length;) {
    const [first, next] = [Number(list[at]), list[at + 1]]
    if (Array.isArray(next)) {
      for (const [index, width] of (next as readonly Value[]).entries())
        known.set(first + index, Number(objects.resolve(width)))
      at += 2
    } else {
      const width = Number(list[at + 2])
      for (let code = first; code <= Math.min(Number(next), 65_535); code++) known.set(code, width)
      at += 3
    }
  }
  return (code) => (known.get(code) ?? (typeof usual === 'number' ? usual : 1000)) / 1000
}

/** Of a simple font (9.2.4). One that is drawn has a measure of its own (9.6.5). */
function narrowWidths(objects: Objects, font: Dict, subtype: string | undefined): Face['width'] {
  const first = Number(objects.resolve(font.get('FirstChar')))
  const widths = objects.list(font.get('Widths')).map((width) => Number(objects.resolve(width)))
  const scale = subtype === 'Type3' ? Number(objects.list(font.get('FontMatrix'))[0]) : 0.001
  return (code) => (widths[code - first] ?? 0) * scale
}

/** What codes stand for (9.10.3, with Adobe Technical Note 5411). */
function readMap(bytes: Uint8Array): Map<number, string> {
  const texts = new Map<number, string>()
  const lexer = lexerOf(bytes)
  let held: Value[] = []
  for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
    if (isKeyword(value, 'endbfchar')) addChars(texts, held)
    else if (isKeyword(value, 'endbfrange')) addRanges(texts, held)
    if (typeof value === 'object' && value && 'keyword' in value) held = []
    else held.push(value)
  }
  return texts
}

function addChars(texts: Map<number, string>, held: readonly Value[]): void {
  for (let at = 0; at + 1 < held.length; at += 2) add(texts, codeOf(held[at]), unicode(held[at + 1]))
}

function addRanges(texts: Map<number, string>, held: readonly Value[]): void {
  for (let at = 0; at + 2 < held.length; at += 3) {
    const [first, last, goal] = [codeOf(held[at]), codeOf(held[at + 1]), held[at + 2]]
    const list = Array.isArray(goal) ? (goal as readonly Value[]) : undefined
    const start = list ? '' : unicode(goal)
    for (let code = first; code <= Math.min(last, first + 65_535); code++)
      add(texts, code, list ? unicode(list[code - first]) : following(start, code - first))
  }
}

/** Nothing, U+0000 and U+FFFD say that it is not known. */
function add(texts: Map<number, string>, code: number, text: string): void {
  if (text !== '' && text !== '\u0000' && text !== '\uFFFD') texts.set(code, text)
}

const codeOf = (value: Value | undefined): number =>
  typeof value === 'string' ? [...value].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0) : -1

const unicode = (value: Value | undefined): string =>
  typeof value === 'string' ? (textOf(`\u00FE\u00FF${value}`) ?? '') : ''

/** Only the last unit counts up. */
const following = (text: string, steps: number): string =>
  steps === 0 || text === ''
    ? text
    : text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + steps)
