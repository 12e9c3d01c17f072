import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { VFile } from 'vfile'
import { parse } from 'yaml'

import { configOf } from '../scripts/metadata/index.ts'
import { linkAddresses } from '../scripts/cite/addresses.ts'
import { cite, decodeKey, encodeKey, readReferences } from '../scripts/cite/index.ts'
import { citeIn, section, style, words } from './cite/support.ts'

const yaml = `
- {id: doe, type: book, title: Things, author: [{family: Doe, given: Jane}], issued: 2004, publisher: A & B}
- {id: "web/org:2020", type: webpage, title: Counting, author: World Org, issued: 2020, URL: "https://example.org/a_(b)"}
- {id: Ünï.x, type: book, title: Ünï, author: [{family: Ünï}], issued: 1999}
`

test.for(['doe2004', 'a/b:c.d', 'Ünï', '日本', 'a b', '.2f.', 'a.', '..', '💥', '_-', 'a%20b'])(
  'key %s',
  (key) => {
    const encoded = encodeKey(key)
    expect(encoded).toMatch(/^[A-Za-z0-9_.-]+$/)
    expect(decodeKey(encoded)).toBe(key)
  },
)

test('different keys, different ids', () => {
  const keys = ['a/b', 'a.2f.b', 'A/b', 'a:b', 'a.b', 'a-b', 'a_b']
  expect(new Set(keys.map(encodeKey)).size).toBe(keys.length)
})

test('links both ways: one for each section that cites, to its first citation', async () => {
  const { html, list } = await citeIn(['A [@doe]. B [@doe].', 'C [@{web/org:2020}]. D [@doe].'], {
    yaml,
    nocite: ['Ünï.x'],
  })
  expect(html[0]).toContain(
    '<span class="citation" id="cite-1">(<a class="cite" href="#ref-doe">Doe</a>)</span>',
  )
  expect(html[1]).toContain('href="#ref-web.2f.org.3a.2020"')
  expect(list).toContain(
    '<li id="ref-doe"><div class="csl-entry">Doe, Jane. <em>Things</em>. A &#x26; B, 2004.</div> <span class="cited-in">cited in ' +
      '<a class="citeback" href="#cite-1" data-also="cite-2">Chapter 1</a>, <a class="citeback" href="#cite-4">Chapter 2</a></span></li>',
  )
  expect(list).toContain('<li id="ref-web.2f.org.3a.2020">')
  expect(list).toContain('<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>.')
  expect(list).toMatch(/<li id="ref-.dc.n.ef..2e.x"><div class="csl-entry">[^]*?<\/div><\/li>/)
  expect(list).toMatch(/^<ul class="references hanging">/)
})

test('a section without a label is named by its title', async () => {
  const file = new VFile({ path: 'references.yaml', value: yaml })
  const { label: _, ...preface } = section('A [@doe].', 0, { role: 'preface', title: 'Preface' })
  const appendix = section('B [@doe].', 1, { role: 'appendix', label: 'Appendix A', title: 'Sources' })
  const references = await readReferences([file])
  const result = cite({
    sections: [preface, appendix],
    references,
    style: await style('mla'),
    words,
    metadata: { nocite: ['*'], bibliography: ['x'] },
  })
  expect(JSON.stringify(result.bibliography)).toMatch(/"Preface".*"Appendix A"/)
  expect(file.messages).toEqual([])
})

test('a missing key is an error at its place, with the nearest key, and shows in a draft', async () => {
  const { messages, html, sections, text } = await citeIn(
    'One\ntwo [see @doe; @deo, p. 3] and @nobodyatall says [@deo].',
    { yaml, nocite: ['*'] },
  )
  expect(messages).toEqual([
    'chapter-1.md:2:16: There is no entry `deo`',
    'chapter-1.md:2:32: There is no entry `nobodyatall`',
    'chapter-1.md:2:51: There is no entry `deo`',
  ])
  const [first, second] = sections[0]?.file.messages ?? []
  expect(first).toMatchObject({ ruleId: 'citation-missing', fatal: true, note: 'Did you mean `doe`?' })
  expect(second?.note).not.toContain('Did you mean')
  expect(text[0]).toBe('One\ntwo (see Doe) (@deo?) and (@nobodyatall?) says (@deo?).')
  expect(html[0]).toContain('<strong>(@deo?)</strong>')
})

test('a missing key in a style that cites in notes', async () => {
  const { html } = await citeIn('One [@deo]. Two @deo.', { name: 'mhra', yaml })
  expect(html[0]?.match(/<strong>\(@deo\?\)<\/strong>/g)).toHaveLength(2)
})

test('no bibliography at all', async () => {
  const { sections } = await citeIn('One [@doe].', { yaml: '[]', bibliography: [] })
  expect(sections[0]?.file.messages).toMatchObject([
    { ruleId: 'citation-missing', note: expect.stringContaining('bibliography: references.yaml') },
  ])
})

