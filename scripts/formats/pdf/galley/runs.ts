import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

import { classesOf, hasClass } from '../../../model/elements.ts'

const blocks = new Set(
  (
    'address article aside blockquote center details dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr li main nav ol p pre section summary table ul'
  ).split(' '),
)

/** Where text may stand beside blocks. A figure's picture is a block by its style. */
const mixed = new Set(
  'address article aside blockquote caption center dd details div figcaption footer header li section td th'.split(
    ' ',
  ),
)

/**
 * Make every block either one of blocks or one of lines: only those can be cut at the end of a page.
 *
 * Text that stands beside blocks is wrapped in `div.run`. Items of lists say their number, which they would
 * lose on the next page.
 */
export function wrapRuns(element: Element): void {
  // What is folded up can't be opened on paper.
  if (element.tagName === 'details') element.properties.open = true
  if (element.tagName === 'ol') numberItems(element)
  // The parts of an entry stand in one line: no blocks, whatever the citation style calls them.
  if (element.tagName === 'div' && classesOf(element).some((name) => name.startsWith('csl-')))
    element.tagName = 'span'
  for (const child of element.children) if (child.type === 'element') wrapRuns(child)
  if (mixed.has(element.tagName) && element.children.some(isBlock))
    element.children = inRuns(element.children)
}

const isBlock = (node: ElementContent): boolean =>
  node.type === 'element' &&
  (blocks.has(node.tagName) ||
    (node.tagName === 'math' && node.properties.display === 'block') ||
    hasClass(node, 'math-display'))

function inRuns(children: readonly ElementContent[]): ElementContent[] {
  const made: ElementContent[] = []
  let run: ElementContent[] = []
  const close = (): void => {
    made.push(...(run.some(isSeen) ? [h('div', { className: ['run'] }, run)] : run))
    run = []
  }
  for (const child of children) {
    if (isBlock(child)) {
      close()
      made.push(child)
    } else run.push(child)
  }
  close()
  return made
}

const isSeen = (node: ElementContent): boolean =>
  node.type === 'element' || (node.type === 'text' && /\S/.test(node.value))

/** HTML, 4.4.8: the ordinal value of a list item. */
function numberItems({ properties, children }: Element): void {
  const items = children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'li',
  )
  const step = properties.reversed ? -1 : 1
  let next = wholeNumber(properties.start) ?? (properties.reversed ? items.length : 1)
  for (const item of items) {
    const value = wholeNumber(item.properties.value) ?? next
    item.properties['value'] = String(value)
    next = value + step
  }
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number.parseInt(value, 10) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}
