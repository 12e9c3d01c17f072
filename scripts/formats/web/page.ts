import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import { isoDay } from '../../model/day.ts'
import { fullTitle } from '../../model/filing.ts'
import type { Edition } from '../../model/format.ts'
import type { Entry } from '../epub/navigation.ts'
import type { WebDesign } from './design.ts'

/** One page of the web edition. */
export interface WebPage {
  /** Of the page itself: a chapter's title. */
  readonly title?: string
  /** In the bar above the text. */
  readonly links: readonly Link[]
  readonly main: readonly ElementContent[]
  /** Behind the text. */
  readonly foot?: readonly ElementContent[]
  /** Files that the style needs, to be asked for at once. */
  readonly early?: readonly Element[]
  readonly style: Element
  readonly scripts: readonly Element[]
  /** Links to pages before and behind it: `prev`, `next`. */
  readonly relations?: readonly Element[]
  /** What the script finds the reading position and the index by. */
  readonly data: Readonly<Record<string, string>>
}

export interface Link {
  readonly href: string
  readonly text: string
  readonly name: string
}

/** The page as HTML. */
export function webPage(edition: Edition, { words }: WebDesign, page: WebPage): string {
  const { metadata } = edition.publication
  const { lang, dir, title } = metadata
  // A page whose author wrote no heading, say a dedication, has the book's: screen readers look for one.
  const headed = page.main.some(hasHeading) ? undefined : page.links[0]
  const html = h('html', { lang, ...(dir && { dir }) }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', page.title === undefined ? fullTitle(metadata) : `${page.title} – ${title}`),
      ...metaOf(edition),
      ...(page.relations ?? []),
      ...(page.early ?? []),
      page.style,
    ]),
    h('body', { ...page.data }, [
      h('nav', { className: ['skip'], ariaLabel: words.skip, lang: words.lang }, [
        h('a', { href: '#main.text' }, words.skip),
      ]),
      h('header', { className: ['bar'] }, [
        h(
          'nav',
          { ariaLabel: title },
          page.links.map((link) =>
            h('a', { href: link.href, className: [link.name] }, [
              link === headed ? h('span', { role: 'heading', ariaLevel: '1' }, link.text) : link.text,
            ]),
          ),
        ),
      ]),
      // A dot keeps the ids of the page apart from those of the text, which have none.
      h('main', { id: 'main.text' }, [...page.main]),
      ...(page.foot && page.foot.length > 0 ? [h('footer', [...page.foot])] : []),
      wordsFor(words),
      ...page.scripts,
    ]),
  ])
  return `<!doctype html>\n${toHtml(html)}\n`
}

const hasHeading = (node: ElementContent): boolean =>
  node.type === 'element' && (node.tagName === 'h1' || node.children.some(hasHeading))

/** The script speaks the words of the page. */
const wordsFor = (words: WebDesign['words']): Element =>
  h(
    'script',
    { type: 'application/json', id: 'main.words' },
    JSON.stringify(words).replaceAll('<', '\\u003c'),
  )

/** What a catalogue that comes by wants to know. */
function metaOf({ publication, date }: Edition): Element[] {
  const { metadata } = publication
  const one = (name: string, content: string | undefined): Element[] =>
    content === undefined ? [] : [h('meta', { name, content })]
  const identifiers = metadata.identifiers.filter(({ for: only }) => only === undefined)
  return [
    ...one('dcterms.title', fullTitle(metadata)),
    ...metadata.authors.flatMap(({ name }) => one('author', name)),
    ...one('description', metadata.description),
    ...one('dcterms.publisher', metadata.publisher),
    ...one('dcterms.rights', metadata.rights ?? metadata.license),
    ...one('dcterms.issued', metadata.date ?? isoDay(date)),
    ...identifiers.flatMap(({ value }) => one('dcterms.identifier', value)),
  ]
}

/** The table of contents. */
export function contentsList(title: string, entries: readonly Entry[]): Element {
  const list = (level: readonly Entry[]): Element =>
    h(
      'ol',
      level.map(({ label, href, children }) =>
        h('li', [h('a', { href }, label), ...(children.length > 0 ? [list(children)] : [])]),
      ),
    )
  return h('nav', { role: 'doc-toc', id: 'contents', ariaLabelledBy: ['contents.title'] }, [
    h('h2', { id: 'contents.title' }, title),
    list(entries),
  ])
}
