import type { PDFDict } from '@cantoo/pdf-lib'

import { arrayIn, dictIn, key, textIn, textOf } from '../../pdf/values.ts'
import { type Fault, when } from './fault.ts'

const blendings = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
)

/** Only the graphics state has these keys; a mask's own `/TR` is another thing. */
export function stateFaults(dict: PDFDict): Fault[] {
  const has = (name: string): boolean => dict.has(key(name))
  const isMask = /^(?:Luminosity|Alpha)$/.test(textIn(dict, 'S') ?? '')
  const blending = textIn(dict, 'BM')
  const wished = blending === undefined ? arrayIn(dict, 'BM').map(textOf) : [blending]
  return [
    ...when(has('TR') && !isMask, 'state', 'transfer function'),
    ...when(has('TR2') && textIn(dict, 'TR2') !== 'Default', 'state', 'transfer function'),
    ...when(has('HTP'), 'state', 'halftone phase'),
    ...wished.flatMap((mode) => when(!blendings.has(mode ?? ''), 'state', `blending ${String(mode)}`)),
  ]
}

export function pictureFaults(dict: PDFDict): Fault[] {
  const has = (name: string): boolean => dict.has(key(name))
  const subtype = textIn(dict, 'Subtype')
  const isPostScript = subtype === 'PS' || textIn(dict, 'Subtype2') === 'PS'
  return [
    ...when(isPostScript, 'images', 'PostScript'),
    ...when(has('OPI'), 'images', 'elsewhere'),
    ...when(has('Ref') && subtype === 'Form', 'images', 'elsewhere'),
    ...when(has('Alternates') && subtype === 'Image', 'images', 'alternates'),
    ...when(has('F') && has('Length'), 'files', 'a stream elsewhere'),
  ]
}

export function fontFaults(dict: PDFDict): Fault[] {
  const subtype = textIn(dict, 'Subtype')
  if (textIn(dict, 'Type') !== 'Font' || subtype === 'Type3' || subtype === 'Type0') return []
  const descriptor = dictIn(dict, 'FontDescriptor')
  const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((name) => descriptor?.has(key(name)))
  return when(!isEmbedded, 'fonts', `${textIn(dict, 'BaseFont') ?? 'a font'} is not embedded`)
}
