import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import { type PageText, type Run, turnOf } from '../runs.ts'

/** How many pages are read at once: more would only wait in memory. */
const atOnce = 8

/** The text of every page, in the order of the file's content. */
export async function readPages(document: PDFDocumentProxy): Promise<PageText[]> {
  const pages: PageText[] = []
  for (let first = 1; first <= document.numPages; first += atOnce) {
    const count = Math.min(atOnce, document.numPages - first + 1)
    const read = Array.from({ length: count }, (_, index) => readPage(document, first + index))
    pages.push(...(await Promise.all(read)))
  }
  return pages
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await document.getPage(number)
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
  const runs: Run[] = []
  const marks: Run['mark'][] = []
  let mark: Run['mark']
  for (const item of items) {
    if ('str' in item) runs.push(runOf(item, mark))
    else if (item.type === 'endMarkedContent') {
      marks.pop()
      mark = marks.at(-1)
    } else {
      mark = markOf(item, mark)
      marks.push(mark)
    }
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const { rotate } = page
  page.cleanup()
  return { runs, box: [left, bottom, right, top], rotate }
}

function markOf(item: { readonly id?: string; readonly tag?: string }, outer: Run['mark']): Run['mark'] {
  // `p12R_mc3`
  if (typeof item.id === 'string') return Number(item.id.slice(item.id.lastIndexOf('_mc') + 3))
  return item.tag === 'Artifact' ? 'artifact' : outer
}

interface TextItem {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

function runOf({ str, dir, transform, width, height, hasEOL }: TextItem, mark: Run['mark']): Run {
  const [a = 1, b = 0, , , x = 0, y = 0] = transform
  return {
    text: str,
    x,
    y,
    width,
    size: height,
    turn: turnOf(a, b),
    isLineEnd: hasEOL,
    mark,
    isRightToLeft: dir === 'rtl',
  }
}
