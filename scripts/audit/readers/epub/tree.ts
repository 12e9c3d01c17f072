import { decode } from '../markup/decode.ts'
import type { Attributes, MarkupFault, Place } from '../markup/events.ts'
import { readXml } from '../markup/xml.ts'

/** An element of the package's own files. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string
  readonly attributes: Attributes
  readonly place: Place
  readonly children: readonly XmlElement[]
  /** Its own and that of all within it. */
  readonly text: string
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[]
  text: string
}

/** The root of an XML file, or why it has none. */
export function readTree(value: Uint8Array): XmlElement | MarkupFault {
  const { text, reason } = decode(value)
  const top: OpenElement = { name: '', attributes: {}, place: { line: 1, column: 1 }, children: [], text: '' }
  const stack = [top]
  const fault = readXml(text, {
    open: (name, attributes, place) => {
      const element: OpenElement = { name, attributes, place, children: [], text: '' }
      stack.at(-1)?.children.push(element)
      stack.push(element)
    },
    text: (added) => {
      const element = stack.at(-1)
      if (element) element.text += added
    },
    close: () => {
      const element = stack.pop()
      const parent = stack.at(-1)
      if (element && parent) parent.text += element.text
    },
  })
  if (fault) return fault
  if (reason !== undefined) return { reason, place: top.place }
  return top.children[0] ?? { reason: 'it is empty', place: top.place }
}

export const isTree = (read: XmlElement | MarkupFault): read is XmlElement => 'children' in read

/** Those within it, at any depth, that have the name; in their order. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const pending = [element]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.name === name) found.push(next)
    pending.push(...next.children.toReversed())
  }
  return found
}
