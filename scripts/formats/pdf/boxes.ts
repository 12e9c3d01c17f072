import { PDFDict, type PDFDocument, PDFName, type PDFPage } from '@cantoo/pdf-lib'

import { nameOf, type Operand, operations, textOf } from './content-stream.ts'
import { contentOf } from './structure/streams.ts'

/** What is shown as an empty box, for want of a font. */
export interface Boxes {
  readonly count: number
  /** What they stand for, as far as the browser says it. Of each font, it leaves one letter unsaid: that is lost. */
  readonly letters: ReadonlySet<string>
}

/**
 * The boxes that are printed for letters of no font of the machine: the glyph `.notdef`, whose code is 0
 * (ISO 32000-1, 9.7.6.3).
 */
export function boxesIn(document: PDFDocument): Boxes {
  const letters = new Set<string>()
  let count = 0
  for (const page of document.getPages()) {
    const bytes = contentOf(page)
    const isWide = wideFonts(page)
    let isCoded = false
    // Words for the glyphs inside, from the outermost (14.9.4).
    const said: string[] = []
    for (const { operator, operands } of operations(bytes)) {
      if (operator === 'Tf') isCoded = isWide(nameOf(bytes, operands[0]))
      else if (operator === 'BDC' || operator === 'BMC') said.push(actualText(bytes, operands[1]))
      else if (operator === 'EMC') said.pop()
      else if (operator === 'Tj' || operator === 'TJ') {
        if (!isCoded || !operands.some((operand) => showsBox(textOf(bytes, operand)))) continue
        count += 1
        for (const letter of said.join('')) letters.add(letter)
      }
    }
  }
  return { count, letters }
}

/** Fonts whose codes are numbers of glyphs, of two bytes each. */
function wideFonts(page: PDFPage): (name: string | undefined) => boolean {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict)
  const known = new Map<string | undefined, boolean>()
  return (name) => {
    const isKnown = known.get(name)
    if (isKnown !== undefined) return isKnown
    const font = name === undefined ? undefined : fonts?.lookupMaybe(PDFName.of(name), PDFDict)
    const isWide = font?.lookupMaybe(PDFName.of('Subtype'), PDFName)?.decodeText() === 'Type0'
    known.set(name, isWide)
    return isWide
  }
}

const showsBox = (text: string): boolean =>
  [...text.matchAll(/<([\dA-Fa-f\s]*)>/g)].some(([, hex = '']) =>
    /^(?:.{4})*0000/.test(hex.replaceAll(/\s/g, '')),
  )

function actualText(bytes: Uint8Array, properties: Operand | undefined): string {
  if (properties?.kind !== 'dictionary') return ''
  const hex = /\/ActualText\s*<(?:FEFF)?([\dA-F\s]*)>/i.exec(textOf(bytes, properties))?.[1] ?? ''
  const utf16 = Buffer.from(hex.replaceAll(/\s/g, ''), 'hex')
  return utf16
    .subarray(0, utf16.length & ~1)
    .swap16()
    .toString('utf16le')
}
