import type { Spot } from './boxes.ts'
import type { Column } from './measure.ts'
import { joinMark } from './marks.ts'
import { isLineMark, type Ruling } from './rule.ts'

/** Gives the parts of a strip or a note, from its beginning to its end. */
export interface Divider {
  /** What stands before the box `to`; all that is left where it is the last. */
  take(to: number): Element
}

/**
 * Take a strip or a note apart.
 *
 * An element that a page ends inside of is in each of the parts; all but the first lose its id.
 */
export function divider({ element, spots }: Column, ruling: Ruling): Divider {
  let top: Top | undefined
  return {
    take(to) {
      const spot = spots[to]
      const part = spot ? cut(element, spot, ruling) : element
      if (top) openTop(part, top)
      top = spot && topOf(element, spot, ruling)
      return part
    },
  }
}

const range = document.createRange()

function cut(rest: Element, spot: Spot, ruling: Ruling): Element {
  const edge = edgeOf(rest, spot, ruling)
  const path: Element[] = []
  for (let node = edge.parentElement; node; node = node === rest ? null : node.parentElement) path.push(node)
  for (const node of path) joinMark(node)
  const heads = path.filter((node) => node.localName === 'table').map((table) => repeatedHead(table))
  range.setStart(rest, 0)
  range.setEndBefore(edge)
  const part = rest.cloneNode(false) as Element
  part.append(range.extractContents())
  for (const node of path) {
    node.removeAttribute('id')
    node.classList.add('continued')
  }
  for (const head of heads) head()
  if (isLineMark(edge)) {
    edge.remove()
    path[0]?.closest('.ruled')?.classList.add('continued-line')
  }
  closeBottom(part, path.length)
  return part
}

/** The element before which the page ends: never leaving an empty shell of its parents behind. */
function edgeOf(rest: Element, spot: Spot, ruling: Ruling): Element {
  if (spot.at === 'line') return ruling.lineStart(spot.leaf, spot.top) ?? spot.leaf
  let edge = spot.at === 'row' ? ruling.rowPart(spot) : spot.element
  while (edge.parentElement && edge.parentElement !== rest && !hasBefore(edge)) edge = edge.parentElement
  return edge
}

function hasBefore(element: Element): boolean {
  for (let node = element.previousSibling; node; node = node.previousSibling)
    if (node instanceof Element ? node.localName !== 'colgroup' : /\S/.test(node.textContent ?? ''))
      return true
  return false
}

/** The head and the columns of a table, to be put above its next part. */
function repeatedHead(table: Element): () => void {
  const kept = [...table.querySelectorAll(':scope > colgroup, :scope > thead')].map((element) => {
    const copy = element.cloneNode(true) as Element
    for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id')
    if (copy.localName === 'thead') copy.setAttribute('aria-hidden', 'true')
    return copy
  })
  return () => {
    if (!table.querySelector(':scope > thead, :scope > colgroup')) table.prepend(...kept)
  }
}

/** Elements that go on: no border or padding at the page's end. */
function closeBottom(part: Element, depth: number): void {
  let node: Element | null = part
  for (let level = 0; node && level < depth; level += 1) {
    node.classList.add('broken')
    node = node.lastElementChild
  }
}

/** How the next part begins. */
interface Top {
  /** Levels from the part down to the block that begins the page. */
  readonly depth: number
  /** Of that block, as in the galley, where it may not have been a first child. */
  readonly indent: string | undefined
}

function topOf(rest: Element, spot: Spot, { indents }: Ruling): Top {
  const block = spot.at === 'line' ? spot.leaf : spot.at === 'row' ? spot.row : spot.element
  let depth = 0
  for (let node: Element | null = block; node && node !== rest; node = node.parentElement) depth += 1
  return { depth, indent: indents.get(block) }
}

/** At the head of a page the margins above are dropped. */
function openTop(part: Element, { depth, indent }: Top): void {
  let node: Element | null = part
  for (let level = 0; node instanceof HTMLElement && level <= depth; level += 1) {
    node.style.marginBlockStart = '0'
    if (level === depth && indent !== undefined) node.style.textIndent = indent
    node = node.firstElementChild
  }
}
