import type { ElementContent } from 'hast'

import type { CslItem } from '../model/reference.ts'

const address = /https?:\/\/[^\s<>"]+|(?<=\bdoi:?\s?)10\.\d{4,9}\/[^\s<>"]+/giu

/** Make web addresses and DOIs in an entry into links. */
export function linkAddresses(
  content: readonly ElementContent[],
  item: CslItem | undefined,
): ElementContent[] {
  const known = [item?.['URL'], item?.['DOI']].filter((text) => typeof text === 'string')
  return content.flatMap((node): ElementContent[] => {
    if (node.type === 'element') {
      return [node.tagName === 'a' ? node : { ...node, children: linkAddresses(node.children, item) }]
    }
    return node.type === 'text' ? linkText(node.value, known) : [node]
  })
}

function linkText(value: string, known: readonly string[]): ElementContent[] {
  const parts: ElementContent[] = []
  let at = 0
  for (const match of value.matchAll(address)) {
    const text = known.find((url) => match[0].startsWith(url)) ?? withoutEnd(match[0])
    if (match.index > at) parts.push({ type: 'text', value: value.slice(at, match.index) })
    parts.push(link(text))
    at = match.index + text.length
  }
  return at < value.length ? [...parts, { type: 'text', value: value.slice(at) }] : parts
}

const link = (text: string): ElementContent => ({
  type: 'element',
  tagName: 'a',
  properties: { href: text.startsWith('10.') ? `https://doi.org/${text}` : text },
  children: [{ type: 'text', value: text }],
})

/** The sentence's own punctuation is not part of an address; a bracket is where it was opened in it. */
function withoutEnd(text: string): string {
  const short = text.replace(/[.,;:!?'’”»]+$/u, '')
  const open = short.split('(').length
  if (short.endsWith(')') && short.split(')').length > open) return withoutEnd(short.slice(0, -1))
  return short
}
