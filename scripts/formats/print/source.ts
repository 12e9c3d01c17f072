import { PDFArray, PDFDocument, PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib'

import type { PageChoice } from './choice.ts'
import type { Size } from './layout.ts'
import { ImpositionError, type Rectangle } from './plan.ts'

/** One page of the file that is imposed. */
export interface SourcePage {
  readonly page: PDFPage
  /** The finished page: its TrimBox, cut to what is shown (ISO 32000-1, 14.11.2). Points, before it is turned. */
  readonly trim: Rectangle
  /** The same with what is cut off after printing. */
  readonly bleed: Rectangle
  /** Quarter turns with the clock, at which it is shown. */
  readonly quarters: 0 | 1 | 2 | 3
}

export interface Source {
  readonly document: PDFDocument
  /** Undefined for a blank one that was asked for. */
  readonly pages: readonly (SourcePage | undefined)[]
  /** A page as large as the widest and the highest. */
  readonly trim: Size
  /** The widest strip around a page that may be cut off, points. */
  readonly bleed: number
  readonly dir: 'ltr' | 'rtl'
}

/**
 * Open the PDF that is to be put on sheets.
 *
 * @throws {ImpositionError} where it is no PDF, broken, locked or without pages.
 */
export async function readSource(bytes: Uint8Array): Promise<Source> {
  const document = await open(bytes)
  return sourceOf(document, pagesOf(document))
}

/**
 * The same file with some of its pages only.
 *
 * @throws {ImpositionError} where it has no such pages.
 */
export function choosePages(source: Source, choice: PageChoice): Source {
  const pages = choice.map((number) => {
    const page = number === undefined ? undefined : source.pages[number - 1]
    if (number !== undefined && !page)
      throw new ImpositionError(`There is no page ${number}: the file has ${source.pages.length}`)
    return page
  })
  return sourceOf(source.document, pages)
}

function sourceOf(document: PDFDocument, pages: Source['pages']): Source {
  const shown = pages.filter((page) => page !== undefined)
  if (shown.length === 0) throw new ImpositionError('The file has no pages to put on paper')
  const sizes = shown.map(shownSize)
  return {
    document,
    pages,
    trim: {
      width: Math.max(...sizes.map(({ width }) => width)),
      height: Math.max(...sizes.map(({ height }) => height)),
    },
    bleed: Math.max(...shown.map(bleedOf)),
    dir: directionOf(document),
  }
}

/** A page's size as it is shown, points. */
export function shownSize({ trim: { width, height }, quarters }: SourcePage): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width }
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true }).catch(
    (cause: unknown) => {
      throw new ImpositionError(
        'The file is no PDF, or it is broken: open it in a viewer and export it again',
        {
          cause,
        },
      )
    },
  )
  if (document.isEncrypted) {
    throw new ImpositionError(
      'The PDF is locked with a password or permissions: save a copy without them first',
    )
  }
  // The reader would mend such a file in silence, and leave out what it lacks.
  if (!isWhole(bytes)) throw new ImpositionError('The PDF breaks off in the middle: get it anew')
  return document
}

/** The last line of every PDF is `%%EOF` (ISO 32000-1, 7.5.5); readers allow a kilobyte behind it. */
function isWhole(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.slice(-1024)).includes('%%EOF')
}

function pagesOf(document: PDFDocument): SourcePage[] {
  try {
    return document.getPages().map(readPage)
  } catch (cause) {
    throw new ImpositionError('The PDF is broken: open it in a viewer and export it again', { cause })
  }
}

function readPage(page: PDFPage): SourcePage {
  const media = boxOf(page, 'MediaBox') ?? { x: 0, y: 0, width: 612, height: 792 }
  const crop = within(boxOf(page, 'CropBox') ?? media, media)
  const bleed = within(boxOf(page, 'BleedBox') ?? crop, media)
  const trim = within(boxOf(page, 'TrimBox') ?? crop, media)
  if (trim.width <= 0 || trim.height <= 0) throw new Error('A page has no size')
  const quarters = (((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4) as SourcePage['quarters']
  return { page, trim, bleed: around(bleed, trim), quarters }
}

/** A box, its corners in order, whichever the file gives first (ISO 32000-1, 7.9.5). */
function boxOf({ node }: PDFPage, name: string): Rectangle | undefined {
  const array = node.getInheritableAttribute(PDFName.of(name))
  const box = array && node.context.lookup(array)
  if (!(box instanceof PDFArray) || box.size() !== 4) return undefined
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [0, 1, 2, 3].map((index) =>
    box.lookup(index, PDFNumber).asNumber(),
  )
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

const within = (inner: Rectangle, outer: Rectangle): Rectangle => between(inner, outer, Math.max, Math.min)

const around = (a: Rectangle, b: Rectangle): Rectangle => between(a, b, Math.min, Math.max)

type Choose = (a: number, b: number) => number

function between(a: Rectangle, b: Rectangle, low: Choose, high: Choose): Rectangle {
  const [x, y] = [low(a.x, b.x), low(a.y, b.y)]
  return {
    x,
    y,
    width: high(a.x + a.width, b.x + b.width) - x,
    height: high(a.y + a.height, b.y + b.height) - y,
  }
}

function bleedOf({ trim, bleed }: SourcePage): number {
  const sides = [trim.x - bleed.x, trim.y - bleed.y, bleed.width - trim.width, bleed.height - trim.height]
  return Math.max(0, ...sides.map((side, index) => (index < 2 ? side : side / 2)))
}

function directionOf({ catalog }: PDFDocument): Source['dir'] {
  const isFromRight = catalog.getViewerPreferences()?.getReadingDirection() === 'R2L'
  return isFromRight ? 'rtl' : 'ltr'
}
