import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { VFile } from 'vfile'

import { resolveLocale } from '../scripts/cite/locale.ts'
import { cite, loadStyle } from '../scripts/cite/index.ts'
import { citeIn, section, style, words, world } from './cite/support.ts'

const yaml = readFileSync(new URL('cite/references.yaml', import.meta.url), 'utf8')
const vendored = [
  'apa',
  'asa',
  'chicago-author-date',
  'chicago-notes',
  'harvard',
  'ieee',
  'iso690',
  'mhra',
  'mla',
  'vancouver',
]

test('ten styles are vendored', async () => {
  expect((await world.resources('csl/styles')).map((file) => file.replace('.csl', ''))).toEqual(vendored)
})

test.for(vendored)(
  '%s: every entry is printed, linked, and without inline styles',
  { timeout: 30_000 },
  async (name) => {
    const result = await citeIn('One [@doe2004; @roe2001, p. 3], @berg1987.', { name, yaml, nocite: ['*'] })
    const html = result.html.join('') + result.list
    expect(result.entries).toHaveLength(9)
    expect(html).not.toMatch(/style=|<i>|<b>|NO_PRINTED|undefined|STYLE ERROR|[\u{100000}-\u{10FFFF}\u2060]/u)
    expect(result.list).toContain('North &#x26; South')
    expect(result.list).toContain('<a href="https://example.org/how/we_count">')
    expect(result.list).toMatch(/<a href="https:\/\/doi.org\/10.1000\/xyz123">/)
    for (const [, id] of html.matchAll(/href="#(ref-[^"]*)"/g)) expect(result.list).toContain(`id="${id}"`)
    expect(result.messages).toEqual([])
  },
)

test('MLA: author and page; author in the text; a locator that is no page', async () => {
  const { text, entries } = await citeIn(
    'One [@roe2001, p. 12]. As @roe2001 [p. 13] say. See [@roe2001, chap. 2; @berg1987].',
    { yaml },
  )
  expect(text[0]).toBe(
    'One (Roe and Poe 12). As Roe and Poe (13) say. See (Roe and Poe, ch. 2; van den Berg).',
  )
  expect(entries[0]).toBe(
    'Roe, Richard, and Edgar A. Poe. “On Small Things: A Reply.” Journal of Things, vol. 12, no. 3, May 2001, ' +
      'pp. 117–29, https://doi.org/10.1000/xyz123. cited in Chapter 1',
  )
})

test('author and date: two works of one year are told apart in the text and in the list', async () => {
  const { text, entries } = await citeIn(['One [@doe2004].', 'Two [@doe2004other, p. 3]. @doe2004 too.'], {
    name: 'chicago-author-date',
    yaml,
  })
  expect(text).toEqual(['One (Doe 2004b).', 'Two (Doe 2004a, 3). Doe (2004b) too.'])
  expect(entries).toEqual([
    'Doe, Jane. 2004a. Another Book. 2nd ed. Acme Press. cited in Chapter 2',
    'Doe, Jane. 2004b. The Book of Things. Acme Press. cited in Chapter 1, Chapter 2',
  ])
})

test('numbers follow the text, ranges collapse, and each printed number is a link', async () => {
  const { html, text, entries } = await citeIn(
    'One [@roe2001]. Two [@roe2001; @doe2004; @many1999; @berg1987]. @doe2004 says.',
    {
      name: 'vancouver',
      yaml,
    },
  )
  expect(text[0]).toBe('One (1). Two (1–4). Doe (2) says.')
  expect(html[0]).toContain(
    '(<a class="cite" href="#ref-roe2001">1</a>–<a class="cite" href="#ref-berg1987">4</a>)',
  )
  expect(entries[0]).toMatch(/^1\. Roe R, Poe EA/)
})

test('a collapsed year links to its own work', async () => {
  const { html } = await citeIn('One [@doe2004; @doe2004other].', { name: 'apa', yaml })
  expect(html[0]).toContain(
    '(<a class="cite" href="#ref-doe2004">Doe, 2004b</a>, <a class="cite" href="#ref-doe2004other">2004a</a>)',
  )
})

test("the writer's words stand outside the link, with their markup and links", async () => {
  const { html } = await citeIn(
    'One [see *the* [list](https://x.org) in @roe2001, p. 3, "here"; @many1999, `code` --- [sic]].',
    { yaml },
  )
  expect(html[0]).toContain(
    '(see <em>the</em> <a href="https://x.org">list</a> in <a class="cite" href="#ref-roe2001">Roe and Poe 3</a>, “here”; ' +
      '<a class="cite" href="#ref-many1999">Able et al.</a>, <code>code</code> — [sic])',
  )
})

test('a cite with a prefix stays where it was written, with its name', async () => {
  const { text } = await citeIn(
    'One [@roe2001; see @doe2004; also @doe2004other]. Two [@roe2001; @doe2004].',
    { name: 'apa', yaml },
  )
  expect(text[0]).toBe(
    'One (Roe & Poe, 2001; see Doe, 2004b; also Doe, 2004a). Two (Doe, 2004b; Roe & Poe, 2001).',
  )
})

test('a cite without its author that prints nothing leaves the bracket whole', async () => {
  const { text, messages } = await citeIn('One [@doe2004; -@roe2001] and [-@roe2001], and @roe2001.', {
    yaml,
    name: 'mla',
    nocite: ['*'],
  })
  expect(text[0]).toBe('One (Doe) and , and Roe and Poe.')
  expect(messages).toEqual(['chapter-1.md:1:33: The style prints nothing for this citation of "roe2001"'])
})

