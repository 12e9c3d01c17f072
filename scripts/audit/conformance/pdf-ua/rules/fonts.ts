import type { PDFDict } from '@cantoo/pdf-lib'

import { dictIn, key, latin1, numberIn, streamIn, textIn } from '../../../pdf/values.ts'
import type { Tagged } from '../file.ts'
import { descendantOf, fontsOf, glyphsOf, lettersOf, programOf, usesOf, widthsOf } from '../fonts.ts'
import { type Rule, rule } from '../rule.ts'

const named = (dict: PDFDict): string => textIn(dict, 'BaseFont') ?? textIn(dict, 'CMapName') ?? 'font'
const fonts = (clause: string, says: string, isWrong: (font: PDFDict, file: Tagged) => boolean): Rule =>
  rule(clause, says, (file) =>
    fontsOf(file)
      .filter((each) => isWrong(each, file))
      .map(named),
  )

const kind = (font: PDFDict): string => textIn(font, 'Subtype') ?? ''
const isSymbolic = (font: PDFDict): boolean =>
  ((numberIn(dictIn(font, 'FontDescriptor'), 'Flags') ?? 0) & 4) !== 0
const isEmbedded = (font: PDFDict): boolean =>
  ['FontFile', 'FontFile2', 'FontFile3'].some((name) => dictIn(font, 'FontDescriptor')?.has(key(name)))

/** ISO 32000-1, table 118, by the parts of the names. */
const known =
  /^(?:Identity|GBK?p?-EUC|GBpc-EUC|GBK2K|GBKp?-EUC|UniGB-(?:UCS2|UTF16)|B5pc|HKscs-B5|ETen-B5|ETenms-B5|CNS-EUC|UniCNS-(?:UCS2|UTF16)|83pv-RKSJ|90(?:ms|msp|pv)-RKSJ|Add-RKSJ|EUC|Ext-RKSJ|UniJIS-(?:UCS2|UCS2-HW|UTF16)|KSC-EUC|KSCms-UHC|KSCms-UHC-HW|KSCpc-EUC|UniKS-(?:UCS2|UTF16))-[HV]$|^[HV]$/

/** Fonts: clause 7.21. */
export const fontRules: readonly Rule[] = [
  fonts('7.21.3.1-1', 'a font and its map speak of the same characters', (font) => {
    const [own, map] = [
      dictIn(descendantOf(font), 'CIDSystemInfo'),
      dictIn(streamIn(font, 'Encoding')?.dict, 'CIDSystemInfo'),
    ]
    if (!map) return false
    return (
      textIn(own, 'Registry') !== textIn(map, 'Registry') ||
      textIn(own, 'Ordering') !== textIn(map, 'Ordering') ||
      (numberIn(own, 'Supplement') ?? 0) < (numberIn(map, 'Supplement') ?? 0)
    )
  }),
  fonts(
    '7.21.3.2-1',
    'glyphs of TrueType fonts are found by a map',
    (font) =>
      kind(font) === 'CIDFontType2' &&
      isEmbedded(font) &&
      textIn(font, 'CIDToGIDMap') !== 'Identity' &&
      !streamIn(font, 'CIDToGIDMap'),
  ),
  fonts(
    '7.21.3.3-1',
    'maps are embedded or known',
    (font) =>
      kind(font) === 'Type0' && !streamIn(font, 'Encoding') && !known.test(textIn(font, 'Encoding') ?? ''),
  ),
  fonts('7.21.3.3-2', 'an embedded map writes in the direction that is said of it', (font) => {
    const map = streamIn(font, 'Encoding')
    return (
      map !== undefined &&
      Number(/\/WMode\s+(\d)/.exec(latin1(map))?.[1] ?? 0) !== (numberIn(map.dict, 'WMode') ?? 0)
    )
  }),
  fonts('7.21.3.3-3', 'an embedded map uses known ones', (font) => {
    const map = streamIn(font, 'Encoding')
    const used = map && (textIn(map.dict, 'UseCMap') ?? /\/([\w-]+)\s+usecmap/.exec(latin1(map))?.[1])
    return used !== undefined && !known.test(used)
  }),
  fonts('7.21.4.1-1', 'fonts are embedded', (font) => !/^Type[03]$/.test(kind(font)) && !isEmbedded(font)),
  rule('7.21.4.1-2', 'fonts have the glyphs that are shown', (file) =>
    glyphsOf(file).flatMap(({ font, glyphs, type }) =>
      glyphs.filter((glyph) => glyph >= type.glyphs).map(() => named(font)),
    ),
  ),
  rule('7.21.5-1', 'widths are those of the glyphs', (file) =>
    glyphsOf(file).flatMap(({ font, glyphs, type }) => {
      const widthOf = widthsOf(descendantOf(font))
      return glyphs
        .filter((glyph) => glyph < type.glyphs && Math.abs(widthOf(glyph) - type.widthOf(glyph)) > 1)
        .map((glyph) => `${named(font)} ${glyph}`)
    }),
  ),
  fonts('7.21.6-1', 'TrueType fonts of letters have a map of letters', (font) => {
    const maps = kind(font) === 'TrueType' && !isSymbolic(font) ? programOf(font)?.maps : undefined
    return maps !== undefined && maps.every((each) => each === '3 0')
  }),
  fonts('7.21.6-2', 'TrueType fonts of letters have an encoding', (font) => {
    const encoding = textIn(font, 'Encoding') ?? textIn(dictIn(font, 'Encoding'), 'BaseEncoding')
    return (
      kind(font) === 'TrueType' && !isSymbolic(font) && !/^(?:MacRoman|WinAnsi)Encoding$/.test(encoding ?? '')
    )
  }),
  fonts(
    '7.21.6-3',
    'TrueType fonts of symbols have none',
    (font) => kind(font) === 'TrueType' && isSymbolic(font) && font.has(key('Encoding')),
  ),
  fonts('7.21.6-4', 'TrueType fonts of symbols have one map, or one of symbols', (font) => {
    const maps = kind(font) === 'TrueType' && isSymbolic(font) ? programOf(font)?.maps : undefined
    return maps !== undefined && maps.length !== 1 && !maps.includes('3 0')
  }),
  rule('7.21.7-1', 'all that is shown can be read', (file) =>
    [...usesOf(file)].flatMap(([font, codes]) => {
      const letters = lettersOf(font)
      return [...codes].filter((code) => !letters.has(code)).map((code) => `${named(font)} ${code}`)
    }),
  ),
  fonts('7.21.7-2', 'no code stands for what is no character', (font) =>
    [...lettersOf(font).values()].some((text) => /^(?:....)*?(?:0000|FEFF|FFFE)/i.test(text)),
  ),
  rule('7.21.8-1', 'no glyph is shown that stands for a missing one', (file) =>
    glyphsOf(file).flatMap(({ font, glyphs }) =>
      glyphs.filter((glyph) => glyph === 0).map(() => named(font)),
    ),
  ),
]
