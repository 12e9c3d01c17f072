import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { auditPage, readAuditDesign } from '../scripts/report/audit/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { faultyAudit, oddTitle, soundAudit } from './audit-report-sample.ts'

const world = memoryWorld({ files: {} })
const design = await readAuditDesign('en-GB', world)
const names = await world.resources('templates/base/audit-words')
const languages = names.map((name) => name.replace('.yaml', ''))

function elements(tree: Root | Element, ...wanted: string[]): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (node) => {
    if (wanted.includes(node.tagName)) found.push(node)
  })
  return found
}

const texts = (tree: Root | Element, ...wanted: string[]): string[] =>
  elements(tree, ...wanted).map((element) => toString(element).replaceAll('\u00A0', ' '))

const sound = fromHtml(auditPage(soundAudit(), design))
const faultyHtml = auditPage(faultyAudit(), design)
const faulty = fromHtml(faultyHtml)

test('says at the top that all is there, or what is not', () => {
  const [header] = elements(sound, 'header')
  expect(header && texts(header, 'p')).toEqual([
    'Salt and Light',
    '✓Everything that was written is in every edition: 4,944 words, 33 notes, 7 citations, 6 cited works, 1 block quotation, 20 table cells, 2 appendices, and 13 cross-references.',
    '✓The files meet every standard that they were checked against: EPUBCheck’s rules, PDF/UA-1, and PDF/X-4.',
  ])
  const [other] = elements(faulty, 'header')
  expect(other && texts(other, 'p')).toEqual([
    oddTitle,
    '✗4 differences were found between the manuscript and its editions. They concern EPUB, PDF, and booklet A4. Everything is in HTML.',
    '✗Not every standard is met: EPUBCheck and PDF/UA-1.',
  ])
})

test('goes from heading to heading without a gap', () => {
  for (const page of [sound, faulty]) {
    const levels = elements(page, 'h1', 'h2', 'h3', 'h4').map(({ tagName }) => Number(tagName[1]))
    expect(levels[0]).toBe(1)
    const steps = levels.slice(1).map((level, index) => level - (levels[index] ?? 0))
    expect(Math.max(...steps)).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
  }
  expect(texts(faulty, 'h3')).toEqual([
    'EPUB',
    'PDF',
    'booklet A4',
    'EPUBCheck',
    'PDF/UA-1',
    'What it cannot see',
  ])
})

describe('the table of counts', () => {
  test('has one column for all editions that hold the same', () => {
    const [table] = elements(sound, 'table')
    expect(table && elements(table, 'tr').map((row) => texts(row, 'th', 'td'))).toEqual([
      ['Written', 'EPUB, PDF, large print, HTML', 'booklet A4, booklet Letter'],
      ['Words', '✓4,944 of 4,944', '✓4,944 of 4,944'],
      ['Notes', '✓33 of 33', '✓33 of 33'],
      ['Citations', '✓7 of 7', '✓7 of 7'],
      ['Cited works', '✓6 of 6', '✓6 of 6'],
      ['Block quotations', '✓1 of 1', '–not marked'],
      ['Table cells', '✓20 of 20', '–not marked'],
      ['Appendices', '✓2 of 2', '✓2 of 2'],
      ['Cross-references', '✓13 of 13', '✓13 of 13'],
      ['Differences', '✓none', '✓none'],
    ])
  })

  test('says what is missing in words', () => {
    const [table] = elements(faulty, 'table')
    const rows = (table ? elements(table, 'tr') : []).map((row) => texts(row, 'th', 'td'))
    expect(rows.slice(0, 3)).toEqual([
      ['Written', 'EPUB', 'PDF', 'booklet A4', 'HTML'],
      [
        'Words',
        '✗4,920 of 4,94424 missing',
        '✗4,920 of 4,94424 missing',
        '✓4,944 of 4,944',
        '✓4,944 of 4,944',
      ],
      ['Notes', '✗32 of 331 missing', '✓33 of 33', '✓33 of 33', '✓33 of 33'],
    ])
    expect(rows.at(-1)).toEqual(['Differences', '✗2', '✗1', '✗1', '✓none'])
  })

  test('and that of the standards have heads that say what they head', () => {
    const heads = [sound, faulty].flatMap((page) => elements(page, 'th'))
    expect(heads.length).toBeGreaterThan(30)
    for (const { properties } of heads) expect(properties['scope']).toMatch(/^(?:col|row)$/)
  })
})

