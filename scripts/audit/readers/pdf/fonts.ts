import { isKeyword, lexerOf } from './objects/lexer.ts'
import type { Objects } from './objects/file.ts'
import { type Dict, isStream, nameOf, type Stream, type Value } from './objects/syntax.ts'
import { scanText } from './objects/scan.ts'
import type { PageObject } from './pages.ts'

/** Letters that only the eye can read, or only a program. */
export interface Unreadable {
  /** The font whose own map does not say what they are; none for letters that are painted without a trace. */
  readonly font: string | undefined
  readonly letters: number
}

/**
 * For each page what its fonts leave unsaid (ISO 32000-1, 9.10.3).
 *
 * Asked are fonts whose letters are mere numbers of glyphs. Those with a standard encoding say enough by it.
 */
export function unreadableText(objects: Objects, pages: readonly PageObject[]): Unreadable[][] {
  const maps = new Map<Dict, FontMap | undefined>()
  const mapOf = (font: Dict): FontMap | undefined => {
    if (!maps.has(font)) maps.set(font, readMap(objects, font))
    return maps.get(font)
  }

  function scan(
    content: readonly Uint8Array[],
    resources: Dict,
    seen: Set<Dict>,
    found: Map<string | undefined, number>,
  ): void {
    const fonts = objects.dict(resources.get('Font'))
    const missing = countMissing(content, (name) => mapOf(objects.dict(fonts.get(name))))
    for (const [font, letters] of missing) found.set(font, (found.get(font) ?? 0) + letters)
    for (const value of objects.dict(resources.get('XObject')).values()) {
      const form = objects.resolve(value)
      if (!isStream(form) || !form.dict.has('Resources') || seen.has(form.dict)) continue
      seen.add(form.dict)
      scan([readBytes(objects, form)], objects.dict(form.dict.get('Resources')), seen, found)
    }
  }

  return pages.map(({ dict, resources }) => {
    const found = new Map<string | undefined, number>()
    const contents = objects.resolve(dict.get('Contents'))
    const streams = (Array.isArray(contents) ? (contents as readonly Value[]) : [contents]).map(
      objects.resolve,
    )
    scan(
      streams.filter(isStream).map((stream) => readBytes(objects, stream)),
      resources,
      new Set(),
      found,
    )
    return [...found].map(([font, letters]) => ({ font, letters }))
  })
}

/** Of each code from 0 to 65535 whether the font says what it means. */
interface FontMap {
  readonly name: string
  readonly isMapped: Uint8Array
}

function readMap(objects: Objects, font: Dict): FontMap | undefined {
  if (nameOf(objects.resolve(font.get('Subtype'))) !== 'Type0') return undefined
  // Other encodings, as those of East Asia, are known by their names.
  if (!nameOf(objects.resolve(font.get('Encoding')))?.startsWith('Identity')) return undefined
  const stream = objects.resolve(font.get('ToUnicode'))
  const isMapped = new Uint8Array(65_536)
  if (isStream(stream)) for (const code of mappedCodes(readBytes(objects, stream))) isMapped[code] = 1
  return { name: nameOf(objects.resolve(font.get('BaseFont'))) ?? 'without a name', isMapped }
}

function readBytes(objects: Objects, stream: Stream): Uint8Array {
  try {
    return objects.bytes(stream)
  } catch {
    return new Uint8Array()
  }
}

/** The mode of painting text in which nothing is painted (9.3.6). */
const invisible = 3

/** Read the strings that a content stream shows (9.4.3), and count in each font the codes that say nothing. */
function countMissing(
  content: readonly Uint8Array[],
  mapOf: (name: string) => FontMap | undefined,
): Map<string | undefined, number> {
  const missing = new Map<string | undefined, number>()
  const fonts = new Map<string, FontMap | undefined>()
  let font: FontMap | undefined
  let mode = 0
  const shown = (codes: string): void => {
    if (mode === invisible) missing.set(undefined, (missing.get(undefined) ?? 0) + codes.length)
    if (!font) return
    let count = 0
    for (let at = 0; at + 1 < codes.length; at += 2)
      if (!font.isMapped[codes.charCodeAt(at) * 256 + codes.charCodeAt(at + 1)]) count++
    if (count > 0) missing.set(font.name, (missing.get(font.name) ?? 0) + count)
  }
  for (const bytes of content) {
    scanText(
      bytes,
      shown,
      (name) => {
        if (!fonts.has(name)) fonts.set(name, mapOf(name))
        font = fonts.get(name)
      },
      (set) => {
        mode = set
      },
    )
  }
  return missing
}

/** Codes for which a map gives a text (9.10.3, with Adobe Technical Note 5411). */
function mappedCodes(bytes: Uint8Array): Set<number> {
  const codes = new Set<number>()
  const lexer = lexerOf(bytes)
  let held: Value[] = []
  for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
    if (isKeyword(value, 'endbfchar')) addChars(codes, held)
    else if (isKeyword(value, 'endbfrange')) addRanges(codes, held)
    if (typeof value === 'object' && value && 'keyword' in value) held = []
    else held.push(value)
  }
  return codes
}

function addChars(codes: Set<number>, held: readonly Value[]): void {
  for (let at = 0; at + 1 < held.length; at += 2) if (isReadable(held[at + 1])) codes.add(codeOf(held[at]))
}

function addRanges(codes: Set<number>, held: readonly Value[]): void {
  for (let at = 0; at + 2 < held.length; at += 3) {
    const [first, last, goal] = [codeOf(held[at]), codeOf(held[at + 1]), held[at + 2]]
    for (let code = first; code <= Math.min(last, first + 65_535); code++)
      if (isReadable(Array.isArray(goal) ? (goal as readonly Value[])[code - first] : goal)) codes.add(code)
  }
}

const codeOf = (value: Value | undefined): number =>
  typeof value === 'string' ? [...value].reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0) : -1

/** Not nothing, and not U+0000 or U+FFFD, which stand for it. */
const isReadable = (value: Value | undefined): boolean =>
  typeof value === 'string' && value !== '' && value !== '\u0000\u0000' && value !== '\u00FF\u00FD'
