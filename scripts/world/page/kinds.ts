/** Elements that are blocks by their nature: asking the style of each of the others would cost as much as the layout. */
const blocks = new Set(
  (
    'address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 ' +
    'h3 h4 h5 h6 header hgroup hr li main nav ol p pre search section summary table ul'
  ).split(' '),
)

/** Elements that are inline unless a style makes blocks of them: the lines of a verse, a formula on its own. */
const either = new Set(['span', 'a', 'img', 'svg', 'math', 'cite', 'em', 'strong', 'code', 'small', 'label'])

export function isBlock(element: Element): boolean {
  const name = element.localName
  if (blocks.has(name)) return getComputedStyle(element).display !== 'none'
  if (!either.has(name)) return false
  return /^(?:block|flow-root|flex|grid|table|list-item)/.test(getComputedStyle(element).display)
}

export const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE
