import type { Squeeze } from '../../model/galley.ts'

/** Share of its size to which type may be made smaller, and still be read with ease. */
const readable = 0.8

/** The last resort but one. */
const smallest = 0.6

/**
 * Make what is wider or higher than a page fit it: words in a table may break, then it is set smaller; pictures
 * and formulas are scaled.
 *
 * @param height Of the text on a full page, px.
 */
export function fitBlocks(height: number): Squeeze[] {
  const strips = [...(document.getElementById('_galley')?.children ?? [])]
  const found: Squeeze[] = []
  for (const [strip, section] of strips.entries()) {
    const fit = (
      element: HTMLElement,
      kind: Squeeze['kind'],
      how: (element: HTMLElement) => number,
    ): void => {
      // It may be measured a second time.
      const scale = Number(element.dataset['scale'] ?? how(element))
      element.dataset['scale'] = String(scale)
      if (scale < 0.995) found.push({ strip, kind, text: textOf(element), scale })
    }
    if (section.matches('.cover')) continue
    for (const table of section.querySelectorAll<HTMLElement>('table'))
      fit(table, 'table', (it) => fitTable(it, height))
    for (const math of section.querySelectorAll<HTMLElement>('math')) fit(math, 'formula', fitWidth)
    for (const image of section.querySelectorAll<HTMLElement>('img, svg'))
      fit(image, 'picture', (it) => fitHeight(it, height))
  }
  return found
}

const textOf = (element: Element): string =>
  (element.getAttribute('alt') || element.querySelector('caption')?.textContent || element.textContent || '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 60)

/**
 * Smaller type and closer columns; else turned, if a page turned round is wide enough; else smaller still; and in
 * the end words are broken.
 *
 * @returns how small the table had to be set.
 */
function fitTable(table: HTMLElement, height: number): number {
  const room = roomOf(table)
  const fits = (): boolean => table.offsetWidth <= room + 0.5
  if (fits()) return 1
  let scale = shrink(table, fits, 1, readable)
  if (fits()) return scale
  if (turn(table, room, height)) return scale
  scale = shrink(table, fits, scale, smallest)
  if (!fits() && turn(table, room, height)) return scale
  if (!fits()) table.style.overflowWrap = 'anywhere'
  if (fits()) return scale
  const zoom = room / table.offsetWidth
  table.style.zoom = String(zoom)
  return scale * zoom
}

function shrink(table: HTMLElement, fits: () => boolean, from: number, to: number): number {
  const size = Number.parseFloat(getComputedStyle(table).fontSize) / from
  let scale = from
  while (!fits() && scale > to) {
    scale = Math.max(to, scale - 0.05)
    table.style.fontSize = `${size * scale}px`
    for (const cell of table.querySelectorAll<HTMLElement>('th, td'))
      cell.style.paddingInline = `${9 * scale ** 3}px`
  }
  return scale
}

/** Turn a table on its side, to be read from the page's outer edge, where it then fits. */
function turn(table: HTMLElement, room: number, height: number): boolean {
  const frame = document.createElement('div')
  frame.className = 'turned'
  table.before(frame)
  frame.append(table)
  if (table.offsetHeight <= height && table.offsetWidth <= room) return true
  frame.replaceWith(table)
  return false
}

function fitWidth(element: HTMLElement): number {
  const { width } = element.getBoundingClientRect()
  const room = roomOf(element)
  if (width <= room + 0.5) return 1
  const scale = room / width
  element.style.fontSize = `${Number.parseFloat(getComputedStyle(element).fontSize) * scale * 0.99}px`
  return scale
}

/** Pictures, with what stands below them, no higher than a page. */
function fitHeight(image: HTMLElement, height: number): number {
  const block = image.closest('figure') ?? image
  const over = block.getBoundingClientRect().height - height
  if (over <= 0) return 1
  const { height: shown } = image.getBoundingClientRect()
  const scale = Math.max(0.05, (shown - over) / shown)
  image.style.height = `${shown * scale}px`
  image.style.width = 'auto'
  return scale
}

/** Width that the surroundings leave, px. */
function roomOf(element: Element): number {
  let parent = element.parentElement
  while (parent && getComputedStyle(parent).display.startsWith('inline')) parent = parent.parentElement
  if (!parent) return Number.POSITIVE_INFINITY
  const style = getComputedStyle(parent)
  return parent.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
}
