import { execFileSync } from 'node:child_process'
import path from 'node:path'

import { toHtml } from 'hast-util-to-html'
import stringWidth from 'string-width'
import { describe, expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { auditFiles } from './audit/audit-files.ts'
import { byPandoc, has } from './audit/by-others.ts'
import { soundBooks, withoutChecks } from './audit/sound.ts'
import { readManuscript } from './audit/source-place.ts'
import { paintingWorld } from './epub-publication.ts'
import { missingWords, wordsOf } from './reading/words.ts'

type Files = Record<string, string | Uint8Array>

const worldOf = (files: Files) => ({ ...memoryWorld({ files }), browser: paintingWorld().browser })

async function bytesOf(files: Files): Promise<Uint8Array> {
  const { artifacts, sources } = await build(worldOf(files), { formats: ['text'], draft: true })
  const [text] = artifacts
  if (!(text?.value instanceof Uint8Array))
    throw new Error(`No text was made: ${sources.flatMap(({ messages }) => messages.map(String)).join('\n')}`)
  return text.value
}

const textOf = async (files: Files): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bytesOf(files))

/** The text of one chapter, between the pages that the program makes. */
async function chapter(markdown: string, yaml = 'title: Odd\n', files: Files = {}): Promise<string> {
  const text = await textOf({ 'publication.yaml': yaml, 'one.md': `# One {#one}\n\n${markdown}`, ...files })
  const from = text.indexOf('\nOne\n===\n\n') + '\nOne\n===\n\n'.length
  return text.slice(from, text.indexOf('\n\n\n\n\n', from))
}

describe.each(soundBooks)('$name', ({ manuscript, rules }) => {
  test('makes a text about which nothing is to be said', async () => {
    const files = manuscript()
    const { artifacts, sources } = await build(worldOf(files), { formats: ['text'] })
    const said = withoutChecks(sources.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))
    expect(said).toEqual(withoutChecks(rules.filter((rule) => rule !== 'block-squeezed')))
    const [text] = artifacts
    if (!(text?.value instanceof Uint8Array)) throw new Error('No text was made')
    expect(await auditFiles(files, [{ path: text.path, value: text.value }])).toEqual([])
  })
})

const shipped = readManuscript(path.resolve(import.meta.dirname, '../manuscript'))

describe('the shipped pamphlet', () => {
  test('is lines of 72 columns, without a byte order mark, carriage returns or spaces at their ends', async () => {
    const text = await textOf(shipped)
    expect(text).not.toMatch(/\uFEFF|\r|[ \t]$/m)
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
    const long = text.split('\n').filter((line) => stringWidth(line) > 72 && line.trim().includes(' '))
    expect(long).toEqual([])
  })

  test('is the same bytes twice, and another text in other columns has the same words', async () => {
    const [one, two] = [await bytesOf(shipped), await bytesOf(shipped)]
    expect(Buffer.compare(one, two)).toBe(0)
    const yaml = new TextDecoder().decode(shipped['publication.yaml'])
    const narrow = await textOf({ ...shipped, 'publication.yaml': `${yaml}\nformats: {text: {width: 40}}\n` })
    const long = await textOf({ ...shipped, 'publication.yaml': `${yaml}\nformats: {text: {width: 0}}\n` })
    // Between 40 columns a table has rows of `Head: cell`, which say the heads again.
    // The colophon names the state of the manuscript, of which the width is a part.
    const said = (text: string) => wordsOf(text.replace(/sha256 [0-9a-f]{16}/, ''))
    expect(missingWords(said(long), said(narrow))).toEqual([])
    expect(narrow.split('\n').filter((line) => stringWidth(line) > 40 && line.trim().includes(' '))).toEqual(
      [],
    )
    for (const text of [narrow, long])
      expect(await auditFiles(shipped, [{ path: 'a.txt', value: new TextEncoder().encode(text) }])).toEqual(
        [],
      )
  })
})

