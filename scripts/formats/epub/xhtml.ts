import type { Root } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { visit } from 'unist-util-visit'
import { toXml } from 'xast-util-to-xml'

/** XHTML for the inside of `body`: void elements as `<br/>`, all others with an end tag, no named entities. */
export function toXhtml(tree: Root): string {
  const xml = toXast(tree)
  visit(xml, (node, index, parent) => {
    if (node.type === 'comment' && parent && index !== undefined) {
      parent.children.splice(index, 1)
      return index
    }
    if (node.type !== 'element') return undefined
    // The root element of the file says it.
    if (parent === xml && node.attributes.xmlns === 'http://www.w3.org/1999/xhtml')
      delete node.attributes.xmlns
    for (const name of ['hidden', 'open', 'reversed']) {
      if (node.attributes[name] === '') node.attributes[name] = name
    }
    return undefined
  })
  // A `<` of the text is always escaped, so `</br>` can only be an end tag. XML forbids `]]>` in text.
  return toXml(xml)
    .replaceAll(']]>', ']]&gt;')
    .replace(/><\/(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)>/g, '/>')
}
