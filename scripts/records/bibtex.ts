import type { Catalogue } from '../model/catalogue.ts'
import { fullTitle } from '../model/filing.ts'
import type { Contributor } from '../model/metadata.ts'
import { pageAddress } from './addresses.ts'
import { isbnOf } from './isbn.ts'
import { doiOf, writtenDate } from './names.ts'
import { namePartsOf, peopleOf } from './people.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The publication as an entry of BibTeX, in UTF-8, which biber and every BibTeX since 2010 read.
 *
 * It is written here because the library that reads BibTeX for us drops letters outside of Latin when it writes, and
 * leaves the marks of TeX in the names of bodies as they are. Without a publisher it is a `booklet`, the only kind
 * that needs a title alone.
 */
export function bibtex(catalogue: Catalogue): string {
  const { metadata, slug } = catalogue
  const { publisher, edition, series } = metadata
  const [year, month] = writtenDate(catalogue).split('-')
  const url = pageAddress(catalogue, 'index.html')
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', people(peopleOf(metadata, 'aut'))],
    ['editor', people(peopleOf(metadata, 'edt'))],
    ['translator', people(peopleOf(metadata, 'trl'))],
    // A second pair of braces keeps the capitals as they are written.
    ['title', `{{${tex(fullTitle(metadata))}}}`],
    [publisher && series ? 'series' : '', series && braced(series.title)],
    [
      publisher && series ? 'number' : '',
      series?.position === undefined ? undefined : `{${series.position}}`,
    ],
    ['edition', edition?.number === undefined ? undefined : `{${edition.number}}`],
    [publisher ? 'publisher' : 'howpublished', publisher && braced(publisher)],
    ['year', `{${year}}`],
    ['month', month && months[Number(month) - 1]],
    ['isbn', braced(isbnOf(catalogue))],
    ['doi', braced(doiOf(catalogue))],
    ['url', url && `{${url}}`],
  ]
  const lines = fields.flatMap(([name, value]) => (name && value ? [`  ${name} = ${value},\n`] : []))
  return `@${publisher ? 'book' : 'booklet'}{${slug},\n${lines.join('')}}\n`
}

function people(list: readonly Contributor[]): string | undefined {
  if (list.length === 0) return undefined
  const names = list.map((person) => {
    const parts = namePartsOf(person)
    // Braces keep BibTeX from parting a name at an `and` or a space.
    if ('literal' in parts) return `{${tex(parts.literal)}}`
    return [parts.family, parts.suffix, parts.given].flatMap((part) => (part ? [tex(part)] : [])).join(', ')
  })
  return `{${names.join(' and ')}}`
}

const braced = (text: string | undefined): string | undefined => text && `{${tex(text)}}`

/** Letters with a meaning in TeX; the others of them take a backslash. */
const marks: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** BibTeX counts braces, even those behind a backslash: where they are no pairs, they need names. */
const lonely: Readonly<Record<string, string>> = { '{': '\\textbraceleft{}', '}': '\\textbraceright{}' }

function tex(text: string): string {
  const names = isPaired(text) ? marks : { ...marks, ...lonely }
  return text.replaceAll(/[\\{}~^&%$#_]/g, (mark) => names[mark] ?? `\\${mark}`).replaceAll(/\s+/g, ' ')
}

function isPaired(text: string): boolean {
  let open = 0
  for (const brace of text.replaceAll(/[^{}]/g, '')) {
    open += brace === '{' ? 1 : -1
    if (open < 0) return false
  }
  return open === 0
}