test.skipIf(!has('pandoc')).each(['manuscript', 'tests/audit/book'])(
  'every word that pandoc reads in the sections of %s, in its order',
  async (folder) => {
    const files = readManuscript(path.resolve(import.meta.dirname, '..', folder))
    const { publication } = await build(worldOf(files), { formats: [] })
    const html = publication?.sections.map(({ tree }) => toHtml(tree)).join('\n') ?? ''
    const args = ['-f', 'html', '-t', 'plain', '--wrap=none']
    // Raised numbers are of pandoc's notes; ours are in brackets.
    const bare = html
      .replaceAll(/<a class="(?:noteref|backlink)"[^>]*>[^<]*<\/a>/g, '')
      // It sets captions below.
      .replaceAll(/(<table[^>]*>)<caption>(.*?)<\/caption>/gs, '<p>$2</p>$1')
    const expected = wordsOf(execFileSync('pandoc', args, { input: bare, encoding: 'utf8' }))
    const found = wordsOf((await textOf(files)).replaceAll(/\[\d+\]/g, ''))
    expect(expected.length).toBeGreaterThan(1000)
    expect(missingWords(expected, found)).toEqual([])
  },
)

test
  .skipIf(!has('pandoc'))
  .each(['german', 'french', 'no-notes', 'notes-only', 'many-lists', 'code', 'japanese'])(
  'about the plain text that pandoc makes of %s nothing is to be said',
  async (name) => {
    const files = soundBooks.find((book) => book.name === name)?.manuscript()
    if (!files) throw new Error(`There is no ${name}`)
    expect(await auditFiles(files, [byPandoc(files, 'txt', 'apa')])).toEqual([])
  },
)

describe('blocks', () => {
  test('quotations, verse, breaks and code', async () => {
    const text = await chapter(
      '> Said *once*.\n\n:::verse\nOne\n  two\n:::\n\n***\n\n```\na  b\n\n  c\n```\n\nEnd with a  \nbreak.\n',
    )
    expect(text).toBe(
      `    Said once.\n\n    One\n      two\n\n${' '.repeat(33)}* * *\n\n    a  b\n\n      c\n\nEnd with a\nbreak.`,
    )
  })

  test('lists that count from where the author does', async () => {
    expect(await chapter('9. nine\n10. ten\n    - below\n')).toBe('9.  nine\n10. ten\n    - below')
  })

  test('a line of verse that is too long goes on further in', async () => {
    const line = 'word '.repeat(20).trim()
    const lines = (await chapter(`:::verse\n${line}\nnext\n:::\n`)).split('\n')
    expect(lines.map((each) => each.search(/\S/))).toEqual([4, 12, 4])
  })

  test('a table in columns, numbers to the right', async () => {
    const text = await chapter('| A | B |\n|---|--:|\n| long | 1 |\n| 字 | 20 |\n')
    expect(text).toBe('A      B\n----  --\nlong   1\n字    20')
  })

  test('a table that is too wide, row by row', async () => {
    const words = (count: number) => 'word '.repeat(count).trim()
    const text = await chapter(`| Head | Other |\n|---|---|\n| ${words(12)} | ${words(10)} |\n| x | |\n`)
    expect(text.split('\n\n')).toEqual(['Head\nOther', `Head: ${words(12)}\nOther: ${words(10)}`, 'Head: x'])
  })

  test('a picture is its description, and an ornament nothing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    const text = await chapter('![A map](m.svg "Where *it* is"){#m}\n\nSee [](#m).\n', undefined, {
      'm.svg': svg,
    })
    expect(text).toBe('[Figure: A map]\n\nFigure 1. Where it is\n\nSee Figure\u00A01.')
  })

  test('formulas as one types them', async () => {
    const formula =
      '<math><mi>x</mi><mo>=</mo><mfrac><mrow><mo>-</mo><mi>b</mi></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac><mo>+</mo><msup><mi>y</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>z</mi></msqrt></math>'
    expect(await chapter(`So ${formula}, and 10<sup>6</sup> of H<sub>2</sub>O, the 1<sup>er</sup>.\n`)).toBe(
      'So x = (-b)/(2a) + y^2 + √z, and 10^6 of H₂O, the 1er.',
    )
  })
})

