import { describe, expect, test } from 'vitest'

import { hints, read, report } from './metadata/support.ts'

describe('wrong values', () => {
  test.for<[string, string]>([
    [
      'date:\n  - 2026\n',
      '2:3 metadata-value `date` must be a year, a month or a day like 2026-11-24, not a list',
    ],
    [
      'date: 24.11.2026\n',
      '1:7 metadata-value `date` must be a year, a month or a day like 2026-11-24, not “24.11.2026”',
    ],
    [
      'date: 20261\n',
      '1:7 metadata-value `date` must be a year, a month or a day like 2026-11-24, not the number 20261',
    ],
    ['date: 2026-02-30\n', '1:7 metadata-value `date`: there is no 2026-02-30: 2026-02 has 28 days'],
    ['date: 2026-13\n', '1:7 metadata-value `date`: there is no 2026-13: a year has no month 13'],
    ['date: 1900-02-29\n', '1:7 metadata-value `date`: there is no 1900-02-29: 1900-02 has 28 days'],
    ['subtitle: {a: b}\n', '1:11 metadata-value `subtitle` must be text, not a group of fields'],
    ['publisher: ~\n', '1:12 metadata-value `publisher` must be text, not `~`'],
    ['rights:\n', '1:1 metadata-value `rights` is empty'],
    ['rights: "  "\n', '1:9 metadata-value `rights` is empty'],
    [
      'lang: en-12\n',
      '1:7 metadata-value `lang` must be a language tag like en, pt-BR or zh-Hant, not “en-12”',
    ],
    [
      'lang: plain english\n',
      '1:7 metadata-value `lang` must be a language tag like en, pt-BR or zh-Hant, not “plain english”',
    ],
    [
      'authors: 4\n',
      '1:10 metadata-value `authors` must be a name, or a list of people with name and role, not the number 4',
    ],
    [
      'authors:\n  - name: A\n    role: author\n',
      '3:11 metadata-value `authors`, item 1: `role` must be aut, edt, trl, aui or ill, not “author”',
    ],
    [
      'bibliography: [a.bib, 3]\n',
      '1:23 metadata-value `bibliography`, item 2, must be text, not the number 3',
    ],
    ['cover: x.png\n', '1:8 metadata-value `cover` must be a group of fields (image, alt), not “x.png”'],
    [
      'accessibility: [x]\n',
      '1:16 metadata-value `accessibility` must be a group of fields (summary, hazards, certifiedBy, report), not a list',
    ],
    ['edition: {number: "2"}\n', '1:19 metadata-value `edition.number` must be a number, not “2”'],
    [
      'contents:\n  numbered: yes\n',
      '2:13 metadata-value `contents.numbered` must be true or false, not “yes”',
    ],
    [
      'contents:\n  body:\n    - 7\n',
      '3:7 metadata-value `contents.body`, item 1, must be text or a group of fields (part, chapters), not the number 7',
    ],
    [
      'accessibility: {hazards: none}\n',
      '1:26 metadata-value `accessibility.hazards` must be a list (of none, flashing, motionSimulation, sound or unknown), not “none”',
    ],
    [
      'accessibility: {report: here}\n',
      '1:25 metadata-value `accessibility.report` must be the web address of an accessibility report, not “here”',
    ],
    ['rights: "a\\x01"\n', '1:9 metadata-value `rights`: there is an invisible control character in it'],
    ...['example.org', 'ftp://example.org/', 'https://', 'https://example.org/?a=b', 'https://a b/'].map(
      (url): [string, string] => [
        `url: "${url}"\n`,
        `1:6 metadata-value \`url\` must be the web address of the folder of the editions, like https://example.org/pamphlets/, not “${url}”`,
      ],
    ),
    ['formats: pdf\n', '1:10 metadata-value `formats` must be a group of fields (epub, pdf), not “pdf”'],
    ['formats: {pdf: {size: A55}}\n', '1:23 metadata-value `formats.pdf.size` must be A5 or A4, not “A55”'],
    [
      'formats: {pdf: {margin: 2}}\n',
      '1:25 metadata-value `formats.pdf.margin` must be a number from 5 to 50, not the number 2',
    ],
    ['formats: {pdf: {color: red}}\n', '1:24 metadata-value `formats.pdf.color`: a colour begins with #'],
  ])('%j', ([field, expected]) => {
    expect(report(`${field}title: x\n`)).toEqual([expected])
    expect(read(`${field}title: x\n`).metadata).toBeUndefined()
  })

  test.for<[string, string]>([
    ['title: 1984\n', 'Put it in quotes: `title: "1984"`.'],
    ['title: 007\n', 'Put it in quotes: `title: "007"`.'],
    ['title: true\n', 'Put it in quotes: `title: "true"`.'],
    ['title: null\n', 'Put it in quotes: `title: "null"`.'],
    ['title: #1 Hit\n', 'A value that begins with `#` needs quotes: `title: "#1 Hit"`.'],
    ['title: x\nauthors: [3]\n', 'Put it in quotes: `- "3"`.'],
    ['title: x\nedition: {number: "2"}\n', 'Take the quotes away: `number: 2`.'],
    ['title: x\nauthors: {name: A, role: author}\n', 'Did you mean `aut`?'],
    ['title: x\nsubjects: Salt\n', 'Write each entry in a line of its own that begins with a hyphen.'],
    [
      'title: x\ncover: x.png\n',
      'Write each field in a line of its own below `cover:`, indented by two spaces.',
    ],
  ])('%j is told how to mend it', ([text, hint]) => {
    expect(hints(text)).toEqual([hint])
  })

  test('the number 1984 is no title', () => {
    expect(report('title: 1984\n')).toEqual(['1:8 metadata-value `title` must be text, not the number 1984'])
  })
})

test.for<[string, string]>([
  ['https://example.org', 'https://example.org/'],
  ['https://example.org/salt', 'https://example.org/salt/'],
  [' http://example.org/salt// ', 'http://example.org/salt/'],
  ['https://Exämple.org/süß', 'https://xn--exmple-cua.org/s%C3%BC%C3%9F/'],
])('the address %s ends with one slash', ([url, expected]) => {
  expect(read(`title: x\nurl: "${url}"\n`).metadata?.url).toBe(expected)
})
