import { PDFArray, type PDFDict, PDFName, PDFNumber, type PDFObject } from '@cantoo/pdf-lib'

import { dictIn, dictOf, entry, listOf, numberIn } from './pdf-objects.ts'

/** Whether a colour space is one of the screen: DeviceRGB, CalRGB, an ICC profile of three components, a palette of such. */
export function isRgb(space: PDFObject | string | undefined, known: PDFDict | undefined): boolean {
  if (typeof space === 'string') {
    if (space === 'DeviceRGB') return true
    return isRgb(entry(known, space), undefined)
  }
  if (space instanceof PDFName) return space.decodeText() === 'DeviceRGB'
  if (!(space instanceof PDFArray)) return false
  const [kind, second] = listOf(space)
  const name = kind instanceof PDFName ? kind.decodeText() : ''
  if (name === 'CalRGB' || name === 'DeviceRGB') return true
  if (name === 'ICCBased') return numberIn(dictOf(second), 'N') === 3
  return (name === 'Indexed' || name === 'Pattern') && isRgb(second, undefined)
}

/** Whether a graphics state lets what is below shine through (ISO 32000-1, 11.6.4). */
export function isTransparentState(state: PDFDict | undefined): boolean {
  if (!state) return false
  const isThin = ['ca', 'CA'].some((key) => {
    const alpha = entry(state, key)
    return alpha instanceof PDFNumber && alpha.asNumber() < 1
  })
  const blends = listOf(entry(state, 'BM')).flatMap((mode) =>
    mode instanceof PDFName ? mode.decodeText() : [],
  )
  const isBlended = blends.length > 0 && !blends.some((mode) => mode === 'Normal' || mode === 'Compatible')
  return isThin || isBlended || dictIn(state, 'SMask') !== undefined
}
