import type { Nodes } from 'hast'
import { htmlTree } from '../../html.ts'
import { SaxesParser } from 'saxes'

import type { Attributes, Listener } from './page.ts'

/**
 * Tell what an XML file holds. What is wrong in it is not said here: checkers of conformance do.
 *
 * Names of elements are told without their prefixes.
 */
export function parseXml(text: string, listener: Partial<Listener>): void {
  const parser = new SaxesParser({ position: true })
  // Its parser goes on after a fault, unless it is thrown.
  parser.on('error', () => {})
  parser.on('opentag', ({ name, attributes }) => {
    listener.open?.(localName(name), attributes as Attributes, parser.line)
  })
  parser.on('text', (value) => listener.text?.(value))
  parser.on('cdata', (value) => listener.text?.(value))
  parser.on('closetag', ({ name }) => listener.close?.(localName(name)))
  parser.write(text).close()
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The same of HTML, which is never wrong. */
export function parseHtml(text: string, listener: Listener): void {
  const tell = (node: Nodes): void => {
    if (node.type === 'text') listener.text(node.value)
    if (node.type === 'element') listener.open(node.tagName, attributesOf(node.properties))
    if ('children' in node) for (const child of node.children) tell(child)
    if (node.type === 'element') listener.close(node.tagName)
  }
  tell(htmlTree(text))
}

/** HTML's own names of attributes again: `ariaLabel` is `aria-label`. */
const attributesOf = (properties: Readonly<Record<string, unknown>>): Attributes =>
  Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.replace(
        /^(aria|data)([A-Z])/,
        (_, start: string, next: string) => `${start}-${next.toLowerCase()}`,
      ),
      Array.isArray(value) ? value.join(' ') : String(value),
    ]),
  )
