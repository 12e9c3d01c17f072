import { expect, test } from 'vitest'

import { takeInventory } from '../scripts/audit/inventory/index.ts'
import type { Piece, Reading } from '../scripts/model/reading.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { readManuscript } from './audit-inventory-book.ts'

const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'

async function readingOf(
  files: Record<string, string>,
  yaml = '',
  more: { citesInNotes?: boolean } = {},
): Promise<Reading> {
  const config = `title: A Book\nlang: en\nauthors: A. Writer\n${yaml}`
  const world = memoryWorld({ files: { 'publication.yaml': config, 'x.svg': picture, ...files } })
  const manuscript = await readManuscript(world)
  if (!manuscript) throw new Error('publication.yaml could not be read.')
  return takeInventory(manuscript.sources, { ...manuscript.facts, ...more })
}

const placeOf = ({ spots }: Reading, at: number | undefined): string => {
  const { file, line, column } = spots[at ?? -1] ?? { file: '?' }
  return `${file}:${line}:${column}`
}

/** Words with their places: `salt a.md:3:1`. */
const placed = (reading: Reading): string[] =>
  reading.words.map((word, index) => `${word} ${placeOf(reading, reading.at[index])}`)

/** Pieces of a kind, with their words and whatever else is said of them. */
const pieces = (reading: Reading, ...kinds: Piece['kind'][]): unknown[] =>
  reading.pieces
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ from, to, at, kind, ...said }) => ({
      ...(kinds.length > 1 && { kind }),
      words: reading.words.slice(from, to).join(' '),
      at: placeOf(reading, at).replace(/^.*?:/, ''),
      ...said,
    }))

test('words stand where they are written', async () => {
  const reading = await readingOf({
    'a.md':
      '# One {#one}\n\n> Un*believ*able \\[x\\]\n> &amp; caf&eacute;, `code` \u00AB\u00A0oui\u00A0\u00BB.\n\n1. ```\n   :::note\n   x\n   ```\n',
  })
  expect(placed(reading)).toEqual([
    'one a.md:1:3',
    'unbelievable a.md:3:3',
    'x a.md:3:20',
    'café a.md:4:9',
    'code a.md:4:23',
    'oui a.md:4:31',
    'note a.md:7:7',
    'x a.md:8:4',
  ])
  expect(pieces(reading, 'emphasis')).toEqual([{ words: 'unbelievable', at: '3:5' }])
  expect(pieces(reading, 'quote', 'paragraph', 'code', 'list', 'item')).toEqual([
    { kind: 'quote', words: 'unbelievable x café code oui', at: '3:1' },
    { kind: 'paragraph', words: 'unbelievable x café code oui', at: '3:3' },
    { kind: 'list', words: 'note x', at: '6:1' },
    { kind: 'item', words: 'note x', at: '6:1', label: '1' },
    { kind: 'code', words: 'note x', at: '6:4' },
  ])
})

test('what is not printed is no word', async () => {
  const text =
    '---\ntitle: hidden\n---\n<!-- hidden -->\n# One {.hidden lang=fr}\n\nA <!-- hidden --> <script>hidden()</script> <b class="hidden">word</b>[.]{.hidden}.\n\n<div id="box"><p>in</p><p>html</p><style>hidden</style></div>\n\n[a]: https://hidden.org "hidden"\n'
  const reading = await readingOf({ 'a.md': text })
  expect(reading.words).toEqual(['one', 'a', 'word', 'in', 'html'])
  expect(reading.targets.get('#box')).toBe(3)
})

test('citations are holes with the words around them', async () => {
  const text =
    '# One\n\nSee [see *also* @k, pp. 12--14, 20 and more; -@j, ch. xvii; cf. @{a.b}, {ch. A}] and @k [§ 3; @j]; jane@k.org, \\@k, `@k`.\n\n[@k, S. 5]. [not @k; a citation]\n'
  const reading = await readingOf({ 'a.md': text })
  expect(reading.words.join(' ')).toBe('one see see also and more cf and jane k org k k not a citation')
  expect(pieces(reading, 'citation')).toEqual([
    {
      words: 'see also and more cf',
      at: '3:5',
      keys: ['k', 'j', 'a.b'],
      locators: [['12', '14', '20'], ['xvii'], ['a']],
    },
    { words: '', at: '3:86', keys: ['k', 'j'], locators: [['3'], []] },
    { words: '', at: '5:1', keys: ['k'], locators: [['5']] },
    { words: '', at: '5:18', keys: ['k'], locators: [[]] },
  ])
})

