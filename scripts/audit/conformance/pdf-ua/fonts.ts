import { PDFArray, PDFDict, PDFNumber } from '@cantoo/pdf-lib'

import { once } from '../../once.ts'
import { arrayIn, dictIn, key, latin1, streamIn, textIn, unpack } from '../../pdf/values.ts'
import type { Marks } from './content.ts'
import type { Tagged } from './file.ts'
import { formsOf } from './forms.ts'
import { readTrueType, type TrueType } from './true-type.ts'

/** Every font of a file. */
export const fontsOf = once(({ dicts }: Tagged): readonly PDFDict[] =>
  dicts.filter((each) => textIn(each, 'Type') === 'Font'),
)

export function descendantOf(font: PDFDict): PDFDict | undefined {
  const [given] = arrayIn(font, 'DescendantFonts')
  return given instanceof PDFDict ? given : undefined
}

/** The TrueType program of a font, where it has one that can be read. */
export const programOf = once((font: PDFDict): TrueType | undefined => {
  const stream = streamIn(dictIn(font, 'FontDescriptor'), 'FontFile2')
  return stream && readTrueType(unpack(stream))
})

/** The codes that are shown of each font, on pages and in forms. */
export const usesOf = once((file: Tagged): ReadonlyMap<PDFDict, ReadonlySet<number>> => {
  const found = new Map<PDFDict, Set<number>>()
  const look = ({ shown }: Marks, resources: PDFDict | undefined): void => {
    const fonts = dictIn(resources, 'Font')
    for (const [name, codes] of shown) {
      const font = dictIn(fonts, name)
      if (!font) continue
      const all = found.get(font) ?? new Set<number>()
      found.set(font, all)
      for (const code of codes) all.add(code)
    }
  }
  for (const [page, marks] of file.pages.entries()) look(marks, file.nodes[page]?.Resources())
  for (const { marks, resources } of formsOf(file).values()) look(marks, resources)
  return found
})

export interface Shown {
  readonly font: PDFDict
  readonly glyphs: readonly number[]
  readonly type: TrueType
}

/** The glyphs that are shown of each TrueType font whose codes are the numbers of its glyphs. */
export const glyphsOf = once((file: Tagged): readonly Shown[] =>
  [...usesOf(file)].flatMap(([font, codes]) => {
    const below = descendantOf(font)
    const type = below && programOf(below)
    const isPlain =
      /^Identity-[HV]$/.test(textIn(font, 'Encoding') ?? '') && textIn(below, 'CIDToGIDMap') === 'Identity'
    return type && isPlain ? [{ font, glyphs: [...codes], type }] : []
  }),
)

/** The width that a font says of each glyph, in thousandths of an em (ISO 32000-1, 9.7.4.3). */
export function widthsOf(font: PDFDict | undefined): (glyph: number) => number {
  const found = new Map<number, number>()
  const list = arrayIn(font, 'W')
  for (let at = 0; at < list.length;) {
    const first = Number(String(list[at]))
    const next = list[at + 1]
    if (next instanceof PDFArray) {
      for (const [index, width] of next.asArray().entries()) found.set(first + index, Number(String(width)))
      at += 2
    } else {
      for (const glyph of range(first, Number(String(next)))) found.set(glyph, Number(String(list[at + 2])))
      at += 3
    }
  }
  const given = font?.lookup(key('DW'))
  const other = given instanceof PDFNumber ? given.asNumber() : 1000
  return (glyph) => found.get(glyph) ?? other
}

/** What a font's codes stand for, as hexadecimal UTF-16 (ISO 32000-1, 9.10.3). */
export const lettersOf = once((font: PDFDict): ReadonlyMap<number, string> => {
  const map = streamIn(font, 'ToUnicode')
  const text = map ? latin1(map) : ''
  const found = new Map<number, string>()
  for (const [, part = ''] of text.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, code = '', value = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/g))
      found.set(Number.parseInt(code, 16), value)
  for (const [, part = ''] of text.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, low = '', high = '', value = '', list = ''] of part.matchAll(
      /<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])/g,
    )) {
      const first = Number.parseInt(low, 16)
      const values = list.match(/\w+/g) ?? []
      for (const code of range(first, Number.parseInt(high, 16)))
        found.set(code, values[code - first] ?? following(value, code - first))
    }
  return found
})

/** Only the last unit counts up. */
const following = (value: string, steps: number): string =>
  value.slice(0, -4) + (Number.parseInt(value.slice(-4), 16) + steps).toString(16).padStart(4, '0')

/** Codes have two bytes: a damaged file is not gone through for ever. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, Math.min(to, 65_535) - from + 1) }, (_, index) => from + index)