test('shows every finding with both its places', () => {
  const items = elements(faulty, 'ol').map((list) =>
    elements(list, 'li').map((item) => texts(item, 'p', 'dd')),
  )
  const lost = '“the salt <i>tax</i> & its …” (24 words) is missing audit-lost'
  expect(items).toEqual([
    [
      [lost, 'chapters/one.md, line 3', 'OEBPS/one.xhtml, line 12'],
      ['Note 4 leads nowhere audit-note', 'chapters/one.md, line 1', 'the whole file'],
    ],
    [[lost, 'chapters/one.md, line 3', 'page iv, page 6 of the file']],
    [['The file has no title audit-file', 'the whole book', 'page 2, sheet 2, front']],
    [
      ['A hint OPF-088', 'EPUB: the whole file'],
      ['a is not allowed RSC-005', 'EPUB: OEBPS/one.xhtml, line 70'],
      ['b is not <allowed> RSC-005', 'EPUB: OEBPS/two.xhtml, line 9'],
    ],
    [['Content is not tagged 7.1-3', 'PDF: page 12']],
  ])
})

test('says of every judge what it said, or how to make it judge', () => {
  const [, table] = elements(faulty, 'table')
  const rows = (table ? elements(table, 'tr') : []).map((row) => texts(row, 'th', 'td'))
  expect(rows.map(([, result]) => result)).toEqual([
    'Result',
    '✓nothing to report',
    '✗2 errors, 1 hint',
    '✗1 warning',
    '–not runTo run it: pamphlet check --full',
    '–not runTo run it: npm run setup && npm install @daisy/ace-cli',
  ])
  expect(rows[2]?.[0]).toBe('EPUBCheckthe rules of EPUB 3, by the W3C’s own program · version 5.3.0')
})

test('asks for nothing else, and runs nothing', () => {
  expect(elements(faulty, 'script', 'link', 'img', 'iframe', 'object', 'form', 'base')).toEqual([])
  expect(faultyHtml).not.toMatch(/https?:|url\(|@import|\son\w+=/)
  const links = elements(faulty, 'a').map(({ properties }) => properties['href'])
  expect(links).toEqual(['odd.epub', 'odd.pdf', 'odd-booklet-a4.pdf'])
})

test('writes out what looks like markup', () => {
  expect(elements(faulty, 'b', 'i', 'allowed')).toEqual([])
  expect(texts(faulty, 'title')).toEqual([`${oddTitle}: Proof of the editions`])
})

test('gives the same bytes for two builds', () => {
  expect(auditPage(faultyAudit(), design)).toBe(faultyHtml)
})

describe.each(languages)('in the language %s', (lang) => {
  test('has a word for everything, fills all braces, and says which words are English', async () => {
    const own = await readAuditDesign(`${lang}-XX`, world)
    expect(own.words.lang).toBe(lang)
    const html = auditPage(faultyAudit(), own) + auditPage(soundAudit(), own)
    const body = html.replaceAll(/<style>.*?<\/style>/gs, '')
    expect(body).not.toMatch(/undefined|[{}]/)
    expect(body).toContain(`<html lang="${lang}">`)
    const said = elements(fromHtml(html), 'span').filter(({ properties }) => properties['dir'] === 'auto')
    expect(said.length).toBe(8)
    for (const { properties } of said) expect(properties['lang']).toBe(lang === 'en' ? undefined : 'en')
  })

  test('has the same braces in each text as English, and every judge', async () => {
    const read = async (name: string): Promise<unknown> =>
      parse(new TextDecoder().decode(await world.resource(`templates/base/audit-words/${name}.yaml`)))
    expect(bracesOf(await read(lang))).toEqual(bracesOf(await read('en')))
  })
})

/** By the path of each text; forms of a plural are the language's own. */
function bracesOf(words: unknown, path = ''): Record<string, string[]> {
  if (typeof words === 'string') return { [path]: (words.match(/\{\w+\}/g) ?? []).toSorted() }
  const entries = Object.entries(words as Record<string, unknown>).filter(
    ([key]) => !/^(?:one|few|many)$/.test(key),
  )
  return Object.assign({}, ...entries.map(([key, value]) => bracesOf(value, `${path}/${key}`)))
}

test('counts what is missing even where nobody says so', () => {
  const [edition, ...others] = soundAudit().editions
  if (!edition) throw new Error('The sample has no edition')
  const less = { ...edition, counts: { ...edition.counts, notes: { kept: 30, written: 33 } } }
  const page = fromHtml(auditPage({ ...soundAudit(), editions: [less, ...others] }, design))
  expect(texts(page, 'p')[1]).toMatch(/^✗1 difference was found .* They concern EPUB\./)
})

test('editions have names in the language of the page', async () => {
  const german = fromHtml(auditPage(soundAudit(), await readAuditDesign('de', world)))
  const [head] = elements(german, 'tr')
  expect(head && texts(head, 'th')).toEqual([
    'Geschrieben',
    'EPUB, PDF, Großdruck, HTML',
    'Heft A4, Heft Letter',
  ])
})

test('a language that has no file gets English', async () => {
  const { words } = await readAuditDesign('tlh', world)
  expect(words.lang).toBe('en')
})
