import { PDFDict, type PDFDocument, PDFName } from '@cantoo/pdf-lib'

import { dictIn, dictOf, entry, listOf, nameIn } from './pdf-objects.ts'

export interface Font {
  readonly name: string
  readonly isEmbedded: boolean
}

/** The fonts of a document; of a composite font that which it is made of (ISO 32000-1, 9.7). */
export function fontsOf(document: PDFDocument): Font[] {
  const fonts: Font[] = []
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || entry(object, 'Type') !== PDFName.of('Font')) continue
    const kind = nameIn(object, 'Subtype')
    // The parts of a composite font are told with it; the glyphs of a Type 3 font stand in the file.
    if (kind?.startsWith('CIDFont') || kind === 'Type3') continue
    const part = dictOf(listOf(entry(object, 'DescendantFonts'))[0]) ?? object
    const descriptor = dictIn(part, 'FontDescriptor')
    const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => dictIn(descriptor, key))
    fonts.push({ name: nameIn(object, 'BaseFont') ?? 'without a name', isEmbedded })
  }
  return fonts
}
