import { PDFArray, PDFDict, PDFHexString, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

import type { Element, Tagged } from '../../../scripts/audit/conformance/pdf-ua/file.ts'
import { textIn } from '../../../scripts/audit/pdf/values.ts'
import { contentOf, glyphsOf, key, lettersOf, repaint, setContent } from './pdf-file.ts'

type Edit = (pdf: Tagged) => void

/** The words are no longer painted, or a part of them. */
export const erase =
  (words: string, part: string = words): Edit =>
  ({ document }) => {
    const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')
    const from = squeezed(words).indexOf(squeezed(part))
    if (from < 0) throw new Error(`${part} is no part of ${words}`)
    const letters = lettersOf(document, words).slice(from, from + squeezed(part).length)
    repaint(document, letters, () => '')
  }

/** Two words of as many letters, in one font, change places. */
export const exchange =
  (one: string, other: string): Edit =>
  ({ document }) => {
    const [first, second] = [lettersOf(document, one), lettersOf(document, other)]
    if (first.length !== second.length) throw new Error(`${one} and ${other} are not equally long`)
    const codes = [...second, ...first].map(({ code }) => code)
    const pairs = [...first, ...second].map((glyph, index) => ({ glyph, code: codes[index] ?? '' }))
    const sorted = pairs.toSorted((a, b) => a.glyph.from - b.glyph.from)
    repaint(
      document,
      sorted.map(({ glyph }) => glyph),
      (_, index) => `<${sorted[index]?.code}> Tj`,
    )
  }

/** Number of the page that says this, from 0. */
export const pageWith = ({ document }: Tagged, words: string): number => {
  const [first] = lettersOf(document, words)
  if (!first) throw new Error(`No page says ${words}`)
  return first.page
}

/** The words are painted with something before and behind each letter. */
export const paintBetween =
  (words: string, before: string, behind: string): Edit =>
  ({ document }) =>
    repaint(document, lettersOf(document, words), ({ code }) => `${before} <${code}> Tj ${behind}`)

/** Letters of the words are painted as others of the same page and font: as many as before. */
export const rewrite =
  (words: string, others: string): Edit =>
  ({ document }) => {
    const letters = lettersOf(document, words)
    const there = letters[0] ? glyphsOf(document, letters[0].page) : []
    let rest = others.replaceAll(/\s+/g, '')
    // One operator may paint a ligature, or several letters.
    const codes = letters.map(({ font, text, code }) => {
      const wanted = rest.slice(0, text.length)
      rest = rest.slice(text.length)
      if (wanted === text) return code
      const found = there.find((glyph) => glyph.font === font && glyph.text === wanted)
      if (!found) throw new Error(`Nothing on the page shows how to paint ${wanted}`)
      return found.code
    })
    if (rest) throw new Error(`${others} has more letters than ${words}`)
    repaint(document, letters, (_, index) => `<${codes[index]}> Tj`)
  }

/** Where the content that holds these words begins in the operators of its page, with its tag and its number. */
function sequenceWith({ document }: Tagged, words: string) {
  const [first] = lettersOf(document, words)
  if (!first) throw new Error(`Nothing says ${words}`)
  const content = contentOf(document, first.page)
  const tags = [...content.slice(0, first.from).matchAll(/\/(\w+)\s*<<\s*\/MCID\s+(\d+)[^>]*>>\s*BDC/g)]
  const tag = tags.at(-1)
  if (!tag) throw new Error(`${words} stand in no marked content`)
  return { page: first.page, content, from: tag.index, to: tag.index + tag[0].length, mcid: Number(tag[2]) }
}

/** The nearest element of a role that holds these words. */
export function elementWith(pdf: Tagged, words: string, role: string): Element {
  const { page, mcid } = sequenceWith(pdf, words)
  let found = pdf.elements.find(({ content }) =>
    content.some((each) => each.page === page && each.mcid === mcid),
  )
  while (found && found.role !== role) found = found.parent
  if (!found) throw new Error(`No ${role} holds ${words}`)
  return found
}

/** Content becomes what a screen reader passes over. */
export const passOver =
  (...each: string[]): Edit =>
  (pdf) => {
    for (const words of each) {
      const { page, content, from, to } = sequenceWith(pdf, words)
      setContent(pdf.document, page, `${content.slice(0, from)}/Artifact BMC${content.slice(to)}`)
    }
  }

/** Paint the operators between BT and ET that hold these words twice. */
export const paintTwice =
  (words: string): Edit =>
  ({ document }) => {
    const [first] = lettersOf(document, words)
    if (!first) throw new Error(`Nothing says ${words}`)
    const content = contentOf(document, first.page)
    const from = content.lastIndexOf('BT', first.from)
    const to = content.indexOf('ET', first.from) + 2
    const text = content.slice(from, to)
    setContent(document, first.page, `${content.slice(0, to)}\n${text}${content.slice(to)}`)
  }

function kidsOf(element: Element): PDFArray {
  const kids = element.dict.lookup(key('K'))
  if (!(kids instanceof PDFArray)) throw new Error(`${element.role} has no list of kids`)
  return kids
}

function placeIn(parent: Element, { ref, role }: Element): number {
  const index = ref ? kidsOf(parent).asArray().indexOf(ref) : -1
  if (index < 0) throw new Error(`The ${role} is not among the kids of its ${parent.role}`)
  return index
}

function parentOf({ parent, role }: Element): Element {
  if (!parent) throw new Error(`The ${role} stands in nothing`)
  return parent
}

/** The element that holds the words, and all below it, is no longer in the structure tree; it is still painted. */
export const unhang =
  (words: string, role: string): Edit =>
  (pdf) => {
    const element = elementWith(pdf, words, role)
    const parent = parentOf(element)
    kidsOf(parent).remove(placeIn(parent, element))
  }

/** Two neighbours of the structure tree change places; the pages look as before. */
export const reorder =
  (one: string, other: string, role: string): Edit =>
  (pdf) => {
    const [first, second] = [elementWith(pdf, one, role), elementWith(pdf, other, role)]
    const parent = parentOf(first)
    if (parentOf(second) !== parent) throw new Error('They are no neighbours')
    const [from, to] = [placeIn(parent, first), placeIn(parent, second)]
    const kids = kidsOf(parent)
    const [a, b] = [kids.get(from), kids.get(to)]
    kids.set(from, b)
    kids.set(to, a)
  }

export const rename =
  (words: string, role: string, type: string): Edit =>
  (pdf) =>
    elementWith(pdf, words, role).dict.set(key('S'), key(type))

export const describe =
  (index: number, text: string | undefined): Edit =>
  ({ elements }) => {
    const figure = elements.filter(({ role }) => role === 'Figure')[index]
    if (!figure?.dict.has(key('Alt'))) throw new Error('There is no described figure')
    if (text === undefined) figure.dict.delete(key('Alt'))
    else figure.dict.set(key('Alt'), PDFHexString.fromText(text))
  }

/** The annotation of the one link that says this to a screen reader on this page, from 1. */
export function linkSaying(
  { document, annotations }: Tagged,
  says: string | RegExp,
  holds?: string,
): PDFDict {
  const on = holds === undefined ? undefined : lettersOf(document, holds)[0]?.page
  const found = annotations.filter(({ page, dict }) => {
    const text = textIn(dict, 'Contents') ?? ''
    return (on === undefined || on === page) && (says instanceof RegExp ? says.test(text) : text === says)
  })
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} links say ${String(says)}`)
  return only.dict
}

/** One link gets the way of another. */
export const mislead =
  (link: (pdf: Tagged) => PDFDict, other: (pdf: Tagged) => PDFDict): Edit =>
  (pdf) => {
    const [one, two] = [link(pdf), other(pdf)]
    for (const name of ['Dest', 'A']) {
      const way = two.get(key(name))
      one.delete(key(name))
      if (way) one.set(key(name), way)
    }
  }

/** The area is no longer a link; its words are as before. */
export const unlink =
  (link: (pdf: Tagged) => PDFDict): Edit =>
  (pdf) => {
    const dict = link(pdf)
    for (const page of pdf.document.getPages()) {
      const list = page.node.lookup(key('Annots'))
      if (!(list instanceof PDFArray)) continue
      const index = list.asArray().findIndex((each) => pdf.document.context.lookup(each) === dict)
      if (index >= 0) return list.remove(index)
    }
    throw new Error('The link is on no page')
  }

/** Change the XMP metadata, as text. */
export const xmp =
  (change: (text: string) => string): Edit =>
  (pdf) => {
    const changed = change(pdf.xmp)
    if (changed === pdf.xmp) throw new Error('The metadata are as they were')
    const bytes = new TextEncoder().encode(changed)
    const dict = pdf.document.context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length })
    pdf.catalog.set(key('Metadata'), pdf.document.context.register(PDFRawStream.of(dict, bytes)))
  }

/** An entry of the document's information dictionary. */
export const info =
  (name: string, text: string): Edit =>
  ({ document }) => {
    const dict = document.context.lookup(document.context.trailerInfo.Info)
    if (!(dict instanceof PDFDict) || !dict.has(key(name))) throw new Error(`There is no ${name}`)
    dict.set(key(name), PDFHexString.fromText(text))
  }

/** Entries of the outline, first to last, each before those below it. */
export function outlineOf({ catalog }: Tagged): PDFDict[] {
  const walk = (item: PDFObject | undefined): PDFDict[] =>
    item instanceof PDFDict
      ? [item, ...walk(item.lookup(key('First'))), ...walk(item.lookup(key('Next')))]
      : []
  return walk(catalog.lookup(key('Outlines'), PDFDict).lookup(key('First')))
}

export function outlineSaying(pdf: Tagged, title: string): PDFDict {
  const found = outlineOf(pdf).find((item) => textIn(item, 'Title')?.replaceAll('\u00A0', ' ') === title)
  if (!found) throw new Error(`The outline has no ${title}`)
  return found
}

/** Several edits, one after the other. */
export const all =
  (...edits: Edit[]): Edit =>
  (pdf) => {
    for (const edit of edits) edit(pdf)
  }
