import { describe, expect, test } from 'vitest'

import { read, report } from './metadata/support.ts'

const tenfold = (name: string, of: string) =>
  `${name}: &${name} [${Array.from({ length: 10 }, () => of).join(', ')}]\n`

describe('YAML that can not be read', () => {
  test.for<[string, string, string]>([
    ['a second colon', 'title: Salt: A History\n', '1:8 metadata-yaml A second colon in this line'],
    [
      'text after quotes',
      'title: "Salt" and more\n',
      '1:15 metadata-yaml Text stands behind the closing quotation mark',
    ],
    ['an apostrophe', "title: 'It's'\n", '1:12 metadata-yaml Text stands behind the closing quotation mark'],
    [
      'an open quote',
      'lang: en\ntitle: "Salt\ndate: 2026\n',
      '2:8 metadata-yaml The closing quotation mark is missing',
    ],
    ['an at sign', 'title: @salt\n', "1:8 metadata-yaml A value can't begin with “@”"],
    ['a tab', 'authors:\n\t- name: x\n', '2:1 metadata-yaml A tab stands where YAML wants spaces'],
    [
      'an open bracket',
      'title: x\nbibliography: [a, b\nlang: en\n',
      '3:1 metadata-yaml The closing `]` is missing',
    ],
    [
      'a crooked indent',
      'series:\n   title: x\n  position: 2\n',
      '3:1 metadata-yaml This line is indented differently from its neighbours',
    ],
    [
      'an indented field',
      'title: x\n  lang: en\n',
      '1:8 metadata-yaml The next line is indented as if it belonged to this value',
    ],
    [
      'no space after the colon',
      'title:Salt\nlang: en\n',
      '1:1 metadata-yaml The space after the colon is missing',
    ],
    ['asterisks', 'title: **Salt**\n', '1:8 metadata-yaml `**Salt**` refers to nothing'],
    [
      'a tag',
      'title: !salt x\n',
      '1:8 metadata-yaml `!` at the beginning of a value has a meaning of its own in YAML',
    ],
    [
      'a list in the line of its field',
      'title: - x\n',
      "1:8 metadata-yaml A list can't begin in the line of its field",
    ],
    [
      'a backslash',
      'title: "a\\q"\n',
      '1:10 metadata-yaml A backslash in double quotes has a meaning of its own',
    ],
    [
      'a block mark',
      'title: > x\n',
      '1:10 metadata-yaml A value that begins with “|” or “>” stands in the lines below it',
    ],
    ['two documents', 'title: a\n---\ntitle: b\n', '2:1 metadata-yaml A second document begins here'],
    ['a list after fields', 'title: a\n- b\n', '2:1 metadata-yaml This line is no field'],
  ])('%s', ([, text, expected]) => {
    expect(report(text)).toEqual([expected])
    expect(read(text).metadata).toBeUndefined()
  })

  test('a merge that was not finished', () => {
    const text = '<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> main\n'
    expect(report(text)).toEqual(
      [1, 3, 5].map((line) => `${line}:1 metadata-yaml A merge of two versions was not finished here`),
    )
  })

  test('every line with a fault of its own is reported', () => {
    expect(report('title: @a\nsubtitle: "b" c\n')).toHaveLength(2)
  })

  test('an alias bomb', () => {
    const text =
      tenfold('a', 'x') + tenfold('b', '*a') + tenfold('c', '*b') + tenfold('d', '*c') + tenfold('e', '*d')
    expect(report(text)).toEqual(['2:8 metadata-yaml The aliases (`*name`) stand for far too much text'])
  })

  test.for(['[', '- ', '{a: ', '? '])('brackets and hyphens by the thousand: %s', (opening) => {
    expect(report(opening.repeat(20_000))).toEqual([
      expect.stringMatching(/^1:\d+ metadata-yaml Lists and groups are nested too deep$/),
    ])
  })

  test('a list that holds itself', () => {
    expect(report('title: x\nsubjects: &a\n  - *a\n')).toEqual([
      '3:5 metadata-value `subjects`, item 1, must be a group of fields (scheme, code, label), not a list',
    ])
  })
})

test('a field that stands twice leaves the rest to be checked', () => {
  expect(report('title: a\nauthors:\n  - name: x\n    name: y\ntitle: b\nfoo: 1\n')).toEqual([
    '4:5 metadata-duplicate `name` stands here a second time',
    '5:1 metadata-duplicate `title` stands here a second time',
    '6:1 metadata-unknown `foo` is no field of publication.yaml',
  ])
  expect(read('title: a\ntitle: b\n').metadata).toBeUndefined()
})

describe('files that hold no fields', () => {
  test.for<[string, string]>([
    ['', '1:1 metadata-missing publication.yaml is empty'],
    ['# nothing yet\n', '1:1 metadata-missing publication.yaml is empty'],
    [
      '- title: x\n',
      '1:1 metadata-value publication.yaml must hold fields like `title: My Pamphlet`, not a list',
    ],
    [
      '\nMy Pamphlet\n',
      '2:1 metadata-value publication.yaml must hold fields like `title: My Pamphlet`, not text',
    ],
  ])('%j', ([text, expected]) => expect(report(text)).toEqual([expected]))
})

test('never throws, whatever is cut off or doubled', () => {
  const right =
    'title: "Salt: a history"\nauthors:\n  - name: &a Rosa\n    role: edt\n  - *a\ndate: 2026-11\nidentifiers: [{scheme: DOI, value: 10.1000/182}]\ncontents:\n  body:\n    - part: One\n      chapters: [a.md, b.md]\ndescription: |\n  Long\n   text\n'
  for (let at = 0; at <= right.length; at += 1) {
    for (const text of [
      right.slice(0, at),
      right.slice(at),
      right.slice(0, at) + right.slice(at - 1),
      `${right.slice(0, at)}\t{[&*!|${right.slice(at)}`,
    ]) {
      const { metadata, file } = read(text)
      // Nothing is refused without a word, and nothing is given that was complained of.
      expect({ text, isRefused: metadata === undefined }).toEqual({
        text,
        isRefused: file.messages.length > 0,
      })
      expect(file.messages.every(({ line, column }) => line !== undefined && column !== undefined)).toBe(true)
    }
  }
})
