import { readFileSync } from 'node:fs'
import path from 'node:path'

import * as v from 'valibot'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'

import { dateOf } from '../scripts/import/dates.ts'
import { importText } from '../scripts/import/index.ts'
import { languageOf } from '../scripts/import/language.ts'
import { metadataSchema } from '../scripts/model/metadata.ts'
import { chapterOf, prose, run } from './import/run.ts'

const folder = path.join(import.meta.dirname, 'import')

/** The path and heading of every chapter. */
const chapters = (text: string): string[] =>
  Object.entries(run(text).files).flatMap(([name, value]) =>
    name.startsWith('chapters/') ? [`${name} ${value.split('\n')[0]}`] : [],
  )

/** What becomes of a text between paragraphs. */
const body = (text: string): string =>
  chapterOf(run(`On Walls\n\n${prose}\n\n${text}\n\n${prose}`)).split('part of it.')[1] ?? ''

describe('whole texts', () => {
  test.for(['salt', 'river', 'quelle'])('%s gives the files in its folder', async (name) => {
    const file = new VFile({ path: `${name}.txt`, value: readFileSync(path.join(folder, `${name}.txt`)) })
    const files = importText(file)
    for (const one of files) await expect(one.value).toMatchFileSnapshot(path.join(folder, name, one.path))
    const report = file.messages.map(
      (message) => `${message.line}:${message.column} ${message.ruleId} ${message.reason}`,
    )
    await expect(`${report.join('\n')}\n`).toMatchFileSnapshot(path.join(folder, name, 'report.txt'))
    expect(file.messages.filter(({ fatal }) => fatal)).toEqual([])
    expect(v.safeParse(metadataSchema, parseYaml(files[0]?.value ?? '')).success).toBe(true)
  })

  test('contents list every file, and no other', () => {
    const { files, config } = run(readFileSync(path.join(folder, 'salt.txt')))
    const { numbered, ...lists } = config['contents'] as Record<string, string[]>
    expect(numbered).toBe(false)
    expect(['publication.yaml', ...Object.values(lists).flat()]).toEqual(Object.keys(files))
  })

  test('line ends, a byte order mark and tabs change nothing', () => {
    const text = readFileSync(path.join(folder, 'river.txt'), 'utf8')
    const plain = run(text).files
    expect(run(`\uFEFF${text.replaceAll('\n', '\r\n')}`).files).toEqual(plain)
    expect(run(new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r')}`)).files).toEqual(plain)
    expect(run(text.replaceAll('\n    ', '\n\t')).files).toEqual(plain)
  })
})

describe('the head of a text', () => {
  test.for([
    ['November 30, 2010', '2010-11-30'],
    ['Tuesday, 30th of November, 2010', '2010-11-30'],
    ['Nov. 30 2010', '2010-11-30'],
    ['Date: 30 November 2010', '2010-11-30'],
    ['30. November 2010', '2010-11-30'],
    ['den 3. März 1921', '1921-03-03'],
    ['1er août 1999', '1999-08-01'],
    ['le 2 décembre 1851', '1851-12-02'],
    ['30 de noviembre de 2010', '2010-11-30'],
    ['30.11.2010', '2010-11-30'],
    ['2010-11-30', '2010-11-30'],
    ['November 2010', '2010-11'],
    ['1848', '1848'],
    ['30/11/2010', '2010-11-30'],
  ])('%s is %s', ([written = '', iso = '']) => expect(dateOf(written)?.iso).toBe(iso))

  test('what is no date is none', () => {
    for (const text of ['February 30, 2010', 'On Salt', 'Chapter 1848', '31.13.2010', 'Mayor 1, 2010']) {
      expect({ text, date: dateOf(text) }).toEqual({ text, date: undefined })
    }
    expect(dateOf('3/4/2010')).toEqual({ iso: '2010-03-04', unsure: true })
  })

  test('title, authors and date in any order, and the subtitle as a guess', () => {
    const { config, reports } = run(
      `On Walls\nA Short Account\nBy Ada Lind, Olaf Berg and Irma Stone\n3 May 1990\n\n${prose}`,
    )
    expect(config).toMatchObject({ title: 'On Walls', subtitle: 'A Short Account', date: '1990-05-03' })
    expect(config['authors']).toEqual(['Ada Lind', 'Olaf Berg', 'Irma Stone'])
    expect(reports).toEqual(['2:1 import-unsure'])
  })

  test('a title that YAML would misread is kept', () => {
    for (const title of ['No: A Refusal', '1984', 'yes', "The 'Red' # Book", '- A List', '“Bread” & Salt?']) {
      expect(run(`Title: ${title}\n\n${prose}`).config['title']).toBe(title)
    }
  })

  test('a text without a title is named after its file', () => {
    const result = run(prose, 'the-old_wall.txt')
    expect(result.config['title']).toBe('The old wall')
    expect(chapterOf(result)).toMatch(/^# The old wall\n\nThe harbour/)
    expect(result.reports).toEqual(['1:1 import-unsure'])
  })

  test('several epigraphs, with quotation marks and without', () => {
    const head = '“Salt is patient.”\n— Marta Ferlin\n\nA wall is a long question.\n-- Olaf Berg, 1981'
    expect(run(`On Walls\n\n${head}\n\n${prose}`).files['front/epigraph.md']).toBe(
      ':::epigraph\n“Salt is patient.”\n\n— Marta Ferlin\n:::\n\n:::epigraph\nA wall is a long question.\n\n— Olaf Berg, 1981\n:::\n',
    )
  })

  test('the language by its commonest words', () => {
    expect(languageOf(prose)).toBe('en')
    expect(languageOf('Der Hafen liegt hinter dem Hügel und die Mauer ist nicht alt.')).toBe('de')
    expect(languageOf('Le port est derrière la colline, et les murs ne sont pas vieux.')).toBe('fr')
    expect(languageOf('El puerto está detrás de la colina y los muros no son viejos.')).toBe('es')
    expect(languageOf('Xyz')).toBe('en')
  })
})

describe('headings', () => {
  test.for([
    ['labels with titles', 'Chapter 1: The Wall', 'Chapter Two – The Sea', 'The Wall', 'The Sea', true],
    ['labels above titles', 'CHAPTER I\n\nThe Wall', 'CHAPTER II\n\nThe Sea', 'The Wall', 'The Sea', true],
    ['labels alone', 'Chapter 1', 'Chapter 2', 'Chapter 1', 'Chapter 2', false],
    ['numbers', 'I.', 'II.', 'I.', 'II.', false],
    ['numbers with titles', '1. The Wall', '2. The Sea', '1. The Wall', '2. The Sea', false],
    ['capitals', 'THE WALL', 'THE SEA', 'THE WALL', 'THE SEA', false],
    ['short lines', 'The Wall', 'The Sea', 'The Wall', 'The Sea', false],
    ['underlined lines', 'The wall\n========', 'The sea\n-------', 'The wall', 'The sea', false],
    ['German labels', 'Kapitel 1. Die Mauer', 'Kapitel 2. Das Meer', 'Die Mauer', 'Das Meer', true],
  ] as const)('%s', ([, first, second, one, two, numbered]) => {
    const text = `On Walls\n\nby Ada Lind\n\n${first}\n\n${prose}\n\n${second}\n\n${prose}`
    const { config, reports, files } = run(text)
    expect(chapters(text).map((line) => line.replace(/^\S+ # /, ''))).toEqual([one, two])
    expect(config['contents']).toMatchObject({ numbered })
    expect(reports.filter((report) => report.includes('lost'))).toEqual([])
    expect(Object.keys(files)[1]).toMatch(/^chapters\/01-[a-z0-9-]+\.md$/)
  })

  test('a gap in the numbers is reported, and the labels stay', () => {
    const text = `On Walls\n\nChapter 1: The Wall\n\n${prose}\n\nChapter 3: The Sea\n\n${prose}`
    expect(chapters(text)).toEqual([
      'chapters/01-chapter-1-the-wall.md # Chapter 1: The Wall',
      'chapters/02-chapter-3-the-sea.md # Chapter 3: The Sea',
    ])
    expect(run(text).reports).toEqual(['9:1 import-unsure'])
  })

  test('weaker headings stand inside chapters, a preface in the front', () => {
    const text = `On Walls\n\nPreface\n\n${prose}\n\nChapter 1: The Wall\n\n${prose}\n\nIts Stones\n\n${prose}`
    const { files } = run(text)
    expect(files['front/preface.md']).toMatch(/^# Preface \{\.preface\}\n/)
    expect(files['chapters/01-the-wall.md']).toContain('\n\n## Its Stones\n\n')
  })

  test('years, initials and sentences are no headings', () => {
    const text = `On Walls\n\n${prose}\n\n1984. It was a year of rain, and nobody mended the wall until the end of the autumn came.\n\nChapter 2 of the book tells of it.\n\nAppendix A lists the stones.`
    expect(Object.keys(run(text).files)).toEqual(['publication.yaml', 'chapters/01-on-walls.md'])
    expect(chapterOf(run(text))).toContain('\n\n1984\\. It was')
  })
})

describe('quotations, lists and breaks', () => {
  test('speech in running text is no block quotation', () => {
    expect(body('“I know,” she said.\n\n“No,” said the man, “you do not.”\n\n“We shall see.”')).not.toContain(
      '>',
    )
  })

  test('an indented quotation of several paragraphs is one block', () => {
    expect(body('    “The wall is old.\n\n    “The sea is older (p. 3).”')).toBe(
      '\n\n> “The wall is old.\n>\n> “The sea is older (p. 3).”\n\nThe harbour lies behind the second hill, and whoever comes from the north sees its lamps before the sea.\n\nNobody in the town remembers who built the wall, though everyone has at some time mended a ',
    )
  })

  test('a quotation with its source is an epigraph in place', () => {
    expect(body('“All walls lean.” —Olaf Berg, 1981')).toContain(
      ':::epigraph\n“All walls lean.”\n\n— Olaf Berg, 1981\n:::',
    )
  })

  test('three blank lines or a row of stars part scenes; two blank lines do not', () => {
    expect(body('Then came the rain.\n\n\n\nThe sea rose.')).toContain('rain.\n\n***\n\nThe sea')
    expect(body('Then came the rain.\n\n* * *\n\nThe sea rose.')).toContain('rain.\n\n***\n\nThe sea')
    expect(body('Then came the rain.\n\n\nThe sea rose.')).toContain('rain.\n\nThe sea')
  })

  test('lists keep their numbers; a single mark stays text', () => {
    expect(body('• a lamp\n• a rope')).toContain('\n\n- a lamp\n- a rope\n\n')
    expect(body('3. a lamp\n4. a rope')).toContain('\n\n3. a lamp\n4. a rope\n\n')
    expect(body('- and so it ended.')).toContain('\n\n\\- and so it ended.\n\n')
    expect(body('7. So it ended.')).toContain('\n\n7\\. So it ended.\n\n')
  })

  test('short lines keep their ends', () => {
    const result = run(
      `On Walls\n\n${prose}\n\nThe sea, the wall,\nthe wall, the sea,\nand nobody to see\n\n${prose}`,
    )
    expect(chapterOf(result)).toContain('The sea, the wall,\\\nthe wall, the sea,\\\nand nobody to see')
    expect(result.reports).toEqual(['7:1 import-unsure'])
  })
})

describe('notes', () => {
  test('numbers begin again in each chapter', () => {
    const text = `On Walls\n\nTHE WALL\n\nA wall stood here.¹ ${prose}\n\nTHE SEA\n\nThe sea came.¹ It went.² ${prose}\n\nNotes\n\n1. Berg, p. 3.\n1. Stone, p. 4.\n2. Stone, p. 5.`
    const { files, reports } = run(text)
    expect(files['chapters/01-the-wall.md']).toMatch(/here\.\[\^1\] [\s\S]*\n\n\[\^1\]: Berg, p\. 3\.\n$/)
    expect(files['chapters/02-the-sea.md']).toMatch(
      /came\.\[\^1\] It went\.\[\^2\] [\s\S]*\n\n\[\^1\]: Stone, p\. 4\.\n\n\[\^2\]: Stone, p\. 5\.\n$/,
    )
    expect(reports).toEqual([])
  })

  test('a note that nothing calls stays, and so does a call without a note', () => {
    const result = run(
      `On Walls\n\n${prose} It leans.[1] It stands [4].\n\nNotes:\n\n[1] Berg, p. 3.\n\n[2] Nobody knows.`,
    )
    expect(chapterOf(result)).toContain(
      'It leans.[^1] It stands \\[4].\n\n## Notes\n\n\\[2] Nobody knows.\n\n[^1]: Berg, p. 3.\n',
    )
    expect(result.reports).toEqual(['11:1 import-unsure'])
  })
})

describe('works cited and appendices', () => {
  test('letters out of order are reported', () => {
    const { files, reports } = run(
      `On Walls\n\n${prose}\n\nAppendix A: Stones\n\nA stone.\n\nAnnex C – Ropes\n\nA rope.`,
    )
    expect(Object.keys(files).slice(2)).toEqual(['appendices/a-stones.md', 'appendices/b-ropes.md'])
    expect(files['appendices/b-ropes.md']).toBe('# Ropes {.appendix}\n\nA rope.\n')
    expect(reports).toEqual(['11:1 import-unsure'])
  })

  test('works cited after the appendices stay behind them', () => {
    const { config } = run(
      `On Walls\n\n${prose}\n\nAppendix A: Stones\n\nA stone.\n\nReferences\n\nBerg, Olaf. A Wall of Figures. 1981.`,
    )
    expect(config['contents']).toMatchObject({
      appendices: ['appendices/a-stones.md'],
      back: ['works-cited.md'],
    })
  })

  test('the place of a stripped link is that of its remnant', () => {
    const { files, reports } = run(
      `On Walls\n\n${prose}\n\nSources\n\n  Berg, Olaf. “A Wall” (\n\nStone, Irma. “The Sea” ( ).`,
    )
    expect(files['works-cited.md']).toBe(
      '# Sources {.bibliography}\n\n- Berg, Olaf. “A Wall”\n- Stone, Irma. “The Sea”\n',
    )
    expect(reports).toEqual(['9:24 import-link-stripped', '11:24 import-link-stripped'])
  })
})

describe('faults of the file', () => {
  test.for([
    ['Latin 1', Uint8Array.from([0x4f, 0x6e, 0x0a, 0x63, 0x61, 0x66, 0xe9]), '2:4 import-encoding'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x4f, 0x00]), '1:1 import-encoding'],
    ['bytes', Uint8Array.from([0x4f, 0x00, 0x01]), '1:2 import-encoding'],
    ['nothing', new Uint8Array(), '1:1 import-empty'],
    ['no words', ' \n\n --- \n', '1:1 import-empty'],
  ] as const)('%s', ([, value, report]) => expect(run(value)).toMatchObject({ files: {}, reports: [report] }))
})
