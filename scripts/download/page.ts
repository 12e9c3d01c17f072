import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import type { Catalogue } from '../model/catalogue.ts'
import type { Artifact } from '../model/format.ts'
import { licenseAddress } from '../model/license.ts'
import type { Template } from '../model/template.ts'
import { accessibilitySection } from './accessibility.ts'
import { besideOf } from './beside.ts'
import { citeSection } from './cite.ts'
import { editionsSection, type Offered, printSection } from './editions.ts'
import { facesFor } from './faces.ts'
import { openingOf } from './opening.ts'
import { inWords, section } from './section.ts'
import { type DownloadDesign, sizeIn } from './words.ts'

/** What the page says of the publication to programs. */
export interface Said {
  readonly head: readonly Element[]
  readonly jsonLd: object
}

/**
 * The page to download from: cover, description, an edition for each way of reading, booklets to print, how to cite,
 * what was measured for readers with disabilities, and how to check a copy.
 *
 * Nothing runs in it, and it asks no other host for anything.
 *
 * @param files All that stands in the folder but the page itself.
 */
export function downloadPage(
  catalogue: Catalogue,
  { words, css }: DownloadDesign,
  template: Template,
  files: readonly Artifact[],
  { head, jsonLd }: Said,
): string {
  const { metadata } = catalogue
  const { lang, dir, title } = metadata
  const offered: Offered = { catalogue, words, beside: besideOf(files) }
  const faces = facesFor(template, files)
  const page = h('html', { lang, ...(dir && { dir }) }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', title),
      ...head,
      ...faces.links,
      h('script', { type: 'application/ld+json' }, JSON.stringify(jsonLd).replaceAll('<', '\\u003c')),
      h('style', `${faces.css}${css}`),
    ]),
    h('body', [
      h('p', { className: ['skip'], ...inWords(offered) }, [h('a', { href: '#editions' }, words.skip)]),
      h('main', [
        openingOf(offered),
        ...editionsSection(offered),
        ...printSection(offered),
        citeSection(offered),
        ...accessibilitySection(offered),
        ...verifySection(offered),
        ...licenseSection(offered),
        ...recordsSection(offered),
      ]),
    ]),
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
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
  return [
    section(offered, 'verify', words.verify, [
      ...(beside.proof ? [h('p', [h('a', { href: encodeURI(beside.proof) }, words.proof)])] : []),
      h('p', coded(words.verifyLead)),
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
  if (beside.catalogues.length === 0) return []
  return [
    section(offered, 'catalogues', words.catalogues, [
      h('p', words.cataloguesLead),
      h(
        'ul',
        { className: ['plain'] },
        beside.catalogues.map(({ path, name }) => h('li', [h('a', { href: encodeURI(path) }, name)])),
      ),
    ]),
  ]
}
