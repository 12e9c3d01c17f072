import type { Entry } from '../markup/contents.ts'
import { resolveHref } from '../markup/path.ts'
import type { XmlElement } from './tree.ts'

/** The entries of EPUB 2's table of contents (OPF 2.0.1, section 2.4.1), in order. */
export function readNcx(root: XmlElement, file: string): Entry[] {
  const entries: Entry[] = []
  const pending = [{ element: root, level: 0 }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element } = next
    const level = element.name === 'navPoint' ? next.level + 1 : next.level
    if (element.name === 'navPoint') entries.push(entryOf(element, level, file))
    const inner = element.children.filter(({ name }) => name === 'navMap' || name === 'navPoint')
    pending.push(...inner.toReversed().map((child) => ({ element: child, level })))
  }
  return entries
}

function entryOf({ children, place }: XmlElement, level: number, file: string): Entry {
  const title = children.find(({ name }) => name === 'navLabel')?.text ?? ''
  const source = children.find(({ name }) => name === 'content')?.attributes['src']
  return { title, level, file, place, ...(source !== undefined && { target: resolveHref(file, source) }) }
}
