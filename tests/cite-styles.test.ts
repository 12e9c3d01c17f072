import { readFileSync } from 'node:fs'

import type { Node } from 'unist'
import { expect, test } from 'vitest'

import { cite } from '../scripts/cite/index.ts'
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

test.for([
  [
    '[@roe2001; @doe2004, p. 3; @many1999; @berg1987]',
    '(Able et al., 1999; Doe, 2004b, p. 3; Roe & Poe, 2001; van den Berg, 1987)',
  ],
  ['[@roe2001, passim; @doe2004]', '(Roe & Poe, 2001, passim; Doe, 2004b)'],
  ['[@doe2004; @doe2004other]', '(Doe, 2004b, 2004a)'],
  ['[@doe2004; @doe2004other, p. 3]', '(Doe, 2004b; 2004a, p. 3)'],
  ['[@doe2004, p. 1; @doe2004other]', '(Doe, 2004b, p. 1; 2004a)'],
])('order and delimiters: %s', async ([written = '', expected]) => {
  const { text } = await citeIn(`${written}\n\n[@doe2004other]`, { name: 'apa', yaml })
  expect(text[0]?.split('\n')[0]).toBe(expected)
})

test('the comma of the words after a quoted title stands inside the quotation marks in American English', async () => {
  const options = { name: 'mla', yaml }
  const american = await citeIn('A [@news1912, passim].', options)
  const british = await citeIn('A [@news1912, passim].', { ...options, lang: 'en-GB' })
  expect(american.text[0]).toBe('A (“Ship Sinks,” passim).')
  expect(british.text[0]).toBe('A (‘Ship Sinks’, passim).')
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
  })
  expect(text[0]).toBe('One (Doe) and , and Roe and Poe.')
  expect(messages.filter((message) => message.startsWith('chapter'))).toEqual([
    'chapter-1.md:1:33: The style prints nothing for this citation of `roe2001`',
  ])
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
    'chapter-1.md:1:6: The style prints nothing for this citation of `a`',
    'chapter-1.md:1:15: The style prints nothing for this citation of `a`',
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

test('no word outside a citation is lost or moved, whatever stands around it', async () => {
  const bits = ['word', ' ', ' ', '[', ']', '@doe2004', '@roe2001', '@nope', '-@doe2004', ';', ',', ' p. 3', '{', '}', '"', '.', '(', ')', 'see ', '\n', '[@doe2004]', ' @roe2001 [p. 3]', 'jane@x.org', 'https://x.org/a', 'ü', '💥', '!'] // prettier-ignore
  let seed = 11
  const next = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(seed / 65_536)
  }
  let citations = 0
  for (let round = 0; round < 60; round++) {
    const line = Array.from({ length: 30 }, () => bits[next() % bits.length]).join('')
    const before = section(`Start ${line} end.`)
    const written = mdastText(before.tree)
    const result = await citeIn(`Start ${line} end.`, { yaml })
    citations += result.citations.length
    const source = String(before.file)
    const after = mdastText(result.sections[0]?.tree, (from, to) => source.slice(from, to))
    expect(squeeze(after)).toBe(squeeze(written))
  }
  expect(citations).toBeGreaterThan(200)
})

/** The text of a tree; a citation as it was written. */
function mdastText(node: unknown, written?: (from: number, to: number) => string): string {
  const { type, value, children, position } = node as Node & { value?: string; children?: unknown[] }
  if (type === 'cite' && written) return written(position?.start.offset ?? 0, position?.end.offset ?? 0)
  return value ?? (children ?? []).map((child) => mdastText(child, written)).join('')
}

const squeeze = (text: string): string => text.replace(/\s+/g, '')

test('what a reference says is text, never HTML', async () => {
  const hostile =
    '- {id: a, type: book, title: "<script>x</script> & <b>y</b>", URL: "javascript:alert(1)", author: "<img src=x>"}\n- {id: b, type: book, title: "<script>y</script>"}'
  for (const name of ['mla', 'ieee', 'chicago-notes']) {
    const { html, list } = await citeIn('One [@a]. Two @a. Three @b.', { name, yaml: hostile })
    expect(html.join('') + list).not.toMatch(/<script|<img|href="javascript/)
  }
})