test('an entry that nothing cites is a warning at its place', async () => {
  const { file } = await citeIn('One [@doe].', { yaml, nocite: ['@web/org:2020'] })
  expect(file.messages).toMatchObject([
    {
      ruleId: 'reference-uncited',
      line: 4,
      column: 3,
      fatal: false,
      reason: 'Nothing cites the entry `Ünï.x`',
    },
  ])
})

test.for([['*'], ['@*']])('nocite %s puts every entry in the list', async ([all = '']) => {
  const { entries, messages } = await citeIn('Words.', { yaml, nocite: [all] })
  expect(entries).toHaveLength(3)
  expect(messages).toEqual([])
})

test('a key of nocite that no entry has', async () => {
  const config = new VFile({ path: 'publication.yaml', value: 'nocite: deo' })
  const references = await readReferences([new VFile({ path: 'references.yaml', value: yaml })])
  cite({
    sections: [],
    references,
    style: await style('mla'),
    words,
    metadata: { nocite: ['deo'], bibliography: ['x'] },
    config: configOf(config),
  })
  expect(config.messages).toMatchObject([{ ruleId: 'citation-missing', note: 'Did you mean `doe`?' }])
})

test('two works with no semicolon between them', async () => {
  const { messages } = await citeIn('One [@doe, quoted in @Ünï.x, p. 3].', { yaml, nocite: ['*'] })
  expect(messages).toEqual(['chapter-1.md:1:22: `@Ünï.x` stands in the citation of `@doe`'])
})

test('what is cited where, for the audit', async () => {
  const { citations } = await citeIn(['A [see @doe, p. 3; @{web/org:2020}; @no].'], { yaml, nocite: ['*'] })
  expect(citations).toMatchObject([
    {
      id: 'cite-1',
      keys: ['doe', 'web/org:2020'],
      items: [{ key: 'doe', label: 'page', locator: '3' }, { key: 'web/org:2020' }, { key: 'no' }],
      section: { id: 's1' },
      place: { line: 1, column: 8 },
    },
  ])
})

test('addresses end before the punctuation of the sentence', () => {
  const text = {
    type: 'text' as const,
    value: 'See (https://x.org/b). Or https://x.org/a_(c), https://x.org/e. doi:10.1000/a.b; DOI 10.1000/c',
  }
  const links = linkAddresses([text], undefined).flatMap((node) =>
    node.type === 'element' ? [node.properties['href']] : [],
  )
  expect(links).toEqual([
    'https://x.org/b',
    'https://x.org/a_(c)',
    'https://x.org/e',
    'https://doi.org/10.1000/a.b',
    'https://doi.org/10.1000/c',
  ])
  // The entry says itself where its address ends.
  const [, link] = linkAddresses([{ type: 'text', value: 'At https://x.org/e.' }], {
    id: 'a',
    type: 'book',
    URL: 'https://x.org/e.',
  })
  expect(link).toMatchObject({ properties: { href: 'https://x.org/e.' } })
})

test.for(['mla', 'apa', 'chicago-notes'])('a DOI that is written as an address, in %s', async (name) => {
  const dois = [
    'https://doi.org/10.5555/a%28b%29',
    'http://dx.doi.org/10.5555/c',
    'doi: 10.5555/d',
    '10.5555/e',
  ]
  const entries = dois.map(
    (doi, index) => `- {id: a${index}, type: article-journal, title: T, DOI: "${doi}"}`,
  )
  const { list } = await citeIn('A [@a0].', { name, yaml: entries.join('\n'), nocite: ['*'] })
  const shown = [...list.matchAll(/href="(http[^"]*)"/g)].map(([, href]) => href)
  expect(shown.toSorted()).toEqual([
    'https://doi.org/10.5555/a(b)',
    'https://doi.org/10.5555/c',
    'https://doi.org/10.5555/d',
    'https://doi.org/10.5555/e',
  ])
  expect(list).not.toMatch(/doi\.org\/(?:http|doi)/)
})

interface Source {
  readonly file: string
  readonly sha256: string
}

test('the vendored styles and locales are those of SOURCES.yaml', () => {
  const folder = new URL('../csl/', import.meta.url)
  const { styles, locales }: { styles: Source[]; locales: Source[] } = parse(
    readFileSync(new URL('SOURCES.yaml', folder), 'utf8'),
  )
  const found = ['styles', 'locales'].flatMap((name) =>
    readdirSync(new URL(name, folder)).map((file) => `${name}/${file}`),
  )
  expect([...styles, ...locales].map(({ file }) => file).toSorted()).toEqual(found.toSorted())
  for (const { file, sha256 } of [...styles, ...locales]) {
    const hash = createHash('sha256')
      .update(readFileSync(new URL(file, folder)))
      .digest('hex')
    expect({ file, hash }).toEqual({ file, hash: sha256 })
  }
  // A dependent style only names another one.
  for (const { file } of styles)
    expect(readFileSync(new URL(file, folder), 'utf8')).not.toContain('rel="independent-parent"')
})
