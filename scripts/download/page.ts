import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import type { Catalogue } from '../model/catalogue.ts'
import { licenseAddress } from '../model/license.ts'
import { accessibilitySection } from './accessibility.ts'
import { citeSection, type Citable } from './cite.ts'
import { editionsSection, type Offered, printSection } from './editions.ts'
import { openingOf } from './opening.ts'
import { type DownloadDesign, sizeIn } from './words.ts'

/** What the page leads to besides the editions, by path; absent where it is not in the folder. */
export interface Beside {
  readonly smallCover?: string
  /** How to print and fold. */
  readonly printing?: string
  /** Where readers choose chapters and paper. */
  readonly maker?: string
  readonly proof?: string
  /** Records for programs, with what they are called. */
  readonly records: readonly { readonly path: string; readonly name: string }[]
}

/** What the page says of the publication to programs. */
export interface Said {
  readonly head: readonly Element[]
  readonly jsonLd: object
  readonly citation: Citable
}

/**
 * The page to download from: cover, description, an edition for each way of reading, booklets to print, how to cite,
 * what was measured for readers with disabilities, and how to check a copy.
 *
 * Nothing runs in it, and it asks no other host for anything.
 */
export function downloadPage(
  catalogue: Catalogue,
  { words, css }: DownloadDesign,
  beside: Beside,
  { head, jsonLd, citation }: Said,
): string {
  const { metadata } = catalogue
  const { lang, dir, title } = metadata
  const offered: Offered = { catalogue, words, beside }
  const page = h('html', { lang, ...(dir && { dir }) }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', title),
      ...head,
      h('script', { type: 'application/ld+json' }, JSON.stringify(jsonLd).replaceAll('<', '\\u003c')),
      h('style', css),
    ]),
    h('body', [
      h('p', { className: ['skip'], ...inWords(catalogue, words) }, [
        h('a', { href: '#editions' }, words.skip),
      ]),
      h('main', [
        openingOf(offered),
        ...editionsSection(offered),
        ...printSection(offered),
        citeSection(offered, citation),
        ...accessibilitySection(offered),
        ...verifySection(offered),
        ...licenseSection(offered),
        ...recordsSection(offered),
      ]),
    ]),
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

/** The page's own words may be of another language than the book. */
const inWords = (
  { metadata }: Catalogue,
  { lang }: DownloadDesign['words'],
): { lang?: string; dir?: 'ltr' } =>
  metadata.lang.split('-')[0] === lang ? {} : { lang, ...(metadata.dir === 'rtl' && { dir: 'ltr' }) }

export function section(
  { catalogue, words }: Offered,
  id: string,
  title: string,
  children: readonly (ElementContent | string)[],
): Element {
  return h('section', { id, ariaLabelledBy: [`${id}-title`], ...inWords(catalogue, words) }, [
    h('h2', { id: `${id}-title` }, title),
    ...children,
  ])
}

function verifySection(offered: Offered): Element[] {
  const { catalogue, words, beside } = offered
  const { lang } = words
  const rows = catalogue.files.map(({ path, bytes, sha256 }) =>
    h('tr', [
      h('th', { scope: 'row' }, [h('a', { href: encodeURI(path) }, path)]),
      h('td', sizeIn(lang, bytes)),
      h('td', [h('code', sha256)]),
    ]),
  )
  const [before = '', after = ''] = words.verifyLead.split('SHA256SUMS lists')
  return [
    section(offered, 'verify', words.verify, [
      ...(beside.proof ? [h('p', [h('a', { href: encodeURI(beside.proof) }, words.proof)])] : []),
      h('p', after === '' ? coded(words.verifyLead) : coded(`${before}SHA256SUMS lists${after}`)),
      h('details', [
        h('summary', 'SHA-256'),
        h('div', { className: ['wide'], tabIndex: 0, role: 'region', ariaLabel: 'SHA-256' }, [
          h('table', [
            h('thead', [
              h('tr', [
                h('th', { scope: 'col' }, words.file),
                h('th', { scope: 'col' }, words.size),
                h('th', { scope: 'col' }, 'SHA-256'),
              ]),
            ]),
            h('tbody', rows),
          ]),
        ]),
      ]),
    ]),
  ]
}

/** `a command` between backticks; the name of the file leads to it. */
const coded = (text: string): (Element | string)[] =>
  text.split(/(`[^`]+`|\bSHA256SUMS\b)/).map((part) => {
    if (part === 'SHA256SUMS') return h('a', { href: part }, part)
    return part.startsWith('`') ? h('code', part.slice(1, -1)) : part
  })

function licenseSection(offered: Offered): Element[] {
  const { catalogue, words } = offered
  const { rights, license, lang, dir } = catalogue.metadata
  const address = licenseAddress(license)
  if (rights === undefined && license === undefined) return []
  return [
    section(offered, 'license', words.license, [
      ...(rights ? [h('p', { lang, ...(dir && { dir }) }, rights)] : []),
      ...(license
        ? [h('p', address ? [h('a', { href: address, rel: ['license'] }, license)] : license)]
        : []),
    ]),
  ]
}

function recordsSection(offered: Offered): Element[] {
  const { words, beside } = offered
  if (beside.records.length === 0) return []
  return [
    section(offered, 'catalogues', words.catalogues, [
      h('p', words.cataloguesLead),
      h(
        'ul',
        { className: ['plain'] },
        beside.records.map(({ path, name }) => h('li', [h('a', { href: encodeURI(path) }, name)])),
      ),
    ]),
  ]
}
