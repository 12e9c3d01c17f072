import type { BookletSheets, PagesEvent, ProofPage, SheetSide } from '../../../model/preview.ts'
import { elementOf, made } from './element-of.ts'
import type { Painter } from './paint.ts'
import { type Gallery, openGallery } from './seen.ts'

/** The booklet sheet by sheet, front and back, as it comes out of the printer. */
export function showSheets(painter: Painter): (event: PagesEvent) => void {
  const root = elementOf('sheets', HTMLDivElement)
  const gallery = openGallery(root, painter)
  return ({ booklet, pages }) => {
    elementOf('fold', HTMLParagraphElement).textContent = booklet?.notes.join('; ') ?? ''
    const sheets = booklet?.sheets ?? []
    const isSame = root.dataset['plan'] === planOf(booklet)
    root.dataset['plan'] = planOf(booklet)
    // The sheets of the same plan stay, and with them the place that is looked at.
    if (!isSame && booklet) root.replaceChildren(...sheets.map((_, index) => newSheet(index, booklet)))
    const sides = sheets.flatMap(({ front, back }) => [front, back])
    for (const [index, side] of root.querySelectorAll<HTMLElement>('.side').entries())
      fill(side, sides[index] ?? [], pages, gallery)
  }
}

const planOf = (booklet: BookletSheets | undefined): string =>
  JSON.stringify(booklet && [booklet.width, booklet.height, booklet.sheets])

function newSheet(index: number, { sheets, width, height }: BookletSheets): HTMLElement {
  const figure = made('figure', 'paper')
  const { front, back } = sheets[index] ?? { front: [], back: [] }
  figure.append(made('h3', '', `Sheet ${index + 1} of ${sheets.length}`))
  figure.append(newSide(front, width, height), made('figcaption', '', 'Front'))
  figure.append(newSide(back, width, height), made('figcaption', '', 'Back'))
  return figure
}

function newSide(side: SheetSide, width: number, height: number): HTMLElement {
  const element = made('div', 'side')
  element.style.aspectRatio = `${width} / ${height}`
  for (const place of side) {
    const leaf = made('div', place.rotate === 180 ? 'leaf turned' : 'leaf')
    leaf.style.left = percent(place.x / width)
    leaf.style.top = percent(place.y / height)
    leaf.style.width = percent(place.width / width)
    leaf.style.height = percent(place.height / height)
    element.append(leaf)
  }
  return element
}

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`

function fill(element: HTMLElement, side: SheetSide, pages: readonly ProofPage[], gallery: Gallery): void {
  for (const [index, { page }] of side.entries()) {
    const leaf = element.children[index] as HTMLElement | undefined
    const proof = page === undefined ? undefined : pages[page]
    if (leaf && proof) gallery.show(leaf, proof)
  }
}
