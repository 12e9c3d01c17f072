import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'

import { type Context, put, targetOf } from './context.ts'
import type { Draft } from './pen.ts'

/** What a book can't hold: the element goes with all that is in it. */
const unprinted = new Set([
  'annotation',
  'form',
  'iframe',
  'noscript',
  'object',
  'script',
  'style',
  'template',
])

/** Elements that part no words. */
const inline = new Set(
  `a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q rb ruby s samp small span strike strong sub sup time
  tt u var wbr math mi mn mo mrow ms mspace msqrt mstyle msub msubsup msup mtext mover munder munderover mroot mfrac
  semantics`.split(/\s+/),
)

const token = /<!--[^]*?(?:-->|$)|<[!?][^>]*(?:>|$)|<(\/?)([A-Za-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g

/** Links that are open; they may close in another node. */
const open = new WeakMap<Context['place'], Draft[]>()

/** Raw HTML: its text without comments and programs, its links and ids. */
export function writeHtml(html: string, offset: number, context: Context): void {
  const { hidden } = context.place
  let from = 0
  token.lastIndex = 0
  for (;;) {
    const raw = hidden.at(-1)
    if (raw === 'script' || raw === 'style' || raw === 'iframe') {
      const end = html.toLowerCase().indexOf(`</${raw}`, from)
      if (end < 0) return
      from = end
      token.lastIndex = end
    }
    const match = token.exec(html)
    writeText(html.slice(from, match?.index), offset + from, context)
    if (!match) return
    from = token.lastIndex
    const [, slash, name = '', attributes = ''] = match
    if (name) writeTag(name.toLowerCase(), slash === '/', attributes, offset + match.index, context)
  }
}

/** Close the links that raw HTML has left open in a block. */
export function closeHtml({ book, place }: Context): void {
  for (const link of open.get(place) ?? []) book.pen.close(link)
  open.delete(place)
}

function writeText(text: string, offset: number, context: Context): void {
  let from = 0
  for (const { 0: entity, index } of text.matchAll(/&#?\w+;?/g)) {
    put(context, text, { start: offset }, from, index)
    put(context, toString(fromHtml(entity, { fragment: true })), { start: offset + index })
    from = index + entity.length
  }
  put(context, text, { start: offset }, from)
}

function writeTag(name: string, isEnd: boolean, attributes: string, offset: number, context: Context): void {
  const { place, page, book } = context
  const { hidden } = place
  if (unprinted.has(name)) {
    if (!isEnd) hidden.push(name)
    else if (hidden.includes(name)) hidden.length = hidden.lastIndexOf(name)
    return
  }
  if (hidden.length > 0) return
  if (!inline.has(name)) book.pen.gap()
  if (name === 'a' && isEnd) {
    const link = open.get(place)?.pop()
    if (link) book.pen.close(link)
  }
  if (isEnd) return
  const id = valueOf('id', attributes)
  if (id) book.pen.target(`#${id}`)
  if (name === 'img') book.pen.point('picture', offset, { alt: valueOf('alt', attributes) ?? '' })
  const href = name === 'a' ? valueOf('href', attributes) : undefined
  if (href === undefined || /^(?!https?:|mailto:|ircs?:|xmpp:)[a-z][a-z+.-]*:/i.test(href)) return
  const link = book.pen.open('link', offset, { target: targetOf(href, page.path) })
  open.set(place, [...(open.get(place) ?? []), link])
}

function valueOf(name: string, attributes: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  )
  return match?.[1] ?? match?.[2] ?? match?.[3]
}
