import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import { drawFolding } from './drawing.ts'
import type { PrintSheet } from './facts.ts'
import { describeFacts, editionName, paperName, percent, sheetsOf, sidesOf } from './lines.ts'
import { stepsOf } from './steps.ts'
import { count, say } from '../../model/say.ts'
import type { PrintWords } from './words.ts'

/** One file for the printer. Two of one booklet (fronts and backs) share the same facts. */
export interface PrintedEdition {
  readonly path: string
  readonly facts: PrintSheet
}

export interface GuideSettings {
  readonly words: PrintWords
  /** From `readPrintCss('guide', world)`. */
  readonly css: string
  readonly title: string
  /** Of the title, BCP 47. */
  readonly lang: string
  readonly dir?: 'ltr' | 'rtl'
  /** The file of the test sheet, where there is one. */
  readonly test?: string
}

/**
 * One page that tells a person at a printer what to do with each edition.
 *
 * It stands beside the files that it names, asks for nothing else, and runs no script.
 */
export function printGuide(editions: readonly PrintedEdition[], settings: GuideSettings): string {
  const { words, css, title, lang, dir, test } = settings
  const { guide } = words
  const kinds = [...new Set(editions.map(({ facts }) => facts))]
  const headings = distinct(kinds.map((facts) => editionName(facts, words)))
  const [before = '', after = ''] = guide.test.split('{file}')
  const page = h('html', { lang: words.lang }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', `${title}: ${guide.title}`),
      h('style', css),
    ]),
    h('body', [
      h('main', [
        h('header', [
          h('p', { className: ['book'], lang, ...(dir && { dir }) }, title),
          h('h1', guide.title),
          h('p', guide.lead),
          ...(test ? [h('p', [before, fileLink(test), after])] : []),
        ]),
        ...kinds.map((facts, index) => {
          const files = editions.filter((edition) => edition.facts === facts).map(({ path }) => path)
          return section(headings[index] ?? '', facts, files, words)
        }),
      ]),
    ]),
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

function section(heading: string, facts: PrintSheet, files: readonly string[], words: PrintWords): Element {
  return h('section', [
    h('h2', heading),
    drawFolding(facts),
    h(
      'dl',
      factsOf(facts, files, words).flatMap(([term, said]) => [h('dt', term), h('dd', said)]),
    ),
    h('h3', words.guide.steps),
    h(
      'ol',
      stepsOf(facts, files, words).map((step) => h('li', step)),
    ),
  ])
}

/** A reader who goes from heading to heading must know them apart: `Booklet, A4 (2)`. */
function distinct(headings: readonly string[]): string[] {
  return headings.map((heading, index) => {
    const earlier = headings.slice(0, index).filter((other) => other === heading).length
    return earlier > 0 ? `${heading} (${earlier + 1})` : heading
  })
}

type Said = string | (Element | string)[]

function factsOf(facts: PrintSheet, files: readonly string[], words: PrintWords): [string, Said][] {
  const { facts: terms, lang } = words
  const said = describeFacts(facts, words)
  const sheets = `${sheetsOf(facts, words)} (${count(words.copies, facts.copies, lang)})`
  const links = files.flatMap((file, index) => [...(index > 0 ? [', '] : []), fileLink(file)])
  const rows: [string, Said | undefined][] = [
    [terms.file, links],
    [terms.paper, paperName(facts.paper)],
    [terms.pages, say('{n}', { n: facts.pages }, lang)],
    [terms.sheets, sheets],
    [terms.sides, sidesOf(facts, words)],
    [terms.cut, said.cut],
    [terms.fold, said.fold ?? words.fold.none],
    [terms.scale, percent(facts.scale, lang)],
    [terms.blanks, said.blanks],
    [terms.creep, said.creep],
  ]
  return rows.flatMap(([term, text]) => (text === undefined ? [] : [[term, text]]))
}

/** Beside the page, whatever its name holds. */
const fileLink = (path: string): Element =>
  h('a', { href: path.split('/').map(encodeURIComponent).join('/') }, path)
