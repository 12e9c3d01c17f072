import { isBlock } from './kinds.ts'

/** A difference that no eye sees, px. */
const close = 0.25

/**
 * Bring what follows a table, a formula or a picture back onto the grid of lines, by space below it.
 *
 * Then lines on a leaf's two sides, and those of facing pages, lie on each other.
 */
export function snapBlocks(line: number): void {
  const found: { element: HTMLElement; margin: number }[] = []
  for (const element of document.querySelectorAll<HTMLElement>('#_galley > .section > *')) {
    const next = element.nextElementSibling
    if (!next || !isBlock(element)) continue
    const rect = element.getBoundingClientRect()
    const below = next.getBoundingClientRect().top
    const over = (below - rect.top) % line
    if (over < close || line - over < close) continue
    // Margins collapse into the larger one: the gap as it is, and what is missing.
    found.push({ element, margin: below - rect.bottom + line - over })
  }
  for (const { element, margin } of found) element.style.marginBlockEnd = `${margin}px`
}