test('notes stand at the end of their section, in the order of their calls', async () => {
  const text =
    '# One\n\nA[^b] b.^[In *line*[^deep].] C[^a][^b].\n\n[^a]: First.\n[^b]: Second [@k, 2].\n\n    > Quoted.\n\n[^deep]: Deep.\n[^none]: Nobody calls.\n\n# Two\n\nD[^a].\n'
  const reading = await readingOf({ 'a.md': text })
  expect(reading.words.join(' ')).toBe('one a b c second quoted in line first deep two d first')
  const notes = reading.pieces.filter(({ kind }) => kind === 'note')
  expect(notes.map(({ from, to }) => reading.words.slice(from, to).join(' '))).toEqual([
    'second quoted',
    'in line',
    'first',
    'deep',
    'first',
  ])
  const calls = reading.pieces.filter(({ kind }) => kind === 'note-call')
  const order = calls.map(({ target }) => notes.findIndex(({ id }) => id === target))
  expect(order).toEqual([0, 1, 2, 0, 3, 4])
  expect(new Set(notes.map(({ id }) => id)).size).toBe(5)
  for (const { id, from } of notes) expect(reading.targets.get(id ?? '')).toBe(from)
})

test('a style that cites in notes has citations among them', async () => {
  const files = { 'a.md': '# One\n\nA [see @k, 2] b.[^n] C [@j].\n\n[^n]: In note [cf. @k].\n' }
  const reading = await readingOf(files, '', { citesInNotes: true })
  expect(reading.words.join(' ')).toBe('one a b c see in note cf')
  expect(pieces(reading, 'note', 'citation')).toMatchObject([
    { kind: 'note', words: 'see' },
    { kind: 'citation', words: 'see', keys: ['k'] },
    { kind: 'note', words: 'in note cf' },
    { kind: 'citation', words: 'cf', keys: ['k'] },
    { kind: 'note', words: '' },
    { kind: 'citation', words: '', keys: ['j'] },
  ])
})

test('sections have their roles, labels and ids, and links their targets', async () => {
  const reading = await readingOf(
    {
      'one.md':
        '# Chapter 9: The Start {#start}\n\n## A part\n\nSee [](#the-end), [text](b.md#list), [](b.md) and <https://x.org>.\n',
      'two.md': '# The End\n\n## A part\n',
      'b.md': '# Appendix B — More\n\n[Here]{#list lang=fr}.\n',
    },
    'contents: {body: [{part: Part title, chapters: [one.md, two.md]}], appendices: [b.md]}\n',
  )
  expect(pieces(reading, 'section')).toMatchObject([
    { role: 'part', label: 'Part I', id: '#part-title', words: 'part title' },
    { role: 'chapter', label: 'Chapter 1', id: '#start' },
    { role: 'chapter', label: 'Chapter 2', id: '#the-end' },
    { role: 'appendix', label: 'Appendix A', id: '#more', words: 'more here' },
  ])
  expect(pieces(reading, 'heading')).toMatchObject([
    { level: 1, words: 'part title' },
    { level: 1, words: 'the start' },
    { level: 2, words: 'a part', id: '#a-part' },
    { level: 1, words: 'the end' },
    { level: 2, words: 'a part', id: '#a-part-2' },
    { level: 1, words: 'more' },
  ])
  expect(pieces(reading, 'reference', 'link')).toMatchObject([
    { kind: 'reference', target: '#the-end', words: '' },
    { kind: 'link', target: '#list', words: 'text' },
    { kind: 'reference', target: 'b.md', words: '' },
    { kind: 'link', target: 'https://x.org', words: 'https x org' },
  ])
  const inside = reading.pieces.flatMap(({ target }) => (target && !target.includes(':') ? [target] : []))
  expect(inside.filter((target) => !reading.targets.has(target))).toEqual([])
  expect(reading.words.slice(reading.targets.get('#list'))).toEqual(['here'])
  expect(reading.facts.contents).toEqual([
    { title: 'Part title', level: 1, target: '#part-title' },
    { title: 'The Start', level: 2, target: '#start' },
    { title: 'The End', level: 2, target: '#the-end' },
    { title: 'More', level: 1, target: '#more' },
  ])
  expect(reading.facts).toMatchObject({ title: 'A Book', authors: ['A. Writer'], language: 'en' })
})

