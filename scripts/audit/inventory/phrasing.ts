import type { Image, ImageReference, Link, LinkReference, PhrasingContent } from 'mdast'

import type { Attributes } from './attributes.ts'
import { type Group, groupsOf } from './brackets.ts'
import { type Citation, citationsIn } from './citations.ts'
import { writeCitation } from './cites.ts'
import { type Context, put, startOf, targetOf } from './context.ts'
import { writeHtml } from './html.ts'
import { blank, type Line, lineOf, originIn, partAt } from './line.ts'
import { callNote, callWritten } from './notes.ts'
import { offsetAt } from './origin.ts'
import { addressesIn } from './parse.ts'

/** A line with what its brackets mean. */
export interface Marked {
  readonly line: Line
  readonly groups: readonly Group[]
}

export const markedLine = (children: readonly PhrasingContent[], context: Context): Marked => {
  const line = lineOf(children, context.source)
  return { line, groups: groupsOf(line) }
}

/** Write what stands in a paragraph, a heading, a cell. */
export function writePhrasing(children: readonly PhrasingContent[], context: Context): void {
  if (children.some(mayMean)) {
    const marked = markedLine(children, context)
    writeStretch(marked, 0, marked.line.text.length, context)
  } else for (const child of children) writeNode(child, context)
}

