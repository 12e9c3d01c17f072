import type { PagesEvent, ProofPage } from '../../../model/preview.ts'
import { elementOf, made } from './element-of.ts'
import type { Painter } from './paint.ts'
import { openGallery } from './seen.ts'

/** The pages as they are printed, side by side as in the open book. */
export function showPages(painter: Painter): (event: PagesEvent) => void {
  const root = elementOf('spreads', HTMLDivElement)
  const gallery = openGallery(root, painter)
  return ({ width, height, pages }) => {
    elementOf('count', HTMLParagraphElement).textContent = countOf(pages, width, height)
    while (root.children.length > pages.length) {
      const last = root.lastElementChild
      const holder = last?.querySelector<HTMLElement>('.sheet')
      if (holder) gallery.forget(holder)
      last?.remove()
    }
    for (const [index, page] of pages.entries()) {
      const figure = (root.children[index] as HTMLElement | undefined) ?? root.appendChild(newPage())
      const holder = figure.firstElementChild as HTMLElement
      figure.className = `page ${page.side}`
      figure.style.gridRow = String(Math.floor((index + 1) / 2) + 1)
      holder.style.aspectRatio = `${width} / ${height}`
      const caption = figure.lastElementChild
      if (caption) caption.textContent = page.label || (page.isBlank ? 'blank' : '')
      gallery.show(holder, page)
    }
  }
}

function newPage(): HTMLElement {
  const figure = made('figure')
  figure.append(made('div', 'sheet'), made('figcaption'))
  return figure
}

/** Points in a millimetre. */
const mm = 72 / 25.4

const countOf = (pages: readonly ProofPage[], width: number, height: number): string =>
  `${pages.length} pages, ${Math.round(width / mm)} × ${Math.round(height / mm)} mm`
