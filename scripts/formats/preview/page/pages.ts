import type { PagesEvent, ProofPage } from '../../../model/preview.ts'
import { elementOf, made } from './element-of.ts'
import type { Painter } from './paint.ts'
import { openGallery } from './seen.ts'

export interface Pages {
  show(event: PagesEvent): void
  /** Go to the first page of a part. */
  turn(part: string): void
}

/**
 * The pages as they are printed, side by side as in the open book.
 *
 * @param turn Is told the part whose page somebody pressed.
 */
export function showPages(painter: Painter, turn: (part: string) => void): Pages {
  const root = elementOf('spreads', HTMLDivElement)
  const gallery = openGallery(root, painter)
  root.addEventListener('click', ({ target }) => {
    const part = (target as Element).closest<HTMLElement>('.page')?.dataset['part']
    if (part) turn(part)
  })
  const show = ({ width, height, pages }: PagesEvent): void => {
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
      figure.dataset['part'] = page.part
      gallery.show(holder, page)
    }
  }
  return {
    show,
    turn(part) {
      const first = [...root.children].find(
        (page) => page instanceof HTMLElement && page.dataset['part'] === part,
      )
      if (first) root.scrollTop += first.getBoundingClientRect().top - root.getBoundingClientRect().top - 16
    },
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
