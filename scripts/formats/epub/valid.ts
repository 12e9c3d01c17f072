import type { Element, ElementContent, Properties } from 'hast'

/** Attributes that XHTML knows on any element. Others of HTML's past would make the file invalid. */
const everywhere = new Set([
  'className',
  'dir',
  'epub:type',
  'hidden',
  'id',
  'lang',
  'role',
  'style',
  'title',
  'translate',
])

const byElement: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'hrefLang', 'rel'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'dateTime'],
  details: ['open'],
  img: ['alt', 'height', 'src', 'width'],
  ins: ['cite', 'dateTime'],
  li: ['value'],
  ol: ['reversed', 'start', 'type'],
  q: ['cite'],
  td: ['colSpan', 'headers', 'rowSpan'],
  th: ['abbr', 'colSpan', 'headers', 'rowSpan', 'scope'],
  time: ['dateTime'],
}

const successors: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  big: 'span',
  center: 'div',
  font: 'span',
  strike: 's',
  tt: 'code',
}

/**
 * Make one HTML element fit XHTML: today's element for an obsolete one, only attributes that are allowed, the
 * language said twice for old readers.
 */
export function keepValid(element: Element): void {
  element.tagName = successors[element.tagName] ?? element.tagName
  const own = byElement[element.tagName] ?? []
  const kept: Properties = {}
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === false || value === null || value === undefined) continue
    // It names places for editions that have pages.
    if (name === 'dataAlso') continue
    if (everywhere.has(name) || own.includes(name) || /^(?:aria|data)[A-Z]/.test(name)) kept[name] = value
  }
  const { align } = element.properties
  if (align === 'left' || align === 'right' || align === 'center') kept.style = `text-align: ${align}`
  if (kept.lang !== undefined) kept.xmlLang = kept.lang
  for (const side of ['width', 'height'] as const) {
    if (kept[side] !== undefined && !/^\d+$/.test(String(kept[side]))) delete kept[side]
  }
  element.properties = kept
}

/** A drawing or formula: its own language, which needs its namespace said. */
export function declareNamespace(element: Element): void {
  if (element.tagName === 'math') element.properties.xmlns = 'http://www.w3.org/1998/Math/MathML'
  else element.properties.xmlnsXLink = 'http://www.w3.org/1999/xlink'
}

/** What stands in for an element that a book can't have; undefined where the element may stay. */
export function substituteFor(element: Element): ElementContent[] | undefined {
  // A box that nobody can tick has no name that a screen reader could say.
  if (element.tagName === 'input') return [{ type: 'text', value: element.properties.checked ? '☑' : '☐' }]
  if (element.tagName === 'source') return []
  return undefined
}
