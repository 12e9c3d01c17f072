import { PDFDocument, type PDFObject } from '@cantoo/pdf-lib'

import { type Fact, type Subject, wholeFile } from './fact.ts'
import { type Boxes, boxesOf, boxFacts, mm } from './pdf-boxes.ts'
import { type Painted, readContent } from './pdf-content.ts'
import { fontsOf } from './pdf-fonts.ts'
import { bytesOf, dictIn, dictOf, entry, joined, listOf, nameIn } from './pdf-objects.ts'

const template: Subject = { kind: 'template' }

/** All that rules may ask of a PDF, measured in its bytes. A locked file tells only that it is locked. */
export async function pdfFacts(value: Uint8Array): Promise<Fact[]> {
  const facts: Fact[] = [{ fact: 'pdf.bytes', value: value.length, subject: wholeFile }]
  let document: PDFDocument
  try {
    document = await PDFDocument.load(value, { ignoreEncryption: true, updateMetadata: false })
    facts.push(
      { fact: 'pdf.encrypted', value: document.isEncrypted, subject: wholeFile },
      { fact: 'pdf.pages', value: document.getPageCount(), subject: wholeFile },
    )
  } catch {
    return [...facts, { fact: 'file.readable', value: false, subject: wholeFile }]
  }
  facts.push({ fact: 'file.readable', value: true, subject: wholeFile })
  if (document.isEncrypted) return facts
  const pages = document.getPages().map((page) => {
    const boxes = boxesOf(page)
    const bytes = joined(listOf(page.node.Contents()).map(bytesOf))
    return { boxes, painted: readContent(bytes, page.node.Resources(), boxes.trim) }
  })
  return [
    ...facts,
    ...documentFacts(document),
    ...boxFacts(pages.map(({ boxes }) => boxes)),
    ...blankFacts(pages.map(({ painted }) => painted.isBlank)),
    ...firstPages(pages.map(({ painted }) => painted)),
    ...textFacts(pages),
    ...pages.flatMap(({ painted }, index) => imageFacts(painted, index + 1)),
  ]
}

function documentFacts(document: PDFDocument): Fact[] {
  const annotations = document.getPages().flatMap(({ node }) => listOf(entry(node, 'Annots')).map(dictOf))
  const links = annotations.filter((each) => nameIn(each, 'Subtype') === 'Link')
  const xmp = new TextDecoder().decode(bytesOf(entry(document.catalog, 'Metadata')))
  const standard = /GTS_PDFXVersion(?:>|\s*=\s*["'])\s*([^<"']+)/.exec(xmp)?.[1]?.trim()
  return [
    {
      fact: 'pdf.standard',
      value: standard ?? 'no PDF/X',
      subject: { kind: 'format', name: 'press' },
    },
    {
      fact: 'pdf.outline',
      value: outlineEntries(entry(dictIn(document.catalog, 'Outlines'), 'First')),
      subject: wholeFile,
    },
    { fact: 'pdf.links', value: links.length, subject: wholeFile },
    { fact: 'pdf.annotations', value: annotations.length, subject: wholeFile },
    ...fontsOf(document).map(({ name, isEmbedded }): Fact => ({
      fact: 'pdf.font.embedded',
      value: isEmbedded,
      name,
      subject: template,
    })),
  ]
}

/** Entries of an outline and all below them; a ring of entries is walked once. */
function outlineEntries(first: PDFObject | undefined): number {
  const seen = new Set<PDFObject>()
  const waiting = [first]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const dict = dictOf(next)
    if (!dict || seen.has(dict)) continue
    seen.add(dict)
    waiting.push(...[entry(dict, 'Next'), entry(dict, 'First')].filter((each) => each !== undefined))
  }
  return seen.size
}

/** The longest run of empty pages before the end, and how many stand at the end. */
function blankFacts(blank: readonly boolean[]): Fact[] {
  const last = blank.lastIndexOf(false)
  let [run, longest] = [0, 0]
  for (const isBlank of blank.slice(0, last + 1)) {
    run = isBlank ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return [
    { fact: 'pdf.blank.inside', value: longest, subject: wholeFile },
    { fact: 'pdf.blank.end', value: blank.length - 1 - last, subject: wholeFile },
  ]
}

/** Transparency and colours of the screen, by the first page that has them. */
function firstPages(pages: readonly Painted[]): Fact[] {
  const first = (fact: Fact['fact'], has: (page: Painted) => boolean): Fact => {
    const index = pages.findIndex(has)
    return { fact, value: index !== -1, ...(index !== -1 && { page: index + 1 }), subject: wholeFile }
  }
  return [first('pdf.transparency', (page) => page.isTransparent), first('pdf.rgb', (page) => page.isRgb)]
}

/**
 * The smallest text, and where text begins nearest to the edge: on odd pages (right-hand ones) that is the spine,
 * on even ones the outer edge. Where text ends is not measured: pages are set alike on both sides.
 */
function textFacts(pages: readonly { boxes: Boxes; painted: Painted }[]): Fact[] {
  const least = new Map<Fact['fact'], Fact>()
  const note = (fact: Fact['fact'], value: number, page: number): void => {
    const known = least.get(fact)
    if (!known || value < Number(known.value)) least.set(fact, { fact, value, page, subject: template })
  }
  for (const [index, { boxes, painted }] of pages.entries()) {
    const side = index % 2 === 0 ? 'pdf.margin.inside' : 'pdf.margin.outside'
    if (painted.left !== undefined) note(side, mm(painted.left - boxes.trim.x), index + 1)
    if (painted.size !== undefined) note('pdf.text.size', Math.round(painted.size * 100) / 100, index + 1)
  }
  return [...least.values()]
}

const imageFacts = ({ images }: Painted, page: number): Fact[] =>
  images.map(({ width, height, ppi }) => ({
    fact: 'pdf.image.ppi',
    value: ppi,
    page,
    name: `${width} × ${height}`,
    subject: { kind: 'picture', width, height },
  }))
