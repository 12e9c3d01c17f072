import { afterAll, beforeAll, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { openPdf } from '../reading/pdfjs.ts'

const filler = 'Paper carries what a voice cannot, and it carries it farther than anybody expects of it. '

const files = {
  'publication.yaml': `title: Paper & Patience
subtitle: A short account
lang: en-GB
date: 2024-03-05
authors: [Ada Reed, Ben Stone]
description: About paper.
license: CC-BY-4.0
publisher: Mill Press
subjects: [{scheme: LCSH, label: Paper}]
identifiers: [{scheme: ISBN-13, value: "978-0-306-40615-7", for: print}, {scheme: DOI, value: 10.5555/a}]
bibliography: refs.yaml
`,
  'chapters/one.md': `# What a Sheet Can Carry {#one}

A call.[^a] As Reed says [@reed2004, p. 12], and see [](#two), [](#fig) and [](#sources).

${`${filler.repeat(12)}\n\n`.repeat(4)}

## The fold

[Une feuille]{lang=fr}, [elsewhere](https://example.org/paper).

![A square, drawn](<../square #1 50%25.svg> "A sheet."){#fig}

[^a]: The note itself.
`,
  'chapters/two.md': `# What It Cannot[^b] {#two}\n\n[^b]: On the heading.\n\n${filler.repeat(30)}\n`,
  'appendix-sources.md': '# Sources {#sources}\n\nWords.\n',
  'refs.yaml':
    '- {id: reed2004, type: book, title: The Paper Makers, author: [{family: Reed, given: Anna}], issued: 2004, publisher: Mill}\n',
  'square #1 50%.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>',
}

const world = memoryWorld({ files })
let pdf: Awaited<ReturnType<typeof openPdf>>
let pages = 0
let messages: string[] = []

beforeAll(async () => {
  const { artifacts, sources } = await build(world, { formats: ['pdf'] })
  messages = sources.flatMap((source) => source.messages.map(String))
  const [file] = artifacts
  pages = file?.data.pages ?? 0
  pdf = await openPdf(file?.value as Uint8Array)
})
afterAll(() => world.close())

test('the manuscript is without fault', () => {
  expect(messages).toEqual([])
})

test('the page count is that of the file', () => {
  expect(pages).toBe(pdf.pages)
})

test('the outline leads to every section', async () => {
  const outline = await pdf.outline()
  const titles = outline.map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining([
      'Contents',
      'Chapter 1: What a Sheet Can Carry',
      'Chapter 2: What It Cannot',
      'Appendix A: Sources',
      'Works Cited',
    ]),
  )
  const one = outline.find(({ title }) => title.startsWith('Chapter 1'))
  expect(one?.items.map(({ title }) => title)).toContain('The fold')
})

test('the contents give the page on which each section stands', async () => {
  const outline = await pdf.outline()
  const contents = outline.find(({ title }) => title === 'Contents')
  const text = await pdf.text(contents?.page)
  const labels = await pdf.labels()
  const entries = [
    'Chapter 1: What a Sheet Can Carry',
    'Chapter 2: What It Cannot',
    'Appendix A: Sources',
    'Works Cited',
  ]
  for (const entry of entries) {
    const page = outline.find(({ title }) => title === entry)?.page ?? 0
    expect(page).toBeGreaterThan(4)
    const label = labels[page - 1]
    expect(text).toMatch(new RegExp(`${entry}\\s*${label}(?!\\d)`))
    // The folio at the foot is the same number.
    expect(await pdf.text(page)).toMatch(new RegExp(`(?<!\\d)${label}(?!\\d)`))
  }
})

test('notes, citations and cross-references are links to pages, both ways', async () => {
  const outline = await pdf.outline()
  const pageOf = (start: string) => outline.find(({ title }) => title.startsWith(start))?.page
  const links = await pdf.links()
  const from = (page: number | undefined) =>
    links.filter((link) => link.from === page).map((link) => link.page)
  const one = pageOf('Chapter 1')
  expect(from(one)).toEqual(
    expect.arrayContaining([pageOf('Works Cited'), pageOf('Chapter 2'), pageOf('Appendix A')]),
  )
  // "cited in" leads back, and so does the note's number.
  expect(from(pageOf('Works Cited'))).toContain(one)
  const notes = [...Array(pdf.pages).keys()].map((index) => index + 1)
  const texts = await Promise.all(notes.map((page) => pdf.text(page)))
  const notesPage = texts.findIndex((text) => text.includes('The note itself')) + 1
  expect(from(notesPage)).toContain(one)
  expect(from(one)).toContain(notesPage)
  expect(links.filter(({ page, url }) => page === 0 && !url)).toEqual([])
  expect(links.map(({ url }) => url)).toContain('https://example.org/paper')
})

test('the metadata are the publication’s, not the browser’s', async () => {
  const { info, metadata } = await pdf.metadata()
  expect(info).toMatchObject({
    Title: 'Paper & Patience: A short account',
    Author: 'Ada Reed; Ben Stone',
    Subject: 'About paper.',
    Language: 'en-GB',
  })
  expect(info['Producer']).toMatch(/^Pamphlet \d/)
  expect(info['CreationDate']).toBe('D:20240305000000Z')
  const said = ['title', 'description', 'publisher', 'rights', 'subject', 'date', 'identifier', 'language']
  expect(said.map((name) => [metadata?.get(`dc:${name}`)].flat().join())).toEqual([
    'Paper & Patience: A short account',
    'About paper.',
    'Mill Press',
    'CC-BY-4.0',
    'Paper',
    '2024-03-05',
    'doi:10.5555/a',
    'en-GB',
  ])
})

test('the structure tree has headings, links, lists and the picture’s description', async () => {
  const nodes = await pdf.structure()
  const roles = new Set(nodes.map(({ role }) => role))
  expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Link', 'Figure', 'LI']))
  expect(nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toContain('A square, drawn')
})

test('running text is hyphenated, and no soft hyphen is left in it', async () => {
  const text = await pdf.text()
  expect(text).not.toContain('\u00AD')
  expect(text).toMatch(/[a-z]- [a-z]/)
  const plain = text.replaceAll(/- /g, '').replaceAll(/\s+/g, ' ')
  expect(plain.split('farther than anybody').length).toBeGreaterThan(60)
})

test('the bytes are the same on every run, however the browser numbers its nodes', async () => {
  const values = await Promise.all([1, 2, 3].map(() => build(world, { formats: ['pdf'] })))
  const [first, ...others] = values.map(({ artifacts }) => Buffer.from(artifacts[0]?.value as Uint8Array))
  for (const other of others) expect(other.equals(first ?? Buffer.alloc(0))).toBe(true)
})

test('the author’s own cover is the first page, with its description', async () => {
  const config = `${files['publication.yaml']}cover: {image: 'square #1 50%.svg', alt: A black square}\n`
  const { artifacts } = await build(
    { ...world, ...memoryWorld({ files: { ...files, 'publication.yaml': config } }), browser: world.browser },
    { formats: ['pdf'] },
  )
  const covered = await openPdf(artifacts[0]?.value as Uint8Array)
  expect(await covered.text(1)).toBe('')
  // The inside of the cover is blank: the title page is a recto.
  expect(await covered.text(2)).toBe('')
  expect(await covered.text(3)).toContain('A short account')
  const figures = (await covered.structure()).filter(({ role }) => role === 'Figure')
  expect(figures.map(({ alt }) => alt)).toContain('A black square')
})
