import type { ElementContent } from 'hast'

const svgSpace = 'http://www.w3.org/2000/svg'
const htmlSpace = 'http://www.w3.org/1999/xhtml'

/** A drawing or a piece of text as nodes of the page. What stands inside of an `svg` is drawn. */
export function domOf(node: ElementContent, space = htmlSpace): Node {
  if (node.type !== 'element') return document.createTextNode(node.type === 'text' ? node.value : '')
  const own = node.tagName === 'svg' ? svgSpace : space
  const element = document.createElementNS(own, node.tagName)
  for (const [name, value] of Object.entries(node.properties)) element.setAttribute(name, `${value}`)
  element.append(...node.children.map((child) => domOf(child, own)))
  return element
}