/** Brackets, braces, keys or addresses: the line has to be read as a whole. */
function mayMean(node: PhrasingContent): boolean {
  const text = node.type === 'link' ? node.children[0] : node
  return text?.type === 'text' && /[[{@]|:\/\/|www\./i.test(text.value)
}

/** Write a stretch of the line, with its citations. */
export function writeStretch(marked: Marked, from: number, to: number, context: Context): void {
  const { line, groups } = marked
  const inside = outermost(groups, from, to)
  const text = line.text.slice(from, to)
  const shadow = withoutGroups(line.shadow, inside, from, to)
  let at = from
  for (const citation of citationsIn(text, shadow, context.book.locate)) {
    const own = shifted(citation, from)
    writePlain(marked, at, own.from, context)
    const offset = offsetIn(line, own.from, context)
    writeCitation(own, offset, context, ([start, end], inner) => writePlain(marked, start, end, inner))
    at = own.to
  }
  writePlain(marked, at, to, context)
}

/** What stands in a group opens no citation outside it. */
function withoutGroups(shadow: string, groups: readonly Group[], from: number, to: number): string {
  let held = ''
  let at = from
  for (const group of groups) {
    held += shadow.slice(at, group.from) + blank.repeat(group.to - group.from)
    at = group.to
  }
  return held + shadow.slice(at, to)
}

function shifted({ cites, from, to }: Citation, by: number): Citation {
  const moved = ([start, end]: readonly [number, number]) => [start + by, end + by] as const
  return {
    from: from + by,
    to: to + by,
    cites: cites.map(({ key, locator, prefix, suffix }) => ({
      key,
      locator,
      prefix: moved(prefix),
      suffix: moved(suffix),
    })),
  }
}

/** Write a stretch that holds no citation. */
function writePlain(marked: Marked, from: number, to: number, context: Context): void {
  const { line, groups } = marked
  let at = from
  for (const group of outermost(groups, from, to)) {
    writeParts(marked, at, group.from, context)
    if (group.kind === 'note')
      callWritten(offsetIn(line, group.from, context), context, (inner) =>
        writeStretch(marked, ...group.inside, inner),
      )
    if (group.kind === 'span') {
      if (group.attributes?.id) context.book.pen.target(`#${group.attributes.id}`)
      const language = group.attributes?.lang
      const span =
        language !== undefined &&
        context.book.pen.open('span', offsetIn(line, group.from, context), { language })
      writeStretch(marked, ...group.inside, context)
      if (span) context.book.pen.close(span)
    }
    at = group.to
  }
  writeParts(marked, at, to, context)
}

function writeParts({ line, groups }: Marked, from: number, to: number, context: Context): void {
  if (to <= from) return
  for (let number = partAt(line, from); number < line.parts.length; number++) {
    const part = line.parts[number]
    if (!part || part.from >= to) return
    const start = Math.max(from, part.from)
    const end = Math.min(to, part.to)
    const { node, origin } = part
    if (origin && node.type === 'text') {
      writeText(line.text.slice(part.from, part.to), origin, start - part.from, end - part.from, context)
    } else if (origin && (start > part.from || end < part.to)) {
      // A part of an address: a citation has the rest.
      put(context, line.text.slice(part.from, part.to), origin, start - part.from, end - part.from)
    } else {
      const worn = groups[firstFrom(groups, part.to)]
      writeNode(
        node,
        context,
        worn?.from === part.to && worn.kind === 'attributes' ? worn.attributes : undefined,
      )
    }
  }
}

type WriteText = (
  value: string,
  origin: ReturnType<typeof originIn>,
  from: number,
  to: number,
  context: Context,
) => void

/** Text, and addresses in it that Markdown's grammar has not seen. */
const writeText: WriteText = (value, origin, from, to, context) => {
  const text = value.slice(from, to)
  const parts = !context.isLink && /@|:\/\/|www\./i.test(text) ? addressesIn(text) : []
  if (parts.length < 2 && parts[0]?.type !== 'link') return put(context, value, origin, from, to)
  let at = from
  for (const part of parts) {
    const own = part.type === 'text' ? part.value : plainOf(part)
    const link =
      part.type === 'link' && context.book.pen.open('link', offsetAt(origin, at), { target: part.url })
    put(context, value, origin, at, at + own.length)
    if (link) context.book.pen.close(link)
    at += own.length
  }
  return undefined
}

const plainOf = ({ children }: Link): string =>
  children.map((child) => (child.type === 'text' ? child.value : '')).join('')

/** Write one node. */
function writeNode(node: PhrasingContent, context: Context, attributes?: Attributes): void {
  const { pen } = context.book
  if (attributes?.id) pen.target(`#${attributes.id}`)
  switch (node.type) {
    case 'text':
      return put(context, node.value, originIn(context.source, node.value, node))
    case 'emphasis':
    case 'strong': {
      const piece = pen.open(node.type, startOf(context, node))
      writePhrasing(node.children, context)
      return pen.close(piece)
    }
    case 'link':
    case 'linkReference':
      return writeLink(node, context, attributes)
    case 'image':
    case 'imageReference':
      pen.gap()
      return writePicture(node, context)
    case 'inlineCode': {
      const { text } = context.source
      const { start, end } = node.position ?? { start: {}, end: {} }
      const at = text.slice(start.offset, end.offset).indexOf(node.value)
      return put(context, node.value, { start: startOf(context, node) + Math.max(at, 0) })
    }
    case 'break':
      return pen.gap()
    case 'html':
      return writeHtml(node.value, startOf(context, node), context)
    case 'footnoteReference':
      return callNote(node, context)
    default:
      return 'children' in node ? writePhrasing(node.children, context) : undefined
  }
}

function writeLink(node: Link | LinkReference, context: Context, attributes?: Attributes): void {
  const { book, page } = context
  const url = node.type === 'link' ? node.url : page.definitions.get(node.identifier)?.url
  const target = targetOf(url ?? '', page.path)
  const offset = startOf(context, node)
  const language = attributes?.lang === undefined ? {} : { language: attributes.lang }
  if (node.children.length === 0) {
    book.pen.gap()
    book.pen.point(/^[a-z][a-z+.-]*:|^\/\//i.test(target) ? 'link' : 'reference', offset, { target })
    return book.pen.gap()
  }
  const piece = book.pen.open('link', offset, { target, ...language })
  writePhrasing(node.children, { ...context, isLink: true })
  return book.pen.close(piece)
}

export function writePicture(node: Image | ImageReference, context: Context): void {
  const url = node.type === 'image' ? node.url : context.page.definitions.get(node.identifier)?.url
  context.book.pen.point('picture', startOf(context, node), {
    alt: node.alt ?? '',
    target: targetOf(url ?? '', context.page.path),
  })
}

export function offsetIn(line: Line, index: number, context: Context): number {
  const part = line.parts[partAt(line, index)]
  if (!part) return context.source.base
  return part.origin ? offsetAt(part.origin, index - part.from) : startOf(context, part.node)
}

/** The groups of a stretch that stand in no other of it. Groups are in the order of their beginning. */
function outermost(groups: readonly Group[], from: number, to: number): Group[] {
  const found: Group[] = []
  let end = from
  for (let number = firstFrom(groups, from); number < groups.length; number++) {
    const group = groups[number]
    if (!group || group.from >= to) break
    if (group.from < end || group.to > to) continue
    found.push(group)
    end = group.to
  }
  return found
}

/** Number of the first group that begins at a place or behind it. */
function firstFrom(groups: readonly Group[], from: number): number {
  let low = 0
  let high = groups.length
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((groups[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}
