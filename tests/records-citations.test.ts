import { readFileSync } from 'node:fs'

import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import CSL from 'citeproc'
import { convert } from 'pandoc-wasm'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { readReferences } from '../scripts/cite/index.ts'
import { fullTitle } from '../scripts/model/filing.ts'
import { bare, catalogueOf, oddities, recordOf, recordsOf } from './records-catalogue.ts'

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
const isCff = ajv.compile(JSON.parse(text('records/schemas/cff/schema.json')) as object)

describe('CITATION.cff', () => {
  const named = oddities.filter(([, { metadata }]) => metadata.authors.length > 0)

  test.each(named)('%s is valid, and its title whole', (_, catalogue) => {
    const record: unknown = parse(recordOf(catalogue, 'CITATION.cff'))
    expect(isCff(record), JSON.stringify(isCff.errors)).toBe(true)
    expect(record).toMatchObject({ title: fullTitle(catalogue.metadata) })
  })

  test('names people, the work and its licence', () => {
    expect(parse(recordOf(catalogueOf(), 'CITATION.cff'))).toMatchObject({
      authors: [
        { 'family-names': 'One', 'given-names': 'Ada' },
        { 'family-names': 'van Two', 'given-names': 'Ludwig' },
      ],
      'date-released': '2026-11-24',
      doi: '10.1234/know',
      license: 'CC-BY-4.0',
      'preferred-citation': {
        type: 'book',
        editors: [{ name: 'Salt & Sea Collective' }],
        year: 2026,
        month: 11,
        publisher: { name: 'Ten Foot Press' },
        languages: ['en'],
      },
    })
  })

  test('a year is no day; a publisher may stand in for an author, nobody may not', () => {
    const record = parse(recordOf(catalogueOf({ metadata: { date: '2026' } }), 'CITATION.cff'))
    expect(record['date-released']).toBeUndefined()
    expect(record['preferred-citation'].month).toBeUndefined()
    const published = catalogueOf({ metadata: { ...bare, publisher: 'Ten Foot Press' } })
    expect(parse(recordOf(published, 'CITATION.cff')).authors).toEqual([{ name: 'Ten Foot Press' }])
    expect(recordsOf(catalogueOf({ metadata: bare })).has('CITATION.cff')).toBe(false)
  })
})

interface Item {
  readonly title: string
  readonly [field: string]: unknown
}

/** Entries of a `.bib` as pandoc reads them. */
async function pandocItems(bib: string): Promise<Item[]> {
  const { stdout, stderr } = await convert({ from: 'bibtex', to: 'csljson' }, bib, {})
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as Item[]
}

/** Without the mark of words that keep their capitals. */
const plain = (title: unknown): string => String(title).replaceAll(/<\/?span[^>]*>/g, '')

describe('BibTeX', () => {
  test.each(oddities)('%s has the same title when this program reads it', async (_, catalogue) => {
    const file = new VFile({ path: 'know.bib', value: recordOf(catalogue, 'know.bib') })
    const references = await readReferences([file])
    expect(file.messages.filter(({ fatal }) => fatal)).toEqual([])
    const [item] = [...references.values()]
    expect(plain(item?.item['title'])).toBe(fullTitle(catalogue.metadata))
  })

  test('pandoc reads people, publisher, numbers and dates', async () => {
    const [item] = await pandocItems(recordOf(catalogueOf(), 'know.bib'))
    expect(item).toMatchObject({
      id: 'know',
      type: 'book',
      author: [
        { family: 'One', given: 'Ada' },
        { family: 'Two', given: 'Ludwig', 'dropping-particle': 'van' },
      ],
      editor: [{ literal: 'Salt & Sea Collective' }],
      issued: { 'date-parts': [[2026, 11]] },
      publisher: 'Ten Foot Press',
      edition: '2',
      ISBN: '9780306406157',
      DOI: '10.1234/know',
      URL: 'https://example.org/know/',
    })
    expect(plain(item?.title)).toBe(fullTitle(catalogueOf().metadata))
  })

  test('pandoc reads every mark that TeX has a meaning for, and every script', async () => {
    for (const title of [`"'&>{x} \\ %$#_~^ `, '紅樓夢', 'الحق في المعرفة', '😀 Salt']) {
      const metadata = {
        title,
        subtitle: undefined,
        publisher: `P & {Q} 100%`,
        authors: ['Ann and Bob Collective'],
      }
      const [item] = await pandocItems(recordOf(catalogueOf({ metadata }), 'know.bib'))
      // It sets apostrophes as a printer does.
      expect(plain(item?.title).replaceAll('’', "'")).toBe(title.trim())
      expect(item).toMatchObject({
        publisher: 'P & {Q} 100%',
        author: [{ literal: 'Ann and Bob Collective' }],
      })
    }
  })

  test('without a publisher it is a booklet, which needs a title alone', () => {
    expect(recordOf(catalogueOf({ metadata: bare }), 'know.bib')).toBe(
      '@booklet{know,\n  title = {{The Right to Know}},\n  year = {2026},\n  month = nov,\n}\n',
    )
  })
})

/** The entry of a list of works, as a citation processor prints it. */
function printed(json: string, style: string): string {
  const [item] = JSON.parse(json) as [{ id: string }]
  const sys = {
    retrieveLocale: (name: string) => text(`../csl/locales/locales-${name}.xml`),
    retrieveItem: () => item,
  }
  const engine = new CSL.Engine(sys, text(`../csl/styles/${style}.csl`), 'en-US', true)
  engine.updateItems([item.id])
  const made = engine.makeBibliography()
  return (made ? made[1].join('') : '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&#38;', '&')
    .replaceAll('&#60;', '<')
    .replaceAll('&#62;', '>')
    .trim()
}

describe('CSL-JSON', () => {
  test('prints as a citation of the work', () => {
    const entry = printed(recordOf(catalogueOf(), 'know.csl.json'), 'mla')
    expect(entry).toContain(
      'One, Ada, and Ludwig van Two. The Right to Know: A Pamphlet on Open Government & Its <friends>',
    )
    expect(entry).toContain('Ten Foot Press')
    expect(entry).toContain('2026')
  })

  test.each(oddities)('%s is no more exact than it was written, and has no blanks', (_, catalogue) => {
    const [item] = JSON.parse(recordOf(catalogue, 'know.csl.json')) as [Item]
    expect(item.title).toBe(fullTitle(catalogue.metadata))
    const parts = (catalogue.metadata.date ?? '2026-11-24').split('-').map(Number)
    expect(item['issued']).toEqual({ 'date-parts': [parts] })
    expect(Object.values(item)).not.toContain('')
    expect(Object.values(item)).not.toContain(null)
  })
})
