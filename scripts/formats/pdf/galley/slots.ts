import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

import { hasClass } from '../../../model/elements.ts'
import type { Words } from '../../../model/words.ts'

/**
 * Places for the numbers of pages: behind cross-references, and in the bibliography where a work is cited.
 *
 * @param digits As many as page numbers will have: lines are measured before the numbers are known.
 */
export function addSlots(tree: Element, words: Words, digits: string): void {
  for (const [index, child] of tree.children.entries()) {
    if (child.type !== 'element' || /^(?:h[1-6]|nav)$/.test(child.tagName)) continue
    if (hasClass(child, 'cited-in')) citeByPage(child, words, digits)
    else if (hasClass(child, 'xref'))
      refer(child, tree.children[index - 1], tree.children[index + 1], words, digits)
    else addSlots(child, words, digits)
  }
}

/** A span that shows the number of the page on which `id` stands. */
export function slotOf(id: string, form: string, digits: string, unless?: 'here' | 'before'): Element {
  const properties = { dataPageOf: id, dataForm: form, ...(unless && { dataUnless: unless }) }
  return h('span', properties, form.replace('{n}', digits))
}

const targetOf = ({ properties }: Element): string => String(properties.href ?? '').replace(/^#/, '')

function refer(
  link: Element,
  before: ElementContent | undefined,
  after: ElementContent | undefined,
  words: Words,
  digits: string,
): void {
  if (link.properties.href === undefined || saysPage(before, after, words)) return
  link.children.push(slotOf(targetOf(link), unbroken(words.onPage), digits, 'here'))
}

/** Whether the author has named a page: “see Appendix A, page 12”, “on p. 12 of Appendix A”. */
function saysPage(
  before: ElementContent | undefined,
  after: ElementContent | undefined,
  { onPage }: Words,
): boolean {
  const [head = '', tail = ''] = onPage.slice(separatorOf(onPage).length).split('{n}').map(spaced)
  const page = String.raw`(?:${head}[\divxlc]+${tail}|\b(?:pages?|pp?\.)\s*[\divxlc]+)`
  const isSaid = (node: ElementContent | undefined, pattern: string): boolean =>
    node?.type === 'text' && new RegExp(pattern, 'iu').test(node.value)
  return (
    isSaid(after, String.raw`^[\s\p{Ps},;:，、،]*(?:on\s+)?${page}(?!\p{L})`) ||
    isSaid(before, String.raw`(?<!\p{L})${page}[^.]{0,12}$`)
  )
}

const spaced = (text: string): string =>
  text
    .trim()
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, String.raw`\s*`)
    .concat(/\s$/.test(text) || text.trim() !== text ? String.raw`\s*` : '')

/** A number is on one line with its word: `, p.` may be parted from what is before, and from nothing behind. */
function unbroken(onPage: string): string {
  const separator = separatorOf(onPage)
  return separator + onPage.slice(separator.length).replaceAll(' ', '\u00A0')
}

/** What stands between two numbers: the comma that begins `, p. {n}`, in the language's own form. */
const separatorOf = (onPage: string): string => /^[^\p{L}\p{N}{]*/u.exec(onPage)?.[0] ?? ''

/** `cited in ch. 2, app. B` becomes `cited on p. 7, 12`: on paper, a chapter is no help. */
function citeByPage(list: Element, { citedOn, onPage }: Words, digits: string): void {
  const [before = '', after = ''] = citedOn
    .replaceAll(/ (?=\{pages\})|(?<=\{pages\}) /g, '\u00A0')
    .split('{pages}')
  const links = list.children.flatMap(citationsOf).map((id, index) => {
    const form = index === 0 ? '{n}' : `${separatorOf(onPage)}{n}`
    const slot = slotOf(id, form, digits, index === 0 ? undefined : 'before')
    return h('a', { className: ['citeback'], href: `#${id}` }, slot)
  })
  list.children = [
    { type: 'text', value: before },
    ...links,
    ...(after ? [{ type: 'text' as const, value: after }] : []),
  ]
}

/** The ids of all citations that a link stands for. */
function citationsOf(link: ElementContent): string[] {
  if (link.type !== 'element' || !hasClass(link, 'citeback')) return []
  const { dataAlso } = link.properties
  return [targetOf(link), ...(typeof dataAlso === 'string' ? dataAlso.split(' ') : [])]
}
