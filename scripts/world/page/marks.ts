import type { StructureMark } from '../../model/page.ts'

/**
 * Write what an element is to become in the structure tree behind its language, see StructureMark.
 *
 * Marks that it has already stay: `en-x-quote-join-3`.
 */
export function markElement(element: Element, mark: StructureMark): void {
  const own = element.getAttribute('lang')
  if (own?.includes('-x-')) return element.setAttribute('lang', `${own}-${mark}`)
  const around =
    element.parentElement?.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang
  const [language = 'en'] = around.split('-x-')
  element.setAttribute('lang', own ? `${own}-x-own-${mark}` : `${language}-x-${mark}`)
}

/** The last number given to a divided element; each run of a book begins with its own. */
let joins = 0

export function startJoins(first: number): void {
  joins = first
}

/** The parts of a divided element have the same number. */
export function joinMark(element: Element): void {
  if (/-(?:join|note)-\d+/.test(element.getAttribute('lang') ?? '')) return
  joins += 1
  markElement(element, `join-${joins}`)
}
