/** What is not of the text, or is another text than in other editions: numbers of pages, and what names places. */
const passed = '[data-page-of], .cited-in, [aria-hidden="true"]'

/** Letters and digits in an element: the same in every edition, however its lines end. */
export function countLetters(element: Element | null): number {
  if (!element) return 0
  let count = 0
  for (const node of element.childNodes) {
    if (node instanceof Text) count += node.data.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    else if (node instanceof Element && !node.matches(passed)) count += countLetters(node)
  }
  return count
}