describe('links', () => {
  test('say their address once, and only where the text does not', async () => {
    const text = await chapter(
      '[A](https://a.org/x) [b](https://a.org/x) <https://b.org/> [c.org](https://c.org/) [d](mailto:d@e.org) [e](#one) [home](https://b.org/deep)\n',
      'title: Odd\nformats: {text: {width: 0}}\n',
    )
    expect(text).toBe('A <https://a.org/x> b https://b.org/ c.org d <d@e.org> e home <https://b.org/deep>')
  })

  test('a DOI is its own address', async () => {
    const text = await chapter('doi: [10.1000/182](https://doi.org/10.1000/182)\n')
    expect(text).toBe('doi: 10.1000/182')
  })
})

describe('notes', () => {
  test('stand at the end of their section, with all their paragraphs', async () => {
    const text = await chapter('Word.[^a][^b]\n\n[^a]: First.\n\n    Second.\n\n[^b]: Other.\n')
    expect(text).toBe('Word.[1][2]\n\n\nNotes\n-----\n\n[1] First.\n\n    Second.\n\n[2] Other.')
  })

  test('are named in a book whose citations are numbers', async () => {
    const references = '- id: a\n  type: book\n  title: A Book\n  issued: {date-parts: [[2001]]}\n'
    const yaml = 'title: Odd\ncsl: ieee\nbibliography: r.yaml\n'
    const text = await textOf({
      'publication.yaml': yaml,
      'r.yaml': references,
      'one.md': '# One\n\nWord [@a].[^n]\n\n[^n]: Note.\n',
    })
    expect(text).toContain('Word [1].[Note 1]')
    expect(text).toContain('\n[Note 1] Note.\n')
    expect(text).toContain('\n[1] A Book')
  })
})

describe('odd books', () => {
  const odd = 'A “Title” with <b>, & and "quotes" 🎉 '
  test.each([
    ['quotes, ampersands and emoji', odd.trim()],
    ['300 characters', 'Long title '.repeat(28).trim()],
    ['right to left', 'כותרת הספר הזה'],
  ])('a title of %s', async (_, title) => {
    const yaml = `title: ${JSON.stringify(title)}\nlang: en\n`
    const text = await textOf({ 'publication.yaml': yaml, 'one.md': '# One\n\nWords.\n' })
    const [page = ''] = text.split('\n\n\n\n\n')
    expect(page.replaceAll('\n', ' ')).toContain(title)
    expect(text.split('\n').every((line) => stringWidth(line) <= 72)).toBe(true)
  })

  test('nothing but a title and a word', async () => {
    const text = await textOf({ 'publication.yaml': 'title: T\n', 'one.md': 'Word.\n' })
    expect(text).toMatch(/^T\n=\n\n\d{4}\n/)
    expect(text).toContain('\nWord.\n')
    expect(text).not.toContain('Contents')
  })

  test('controls and soft hyphens leave no trace, no-break spaces stay', async () => {
    expect(await chapter('so\u00ADft, be\u0007ll, 5\u00A0kg\n')).toBe('soft, bell, 5\u00A0kg')
  })

  test('Chinese and Japanese break between words, never before a mark that closes', async () => {
    const text = await chapter(`${'水来了，'.repeat(40)}「字」\n\n一行\n二行\n`, 'title: T\nlang: zh\n')
    const lines = text.split('\n')
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(72)
    expect(lines.filter((line) => /^[，。」]/.test(line))).toEqual([])
    expect(lines.at(-1)).toBe('一行二行')
  })

  test('a paragraph of 60,000 characters takes no more time than its length', async () => {
    const start = performance.now()
    await chapter(`${'水来了，听见的人要叫醒没听见的人。'.repeat(3500)}\n`, 'title: T\nlang: zh\n')
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  test('an address that is longer than a line is not cut', async () => {
    const address = `https://example.org/${'long'.repeat(30)}`
    expect((await chapter(`See <${address}> there.\n`)).split('\n')).toEqual(['See', address, 'there.'])
  })

  test.each([
    ['39', false],
    ['40', true],
    ['0', true],
    ['201', false],
    ['72.5', false],
    ['wide', false],
  ])('a width of %s', async (width, isRight) => {
    const files = {
      'publication.yaml': `title: T\nformats: {text: {width: ${width}}}\n`,
      'one.md': '# O\n\nW.\n',
    }
    const { sources } = await build(worldOf(files), { formats: [] })
    const errors = sources.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal))
    expect(errors.map(String)).toHaveLength(isRight ? 0 : 1)
  })
})