test('figures, tables, epigraphs and verse', async () => {
  const text =
    '# One\n\n![A mill](x.svg "1. The mill"){#mill}\n\n| A | B |\n|---|---|\n| 1 | 2 | over |\n\nTable: Prices^[In pence.] {#prices}\n\n::: {.epigraph #motto}\nQuoted.\n— Anna\n:::\n\n:::verse\nOne\n  two\n\n    three\n:::\n\n- [x] done\n- open\n'
  const reading = await readingOf({ 'a.md': text })
  expect(reading.words.join(' ')).toBe(
    'one 1 the mill prices a b 1 2 over quoted anna one two three done open in pence',
  )
  expect(pieces(reading, 'figure', 'picture', 'caption', 'table', 'row', 'cell')).toEqual([
    { kind: 'figure', words: '1 the mill', at: '3:1' },
    { kind: 'picture', words: '', at: '3:1', alt: 'A mill', target: 'x.svg' },
    { kind: 'caption', words: '1 the mill', at: '3:18' },
    { kind: 'table', words: 'prices a b 1 2 over', at: '5:1' },
    { kind: 'caption', words: 'prices', at: '9:1' },
    { kind: 'row', words: 'a b', at: '5:1' },
    { kind: 'cell', words: 'a', at: '5:1', isHead: true },
    { kind: 'cell', words: 'b', at: '5:5', isHead: true },
    { kind: 'row', words: '1 2 over', at: '7:1' },
    { kind: 'cell', words: '1', at: '7:1' },
    { kind: 'cell', words: '2', at: '7:5' },
    { kind: 'cell', words: 'over', at: '7:9' },
  ])
  expect(pieces(reading, 'epigraph', 'verse', 'paragraph', 'item')).toEqual([
    { kind: 'epigraph', words: 'quoted anna', at: '11:1' },
    { kind: 'paragraph', words: 'quoted', at: '12:1' },
    { kind: 'verse', words: 'one two three', at: '16:1' },
    { kind: 'paragraph', words: 'one two', at: '17:1' },
    { kind: 'paragraph', words: 'three', at: '20:1' },
    { kind: 'item', words: 'done', at: '23:1' },
    { kind: 'item', words: 'open', at: '24:1' },
    { kind: 'paragraph', words: 'in pence', at: '9:14' },
  ])
  expect(['#mill', '#prices', '#motto'].map((id) => reading.words[reading.targets.get(id) ?? -1])).toEqual([
    '1',
    'prices',
    'quoted',
  ])
})

test('works are those that are cited or named, from every kind of file', async () => {
  const reading = await readingOf(
    {
      'a.md': '# One\n\n[@tex] [@yaml, 3] [@gone]\n',
      'a.yaml':
        '- id: unused\n  title: Nobody\n- id: yaml\n  title: On <i>Paper</i>\n  author: [{family: Reed, given: A.}, {family: Two}]\n',
      'b.json': '[{"id": "json", "title": "Ink", "editor": [{"literal": "The Press"}]}]',
      'c.bib':
        '% comment\n@string{t = "The "}\n@book{tex,\n  author = {M{\\"u}ller, Anna and Doe, J.},\n  title = t # {Paper \\emph{Makers}: Rags \\& {Pulp}},\n}\n',
    },
    'bibliography: [a.yaml, b.json, c.bib]\nnocite: [json]\n',
  )
  expect(reading.pieces.filter(({ kind }) => kind === 'work').map(({ at }) => placeOf(reading, at))).toEqual([
    'c.bib:3:1',
    'a.yaml:3:3',
    'b.json:1:2',
  ])
  expect(pieces(reading, 'work')).toMatchObject([
    { words: 'müller the paper makers rags pulp', keys: ['tex'], label: 'Müller' },
    { words: 'reed on paper', keys: ['yaml'], label: 'Reed' },
    { words: 'the press ink', keys: ['json'], label: 'The Press' },
  ])
})