test('citations in headings, tables, emphasis, quotations and notes', async () => {
  const { text, citations } = await citeIn(
    '## On [@doe2004]\n\n| a | b |\n|---|---|\n| *x [@roe2001, 3]* | [^n] |\n\n> quoted [@many1999]\n\n[^n]: A note [@berg1987, p. 4].\n',
    { yaml },
  )
  const [chapter = ''] = text
  for (const printed of ['On (Doe)', 'x (Roe and Poe 3)', 'quoted (Able et al.)', 'A note (van den Berg 4).'])
    expect(chapter).toContain(printed)
  // A note is read where it is called.
  expect(citations.map(({ keys }) => keys[0])).toEqual(['doe2004', 'roe2001', 'berg1987', 'many1999'])
  expect(citations.map(({ id }) => id)).toEqual(['cite-1', 'cite-2', 'cite-3', 'cite-4'])
})

test('a citation inside a link holds no links, and code holds no citations', async () => {
  const { html } = await citeIn('One [text @roe2001](https://x.org) and `[@roe2001]`.', { yaml })
  expect(html[0]).toBe(
    '<p>One <a href="https://x.org">text <span class="citation" id="cite-1">Roe and Poe</span></a> and <code>[@roe2001]</code>.</p>',
  )
})

test('one style serves several books, and forgets each', async () => {
  const first = await citeIn('One [@doe2004; @doe2004other].', { name: 'apa', yaml })
  const second = await citeIn('One [@doe2004].', {
    name: 'apa',
    yaml: '- {id: doe2004, type: book, title: New, author: [{family: Poe}], issued: 1999}',
  })
  const third = await citeIn('One [@doe2004; @doe2004other].', { name: 'apa', yaml })
  expect(second.text).toEqual(['One (Poe, 1999).'])
  expect(second.entries).toHaveLength(1)
  expect([third.text, third.list]).toEqual([first.text, first.list])
})

test('in German, with German terms', async () => {
  const { text, entries } = await citeIn('Ein [vgl. @roe2001, S. 12; @doe2004, p. 3].', {
    name: 'chicago-author-date',
    lang: 'de',
    yaml,
  })
  expect(text[0]).toBe('Ein (vgl. Roe und Poe 2001, 12; Doe 2004, 3).')
  expect(entries[1]).toContain('„On small things: a reply“')
})

test('an unknown style, with the nearest', async () => {
  const config = new VFile({ path: 'publication.yaml', value: 'title: x\ncsl: chicago-note\n' })
  expect(await loadStyle('chicago-note', 'en', world, config)).toBeUndefined()
  expect(config.messages).toMatchObject([
    { ruleId: 'citation-style', line: 2, fatal: true, note: 'Did you mean "chicago-notes"?' },
  ])
})

test('an unknown language is reported, and none stands in for it', async () => {
  const config = new VFile({ path: 'publication.yaml', value: 'lang: tlh\n' })
  expect(await loadStyle('mla', 'tlh', world, config)).toBeUndefined()
  expect(config.messages).toMatchObject([{ ruleId: 'citation-locale', line: 1, fatal: true }])
})

test.for([
  ['en', 'en-US'],
  ['en-GB', 'en-GB'],
  ['en-AU', 'en-US'],
  ['de', 'de-DE'],
  ['de-AT', 'de-AT'],
  ['de-LU', 'de-DE'],
  ['pt', 'pt-PT'],
  ['pt-br', 'pt-BR'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['sr-Cyrl-RS', 'sr-Cyrl-RS'],
  ['no', 'nb-NO'],
  ['eu', 'eu'],
  ['gl', 'gl-ES'],
  ['tlh', undefined],
] as const)('language %s -> %s', async ([tag, expected]) => {
  const names = (await world.resources('csl/locales')).map((file) => file.replace(/^locales-|\.xml$/g, ''))
  expect(resolveLocale(tag, names)).toBe(expected)
})

test('a British style stays British in a document that says just English', async () => {
  expect((await style('mhra', 'en')).locale).toBe('en-GB')
  expect((await style('mla', 'en')).locale).toBe('en-US')
})

test('languages that the engine does not know by itself', async () => {
  const { text } = await citeIn('Un [@roe2001, p. 3].', { name: 'mla', lang: 'gl', yaml })
  expect(text[0]).toBe('Un (Roe e Poe 3).')
  const serbian = await citeIn('Jedan [@roe2001].', { name: 'mla', lang: 'sr-Cyrl-RS', yaml })
  expect(serbian.text[0]).toBe('Jedan (Roe и Poe).')
})

test('nothing cited: no bibliography', async () => {
  const input = {
    sections: [section('Words.')],
    references: [],
    style: await style('mla'),
    words,
    metadata: { nocite: [], bibliography: [] },
  }
  expect(cite(input)).toMatchObject({ bibliography: undefined, citations: [], notes: false })
})

test('a work that the style prints nothing for shows in a draft', async () => {
  const { text, messages } = await citeIn('One [@a]. Two @a.', {
    yaml: '- {id: a, type: book, publisher: X}',
    name: 'mla',
  })
  expect(text[0]).toBe('One (@a?). Two (@a?).')
  expect(messages).toEqual([
    'chapter-1.md:1:6: The style prints nothing for this citation of "a"',
    'chapter-1.md:1:15: The style prints nothing for this citation of "a"',
  ])
})

test('a work that the style does not list is no link', async () => {
  const letter =
    '- {id: a, type: personal_communication, author: [{family: Doe, given: Jane}], issued: 2004-05-01}'
  const { html, bibliography } = await citeIn('One [@a].', { yaml: letter, name: 'apa' })
  expect(bibliography).toBeUndefined()
  expect(html[0]).toBe(
    '<p>One <span class="citation" id="cite-1">(J. Doe, personal communication, May 1, 2004)</span>.</p>',
  )
})
