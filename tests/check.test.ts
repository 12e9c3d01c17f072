import { expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { hasErrors } from '../scripts/model/diagnose.ts'
import { adjustableRules, rules } from '../scripts/model/rules.ts'
import { memoryWorld } from '../scripts/world/memory.ts'

async function check(text: string, config = 'lang: en') {
  const files = { 'publication.yaml': `title: A Case\n${config}\n`, 'one.md': text }
  const { sources } = await build(memoryWorld({ files }), { formats: [] })
  const messages = sources.flatMap((file) => file.messages)
  return {
    sources,
    messages,
    places: messages.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`),
  }
}

/** Where the second of two words stands. */
function placeOf(text: string, pair: RegExp): string {
  const match = pair.exec(text)
  const lines = text.slice(0, (match?.index ?? 0) + (match?.[1]?.length ?? 0)).split('\n')
  return `doubled-word ${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}

test.for<[name: string, text: string]>([
  ['escapes', '# A\n\nA \\*word\\* and \\[one\\] of of it.\n'],
  ['entities', '# A\n\nSalt &amp; bread &mdash; all of of it.\n'],
  ['dashes and an ellipsis', '# A\n\nSalt -- bread --- and ... "all" of of it.\n'],
  ['marks', '# A\n\nSalt **and `bread`** and [all](https://example.org) of of it.\n'],
  ['an address', '# A\n\nSee https://example.org/a_b and all of of it.\n'],
  ['a note in the line', '# A\n\nSalt.^[A note.] And all of of it.\n'],
  ['within a note in the line', '# A\n\nSalt.^[A note of of it.]\n'],
  ['a quotation', '# A\n\n> Salt and bread\n> and all of\n> of it (Doe, 3).\n'],
  ['a list', '# A\n\n- Salt\n\n  - and all of\n    of it.\n'],
  ['a table', '# A\n\n| a | b |\n| - | - |\n| c | all of of it |\n'],
  ['raw HTML', '# A\n\nSalt <b>and</b> all of of it.\n'],
  ['a citation', '# A\n\nSalt [@nobody, p. 3] and all of of it.\n'],
])('a place is found behind %s', async ([, text]) => {
  expect((await check(text)).places).toContain(placeOf(text, /(of\W+)of/))
})

test('a place is found behind French marks, which bring spaces of their own', async () => {
  const text = '# A\n\nIl dit "oui" ; et "non" de de tous.\n'
  expect((await check(text, 'lang: fr')).places).toContain(placeOf(text, /(de )de/))
})

test('what the author makes an error forbids the build, what is off is not said', async () => {
  const text = '# A\n\nAll of of it , and more.\n'
  expect(hasErrors((await check(text)).sources)).toBe(false)
  const strict = await check(text, 'rules: {doubled-word: error, spacing: off}')
  expect(hasErrors(strict.sources)).toBe(true)
  expect(strict.messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([['doubled-word', true]])
})

test.for(adjustableRules)('%s can be switched off', async (rule) => {
  const { messages } = await check('# A\n\nWords.\n', `rules: {${rule}: off}`)
  expect(messages).toEqual([])
})

test.for(Object.entries(rules).filter(([, { severity }]) => severity === 'error'))(
  '%s can not',
  async ([rule]) => {
    const { messages } = await check('# A\n\nWords.\n', `rules: {${rule}: off}`)
    expect(messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      ['metadata-value', 2, 9],
    ])
  },
)
