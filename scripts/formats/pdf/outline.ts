import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'

import type { Section } from '../../model/publication.ts'
import { titleOf } from '../titles.ts'

/**
 * Name the sections in the outline as the contents do: `Chapter 1: Title`.
 *
 * The browser joins a heading's lines without a space between them, `Chapter 1Title`.
 */
export function nameOutline(document: PDFDocument, sections: readonly Section[]): void {
  const titles = new Map(
    sections.map((section) => [bare(`${section.label ?? ''}${section.title}`), titleOf(section)]),
  )
  const outline = document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  const rename = (parent: PDFDict | undefined): void => {
    let item = parent?.lookupMaybe(PDFName.of('First'), PDFDict)
    for (; item; item = item.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      const written = item.lookupMaybe(PDFName.of('Title'), PDFString, PDFHexString)?.decodeText() ?? ''
      // The number of a note in the heading comes along as well.
      const title = titles.get(bare(written)) ?? titles.get(bare(written).replace(/[\d,]+$/, ''))
      if (title) item.set(PDFName.of('Title'), PDFHexString.fromText(title))
      rename(item)
    }
  }
  rename(outline)
}

const bare = (title: string): string => title.replaceAll(/\s/g, '')
