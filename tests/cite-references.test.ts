import { expect, test } from 'vitest'
import { VFile } from 'vfile'

import { readDate } from '../scripts/cite/dates.ts'
import { readReferences } from '../scripts/cite/index.ts'

const read = async (value: string, path = 'references.yaml') => {
  const file = new VFile({ path, value })
  const references = await readReferences([file])
  return {
    references,
    items: references.map(({ item }) => item),
    messages: file.messages.map(
      (message) =>
        `${message.place ? message.name.split(':').slice(-2).join(':') : '-'} ${message.ruleId} ${message.note}`,
    ),
  }
}

test('a list, or a list under references', async () => {
  const list = '- id: doe\n  type: book\n- {id: roe, type: book}\n'
  const nested = 'references:\n  - id: doe\n    type: book\n'
  expect((await read(list)).references.map(({ id, position }) => [id, position])).toEqual([
    ['doe', { line: 1, column: 3 }],
    ['roe', { line: 3, column: 3 }],
  ])
  expect((await read(nested)).references).toMatchObject([{ id: 'doe', position: { line: 2, column: 5 } }])
})

test('CSL-JSON, indented with tabs', async () => {
  const { references, messages } = await read(
    '[\n\t{\n\t\t"id": 7,\n\t\t"type": "book",\n\t\t"title": "A & B"\n\t}\n]',
    'a.json',
  )
  expect(references).toMatchObject([{ id: '7', item: { title: 'A & B' }, position: { line: 2, column: 2 } }])
  expect(messages).toEqual([])
})

test.for([
  ['references.yaml', '- id: doe\n  type: [book\n', /^\d:\d+ reference-syntax/],
  ['references.json', '[{"id": "doe",\n "type": }]', /^2:\d+ reference-syntax/],
  ['references.json', '[{"id": "doe", "type": "book",}]', /^1:\d+ reference-syntax/],
  ['references.json', "[{id: 'doe', type: 'book'}]", /^1:\d+ reference-syntax/],
  ['references.yaml', 'title: x\n', /^1:1 reference-syntax/],
  ['references.yaml', '- just text\n', /^1:3 reference-syntax/],
  ['references.yaml', '- type: book\n', /^1:3 reference-id/],
  ['references.yaml', '- id: a\n  title: x\n', /^1:3 reference-type/],
  ['references.yaml', '- id: a\n  type: boook\n', /^1:3 reference-type Did you mean `book`\?/],
  [
    'references.yaml',
    '- {id: a, type: book, publsher: x}',
    /^1:3 reference-field Did you mean `publisher`\?/,
  ],
  ['references.yaml', '- {id: a, type: book, issued: []}', /^1:3 reference-value/],
  ['references.yaml', '- {id: a, type: book, author: [{}]}', /^1:3 reference-value/],
  ['references.yaml', '- {id: a, type: book}\n- {id: a, type: book}', /^2:3 reference-duplicate/],
  ['references.txt', 'x', /^- reference-format/],
  ['references.bib', '@book{a, title={Never closed}', /^1:1 reference-syntax/],
] as const)('%s: %j', async ([path, text, expected]) => {
  const { messages } = await read(text, path)
  expect(messages[0]).toMatch(expected)
})

test('of two entries with one key the first is kept', async () => {
  const { items } = await read('- {id: a, type: book, title: One}\n- {id: a, type: book, title: Two}')
  expect(items).toMatchObject([{ title: 'One' }])
})

test('an empty file has no references and no mistakes', async () => {
  expect(await read('')).toEqual({ references: [], items: [], messages: [] })
})

test.for([
  [2004, [[2004]]],
  ['2004', [[2004]]],
  ['2004-05', [[2004, 5]]],
  ['2004-05-01', [[2004, 5, 1]]],
  ['-0044-03-15', [[-44, 3, 15]]],
  ['2004/2006', [[2004], [2006]]],
  [
    '2004-05/2006-07',
    [
      [2004, 5],
      [2006, 7],
    ],
  ],
  [{ year: 2004, month: 5 }, [[2004, 5]]],
  [{ year: '2004' }, [[2004]]],
  [{ 'date-parts': [[2004, 5, 1]] }, [[2004, 5, 1]]],
  [{ 'date-parts': [['2004', '05']] }, [[2004, 5]]],
  [{ 'date-parts': [2004, 5] }, [[2004, 5]]],
  [
    [{ year: 2004, month: 5 }, { year: 2006 }],
    [[2004, 5], [2006]],
  ],
  [[2004, 5], [[2004, 5]]],
  [{ raw: '2004-05' }, [[2004, 5]]],
] as const)('date %j', ([value, parts]) => {
  expect(readDate(value)).toEqual({ 'date-parts': parts })
})

