import { describe, expect, test } from 'vitest'

import { hints, read, report } from './metadata/support.ts'

describe('a right file', () => {
  test('gives the metadata with their defaults', () => {
    const { metadata, file } = read('title: Salt\nauthors: Rosa Luxemburg\ndate: 2026-11-24\n')
    expect(file.messages).toEqual([])
    expect(metadata).toMatchObject({
      title: 'Salt',
      lang: 'en',
      date: '2026-11-24',
      authors: [{ name: 'Rosa Luxemburg', role: 'aut' }],
      csl: 'mla',
      template: 'classic',
    })
  })

  test('leaves the options of a format as they are written, an empty format without any', () => {
    expect(read('title: x\nformats:\n  pdf:\n  epub: {toc: false}\n').metadata?.formats).toEqual({
      pdf: {},
      epub: { toc: false },
    })
  })

  test.for(['2026', '2026-11', '2024-02-29', '2000-02-29', '"2026"'])('takes the date %s', (date) => {
    expect(report(`title: x\ndate: ${date}\n`)).toEqual([])
  })

  test('keeps YAML 1.2: `no` is a language and not false', () => {
    expect(read('title: Off\nlang: no\n').metadata).toMatchObject({ title: 'Off', lang: 'no' })
  })

  test('reads aliases, a byte order mark and CRLF', () => {
    expect(report('\uFEFFtitle: &t Salt\r\nsubtitle: *t\r\n')).toEqual([])
  })
})

describe('fields', () => {
  test.for<[string, string]>([
    ['lang: en\n', '1:1 metadata-missing `title` is missing'],
    ['title: x\nauthors:\n  - role: edt\n', '3:5 metadata-missing `authors`, item 1: `name` is missing'],
    ['title: x\nseries: {}\n', '2:9 metadata-missing `series.title` is missing'],
    ['title: x\nauthor: y\n', '2:1 metadata-unknown `author` is no field of publication.yaml'],
    [
      'title: x\nauthors:\n  - name: A\n    nam: B\n',
      '4:5 metadata-unknown `nam` is no field of `authors`, item 1',
    ],
    ['title: x\nformats:\n  epbu:\n', '3:3 metadata-unknown There is no format `epbu`'],
    [
      'title: x\nformats:\n  pdf: {colour: red}\n',
      '3:9 metadata-unknown `colour` is no field of `formats.pdf`',
    ],
    ['title: x\nconstructor: y\n', '2:1 metadata-unknown `constructor` is no field of publication.yaml'],
    ['title: x\n__proto__: {a: b}\n', '2:1 metadata-unknown `__proto__` is no field of publication.yaml'],
    ['title: x\n: y\n', '2:1 metadata-unknown A field has no name before its colon'],
  ])('%j', ([text, expected]) => expect(report(text)).toEqual([expected]))

  test.for<[string, string]>([
    ['author: y', 'Did you mean `authors`?'],
    ['Lang: en', 'Did you mean `lang`?'],
    ['language: en', 'Did you mean `lang`?'],
    ['isbn: "1"', 'Did you mean `identifiers`?'],
    ['formats: {epbu: {}}', 'Did you mean `epub`?'],
    ['formats: {kindle: {}}', 'Formats: epub, pdf.'],
    ['cover: {wrapper: x}', 'Fields here: image, alt.'],
  ])('%j', ([field, hint]) => expect(hints(`title: x\n${field}\n`)).toEqual([hint]))

  test('every mistake of the file is reported, in the order of its lines', () => {
    const text =
      'subtitle: 3\nfoo: 1\nauthors:\n  - {nam: x}\n  - {name: y, role: z}\nlanguage: en\ndate: 2026-04-31\n'
    expect(report(text)).toEqual([
      '1:1 metadata-missing `title` is missing',
      '1:11 metadata-value `subtitle` must be text, not the number 3',
      '2:1 metadata-unknown `foo` is no field of publication.yaml',
      '4:5 metadata-missing `authors`, item 1: `name` is missing',
      '4:6 metadata-unknown `nam` is no field of `authors`, item 1',
      '5:21 metadata-value `authors`, item 2: `role` must be aut, edt, trl, aui or ill, not “z”',
      '6:1 metadata-unknown `language` is no field of publication.yaml',
      '7:7 metadata-value `date`: there is no 2026-04-31: 2026-04 has 30 days',
    ])
  })
})

const identify = (scheme: string, value: string) =>
  `title: x\nidentifiers:\n  - scheme: ${scheme}\n    value: ${value}\n`

describe('identifiers', () => {
  test.for<[string, string]>([
    ['ISBN-13', '978-0-306-40615-7'],
    ['ISBN-13', '978-3-16-148410-0'],
    ['ISBN-13', '979 10 90636 07 1'],
    ['DOI', '10.1000/182'],
    ['DOI', '10.1002/(SICI)1096-8644(199610)101:2<1::AID>3.0.CO;2-Z'],
    ['URI', 'https://example.org/book'],
    ['URI', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
  ])('%s %s is right', ([scheme, value]) => expect(report(identify(scheme, `"${value}"`))).toEqual([]))

  test.for<[string, string, string]>([
    ['ISBN-13', '978-0-306-40615-8', 'the check digit of “978-0-306-40615-8” is wrong'],
    ['ISBN-13', '0-306-40615-2', '“0-306-40615-2” is an ISBN-10'],
    ['ISBN-13', '978-0-306', '“978-0-306” is no ISBN-13'],
    ['ISBN-13', '123-0-306-40615-7', '“123-0-306-40615-7” is no ISBN-13'],
    ['DOI', 'https://doi.org/10.1000/182', '“https://doi.org/10.1000/182” is no DOI'],
    ['DOI', '11.1000/182', '“11.1000/182” is no DOI'],
    ['URI', 'example.org', '“example.org” is no web address'],
  ])('%s %s is wrong', ([scheme, value, reason]) => {
    expect(report(identify(scheme, value))).toEqual([
      `4:12 metadata-identifier \`identifiers\`, item 1: \`value\`: ${reason}`,
    ])
  })

  test('an ISBN without quotes and hyphens is a number to YAML', () => {
    expect(hints(identify('ISBN-13', '9780306406157'))).toEqual([
      'Put it in quotes: `value: "9780306406157"`.',
    ])
  })

  test('the address of a DOI gives the DOI', () => {
    expect(hints(identify('DOI', 'https://doi.org/10.1000/182'))).toEqual([
      'Write the DOI alone: 10.1000/182',
    ])
  })
})
