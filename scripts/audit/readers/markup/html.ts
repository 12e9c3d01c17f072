import type { Element, Nodes } from 'hast'
import { htmlTree } from '../../html.ts'

import type { Attributes, MarkupEvents, MarkupFault, Place } from './events.ts'

/**
 * Read HTML as browsers do: whatever it breaks, something is read.
 *
 * Returns a fault only for what no browser would show either.
 */
export function readHtmlMarkup(text: string, events: MarkupEvents): MarkupFault | undefined {
  let tree: Nodes
  try {
    tree = htmlTree(text)
  } catch (error) {
    // The tree is made by recursion.
    if (!(error instanceof RangeError)) throw error
    return { reason: 'elements stand too deep in one another', place: start }
  }
  const pending: (Nodes | 'close')[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === 'close') events.close()
    else if (node.type === 'text') events.text(node.value, node.position?.start ?? start)
    else if (node.type === 'element') {
      events.open(localName(node.tagName), attributesOf(node), node.position?.start ?? start)
      pending.push('close', ...node.children.toReversed())
    } else if (node.type === 'root') pending.push(...node.children.toReversed())
  }
  return undefined
}

const start: Place = { line: 1, column: 1 }

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function attributesOf({ properties }: Element): Attributes {
  const attributes: Record<string, string> = {}
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue
    const text = Array.isArray(value) ? value.join(' ') : value === true ? '' : String(value)
    attributes[attributeName(name)] = text
  }
  return attributes
}

const renamed: Readonly<Record<string, string>> = {
  className: 'class',
  xmlLang: 'xml:lang',
  xLinkHref: 'xlink:href',
}

/** The tree names `aria-label` as `ariaLabel`, and `data-cites` as `dataCites`. */
const attributeName = (property: string): string =>
  renamed[property] ??
  (/^data[A-Z]/.test(property)
    ? property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : property.replace(/^aria(?=[A-Z])/, 'aria-').toLowerCase())