test('dates that are no numbers', () => {
  expect(readDate('2004~')).toEqual({ 'date-parts': [[2004]], circa: true })
  expect(readDate('Spring of 2004')).toEqual({ literal: 'Spring of 2004' })
  expect(readDate({ literal: 'n.d.' })).toEqual({ literal: 'n.d.' })
  expect(readDate({ year: 2004, season: 1 })).toEqual({ 'date-parts': [[2004]], season: 1 })
  expect(readDate({ raw: 'May 2004' })).toEqual({ raw: 'May 2004' })
  expect(readDate({ year: 'soon' })).toBeUndefined()
  expect(readDate('')).toBeUndefined()
})

test('names as lists, as one, and as plain text; numbers as text', async () => {
  const { items, messages } = await read(
    '- {id: a, type: book, author: World Bank, editor: {family: Roe, given: R.}, volume: 3, page: 1-2}\n',
  )
  expect(items).toEqual([
    {
      id: 'a',
      type: 'book',
      author: [{ literal: 'World Bank' }],
      editor: [{ family: 'Roe', given: 'R.' }],
      volume: '3',
      page: '1-2',
    },
  ])
  expect(messages).toEqual([])
})

test('emphasis of Markdown in the titles of a YAML file', async () => {
  const { items } = await read(
    '- {id: a, type: book, title: "On *Moby* and **bold**, 3 * 4", publisher: "*Star*"}',
  )
  expect(items).toMatchObject([{ title: 'On <i>Moby</i> and <b>bold</b>, 3 * 4', publisher: '*Star*' }])
  const json = await read('[{"id": "a", "type": "book", "title": "On *Moby*"}]', 'a.json')
  expect(json.items).toMatchObject([{ title: 'On *Moby*' }])
})

const bib = String.raw`% comment
@string{acme = {Acme Press}}
@comment{@book{no, title={No}}}
@book{doe/2004,
  author = {Doe, Jane and {The Team}},
  title = {The {NASA} Story, part \emph{one}},
  publisher = acme # { and Sons},
  date = {2004-05},
}
@article{roe:01, author="Roe, {\"U}do and Poe, Al", title={T {"} q}, journaltitle={J}, year=2001, pages={1--9}}
@inbook{child, author={Child, Ann}, title={Part}, crossref={whole}, pages={3}}
@book{whole, title={Whole}, editor={Moss, Kate}, year={1999}}
`

test('BibLaTeX, entry by entry', async () => {
  const { references, messages } = await read(bib, 'references.bib')
  expect(messages).toEqual([])
  expect(references.map(({ id, position }) => [id, position.line])).toEqual([
    ['doe/2004', 4],
    ['roe:01', 10],
    ['child', 11],
    ['whole', 12],
  ])
  const [doe, roe, child] = references.map(({ item }) => item)
  expect(doe).toMatchObject({
    type: 'book',
    author: [{ family: 'Doe', given: 'Jane' }, { family: 'The Team' }],
    publisher: 'Acme Press; Sons',
    issued: { 'date-parts': [[2004, 5]] },
  })
  expect(doe?.['title']).toBe('The NASA Story, part <i>one</i>')
  expect(roe).toMatchObject({ type: 'article-journal', page: '1-9', issued: { 'date-parts': [[2001]] } })
  expect(child).toMatchObject({
    title: 'Part',
    'container-title': 'Whole',
    editor: [{ family: 'Moss', given: 'Kate' }],
  })
})

test('a bad BibTeX entry costs no other', async () => {
  const { references, messages } = await read(
    '@book{a, title={One}, year=2001}\n@book{b, title}\n@book{c, title={Three}, year={2003}}\n@book{d, title={Open',
    'references.bib',
  )
  expect(references.map(({ id }) => id)).toEqual(['a', 'c'])
  expect(messages).toHaveLength(2)
  expect(messages.join('\n')).toMatch(/2:1 reference-syntax/)
  expect(messages.join('\n')).toMatch(/4:1 reference-syntax/)
})

test('two BibTeX entries with one key', async () => {
  const { messages } = await read('@book{a, title={One}}\n@book{a, title={Two}}', 'references.bib')
  expect(messages).toEqual([expect.stringMatching(/^2:1 reference-duplicate/)])
})
