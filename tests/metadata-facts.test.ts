import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { VFile } from 'vfile'
import { expect, test } from 'vitest'

import { writeSchema } from '../scripts/commands/schema.ts'
import { configOf, languageDirection, publicationDate, slugOf } from '../scripts/metadata/index.ts'

test('configOf points at values, and at the nearest parent of what is absent', () => {
  const config = configOf(
    new VFile({
      path: 'publication.yaml',
      value: 'title: x\ncontents:\n  body:\n    - a.md\n    - part: P\n      chapters:\n        - b.md\n',
    }),
  )
  expect(config.at(['contents', 'body', 0])).toMatchObject({ line: 4, column: 7 })
  expect(config.at(['contents', 'body', 1, 'chapters', 0])).toMatchObject({ line: 7, column: 11 })
  expect(config.at(['contents', 'back', 3])).toMatchObject({ line: 3, column: 3 })
  expect(config.at(['bibliography'])).toMatchObject({ line: 1, column: 1 })
  expect(configOf(new VFile('title: "')).at(['title'])).toBeUndefined()
})

test.for<[string, string]>([
  ['The Salt Road', 'the-salt-road'],
  ["Don't Wait — Über Crème & Co.", 'dont-wait-uber-creme-co'],
  ['Straße nach Łódź', 'strasse-nach-lodz'],
  ['Война и мир', 'voina-i-mir'],
  ['Ἰλιάς', 'ilias'],
  ['紅樓夢', 'publication'],
  [
    'A Very Long Title That Says Everything There Is To Be Said About Salt',
    'a-very-long-title-that-says-everything-there-is-to-be-said',
  ],
])('slugOf %s', ([title, expected]) => {
  const slug = slugOf({ title })
  expect(slug.length).toBeLessThanOrEqual(60)
  expect(slug).toBe(expected)
  expect(slugOf({ title, id: 'mine' })).toBe('mine')
})

test.for<[string | undefined, string]>([
  ['2026', '2026-01-01T00:00:00.000Z'],
  ['2025-07', '2025-07-01T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  [undefined, '2026-11-24T00:00:00.000Z'],
])('publicationDate %s', ([date, expected]) => {
  const now = new Date('2026-11-24T23:59:59Z')
  expect(publicationDate(date === undefined ? {} : { date }, now).toISOString()).toBe(expected)
})

test.for<[string, 'ltr' | 'rtl']>([
  ['en', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['ckb', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ks-Deva-IN', 'ltr'],
  ['ku', 'ltr'],
  ['ur-Latn', 'ltr'],
])('languageDirection %s', ([lang, expected]) => {
  expect(languageDirection({ lang })).toBe(expected)
  expect(languageDirection({ lang, dir: 'ltr' })).toBe('ltr')
})

test('the JSON Schema for editors is up to date (accept a change: npx vitest run tests/metadata-facts.test.ts -u)', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pamphlet-schema-'))
  const written = await readFile(await writeSchema(pathToFileURL(`${folder}/`)), 'utf8')
  await rm(folder, { recursive: true })
  expect(JSON.parse(written)).toMatchObject({
    required: ['title'],
    additionalProperties: false,
    properties: {
      date: { description: 'A year, a month or a day like 2026-11-24' },
      formats: { additionalProperties: false },
    },
  })
  await expect(written).toMatchFileSnapshot('../schema/publication.schema.json')
})
