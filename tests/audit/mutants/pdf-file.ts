import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
} from '@cantoo/pdf-lib'

export const key = (text: string): PDFName => PDFName.of(text)

/** A letter as it is painted: its operator in the content of the page. */
export interface Glyph {
  /** Number of the page, from 0. */
  readonly page: number
  /** Offsets of the operator with its string, `<0032> Tj`. */
  readonly from: number
  readonly to: number
  readonly code: string
  readonly font: string
  readonly text: string
}

/** Operators of a page, as text of one byte a letter. */
export function contentOf(document: PDFDocument, page: number): string {
  const given = document.getPage(page).node.lookup(key('Contents'))
  const streams =
    given instanceof PDFArray ? given.asArray().map((ref) => document.context.lookup(ref)) : [given]
  return streams
    .map((stream) => {
      if (!(stream instanceof PDFRawStream)) throw new Error(`Page ${page} has no content`)
      return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
    })
    .join('\n')
}

export function setContent(document: PDFDocument, page: number, content: string): void {
  const stream = document.context.flateStream(new Uint8Array(Buffer.from(content, 'latin1')))
  document.getPage(page).node.set(key('Contents'), document.context.register(stream))
}

/** The letters of a page in the order in which they are painted. */
export function glyphsOf(document: PDFDocument, page: number): Glyph[] {
  const fonts = new Map<string, ReadonlyMap<string, string>>()
  const given = document.getPage(page).node.Resources()?.lookup(key('Font'))
  if (given instanceof PDFDict) {
    for (const [name] of given.entries()) {
      const map = given.lookup(name, PDFDict).lookup(key('ToUnicode'))
      if (map instanceof PDFRawStream) {
        fonts.set(
          name.decodeText(),
          lettersIn(Buffer.from(decodePDFRawStream(map).decode()).toString('latin1')),
        )
      }
    }
  }
  let font = ''
  const found: Glyph[] = []
  for (const match of contentOf(document, page).matchAll(/\/(\w+) [\d.]+ Tf|<([\dA-Fa-f]+)> Tj/g)) {
    const [whole, name, code] = match
    if (name !== undefined) font = name
    if (code === undefined) continue
    const text = (code.match(/.{4}/g) ?? []).map((one) => fonts.get(font)?.get(one.toLowerCase()) ?? '\uFFFD')
    found.push({ page, from: match.index, to: match.index + whole.length, code, font, text: text.join('') })
  }
  return found
}

/** Codes of two bytes and their letters (ISO 32000-1, 9.10.3). */
export function lettersIn(map: string): Map<string, string> {
  const letters = new Map<string, string>()
  const textOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, rows = ''] of map.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = '', hex = ''] of rows.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      letters.set(code.toLowerCase(), textOf(hex))
    }
  }
  for (const [, rows = ''] of map.matchAll(/beginbfrange([^]*?)endbfrange/g)) {
    for (const [, first = '', last = '', hex = ''] of rows.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [from, to, start] = [first, last, hex].map((digits) => parseInt(digits, 16)) as [
        number,
        number,
        number,
      ]
      for (let code = from; code <= to; code += 1) {
        letters.set(code.toString(16).padStart(4, '0'), String.fromCodePoint(start + code - from))
      }
    }
  }
  return letters
}

/**
 * The letters of words that are painted once in the file; spaces don't count, since there is none at a line's end.
 *
 * @throws where they are painted nowhere, or more than once.
 */
export function lettersOf(document: PDFDocument, words: string, on?: number): Glyph[] {
  const wanted = words.replaceAll(/\s+/g, '')
  const pages = document.getPages().map((_, page) => page)
  const found = pages
    .filter((page) => on === undefined || page === on)
    .flatMap((page) => {
      const glyphs = glyphsOf(document, page)
        .map((glyph) => ({ ...glyph, text: glyph.text.replaceAll(/\s+/g, '') }))
        .filter(({ text }) => text)
      const text = glyphs.map((glyph) => glyph.text).join('')
      const starts: number[] = []
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) starts.push(at)
      return starts.map((start) => {
        let at = 0
        return glyphs.filter((glyph) => {
          const isIn = at >= start && at < start + wanted.length
          at += glyph.text.length
          return isIn
        })
      })
    })
  const [only] = found
  // Letters of one operator can't be had one by one.
  if (!only?.length || found.length > 1) throw new Error(`${found.length} places of the PDF say ${words}`)
  return only
}

/** Put something else in the place of each of these operators. */
export function repaint(
  document: PDFDocument,
  glyphs: readonly Glyph[],
  paint: (glyph: Glyph, index: number) => string,
): void {
  for (const page of new Set(glyphs.map((glyph) => glyph.page))) {
    let content = contentOf(document, page)
    for (const [index, glyph] of [...glyphs.entries()].toReversed()) {
      if (glyph.page === page) {
        content = content.slice(0, glyph.from) + paint(glyph, index) + content.slice(glyph.to)
      }
    }
    setContent(document, page, content)
  }
}

/** Two pages change places. Numbers from 0. */
export function swapPages(document: PDFDocument, one: number, other: number): void {
  const [first, second] = [document.getPage(one), document.getPage(other)].map(({ node, ref }) => {
    const parent = node.Parent()
    const index = parent?.Kids().asArray().indexOf(ref) ?? -1
    if (!parent || index < 0) throw new Error('A page is in no list of pages')
    return { node, ref, index, kids: parent.Kids(), parent: node.get(key('Parent')) }
  })
  if (!first?.parent || !second?.parent) throw new Error('A page has no parent')
  first.kids.set(first.index, second.ref)
  second.kids.set(second.index, first.ref)
  first.node.set(key('Parent'), second.parent)
  second.node.set(key('Parent'), first.parent)
}
