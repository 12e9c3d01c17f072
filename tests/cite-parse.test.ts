import { expect, test } from 'vitest'

import { findClusters } from '../scripts/cite/cluster.ts'
import { flatten } from '../scripts/cite/flat.ts'
import { locatorLabels } from '../scripts/cite/labels.ts'
import type { Parent } from '../scripts/cite/nodes.ts'
import { splitLocator } from '../scripts/cite/locator.ts'
import { section, world } from './cite/support.ts'

const locale = async (name: string) =>
  new TextDecoder().decode(await world.resource(`csl/locales/locales-${name}.xml`))
const english = locatorLabels([await locale('en-US')])
const german = locatorLabels([await locale('de-DE'), await locale('en-US')])

const paragraphOf = (parent: object | undefined): Parent =>
  (parent as { children: Parent[] }).children[0] as Parent

/** Citations of one paragraph, written short: `n` narrative, `-` without author, then key, locator, suffix. */
function parse(markdown: string): string[] {
  const { tree, file } = section(markdown)
  const clusters = findClusters(flatten(paragraphOf(tree), file), english)
  return clusters.map(({ items, narrative }) => {
    const parts = items.map(({ prefix, key, suppressAuthor, label, locator, suffix }) =>
      [
        prefix && `${prefix} `,
        suppressAuthor ? '-' : '',
        key,
        locator ? ` <${label} ${locator}>` : '',
        suffix,
      ].join(''),
    )
    return (narrative ? 'n ' : '') + parts.join(' | ')
  })
}

test.for([
  ['[@doe]', 'doe'],
  ['[@doe, p. 12]', 'doe <page 12>'],
  ['[@doe p. 12]', 'doe <page 12>'],
  ['[@doe, 12]', 'doe <page 12>'],
  ['[@doe, pp. 33-35, 38 and more]', 'doe <page 33-35, 38> and more'],
  ['[@doe, pp. 3--4]', 'doe <page 3–4>'],
  ['[@doe, p. xvii]', 'doe <page xvii>'],
  ['[@doe, and more]', 'doe, and more'],
  ['[@doe and more]', 'doe and more'],
  ['[@doe, 1:23]', 'doe <page 1:23>'],
  ['[@doe, C22 and 34(1)(i)]', 'doe <page C22> and 34(1)(i)'],
  ['[@doe, § 3]', 'doe <section 3>'],
  ['[@doe, chap. 4, on it]', 'doe <chapter 4>, on it'],
  ['[@doe, vol. 2]', 'doe <volume 2>'],
  ['[@doe, {pp. iv, vi-xi} and more]', 'doe <page iv, vi-xi> and more'],
  ['[@doe, {app. A}]', 'doe <appendix A>'],
  ['[@doe, {}p. 12]', 'doe, p. 12'],
  ['[see @doe, p. 4; also @roe]', 'see doe <page 4> | also roe'],
  ['[-@doe]', '-doe'],
  ['[@doe; -@roe, 3]', 'doe | -roe <page 3>'],
  ['-@doe', '-doe'],
  ['@doe', 'n doe'],
  ['@doe [p. 12]', 'n doe <page 12>'],
  ['@doe[p. 12]', 'n doe <page 12>'],
  ['@doe\n[p. 12]', 'n doe <page 12>'],
  ['@doe [12; see @roe]', 'n doe <page 12> | see roe'],
  ['@doe [@roe]', 'n doe / roe'],
  ['@doe, @roe; and @poe: x', 'n doe / n roe / n poe'],
  ['(@doe) begins', 'n doe'],
  ['@doe.', 'n doe'],
  ['@doe:2004/a_b+c', 'n doe:2004/a_b+c'],
  ['[@Doe; @doe]', 'Doe | doe'],
  ['[@https://example.org/a.b]', 'https://example.org/a.b'],
  ['@{with/odd:chars!}', 'n with/odd:chars!'],
  ['[@{doe}, p. 3]', 'doe <page 3>'],
  ['[@größe]', 'größe'],
  ['-@doe.2004', '-doe.2004'],
  ['["quoted [sic]" @doe]', '"quoted [sic]" doe'],
  ['[@doe, p. 12 [sic], here]', 'doe <page 12> [sic], here'],
] as const)('%s', ([markdown, expected]) => {
  expect(parse(`A ${markdown} b`).join(' / ')).toBe(expected)
})

test.for([
  'jane@example.org wrote',
  'write to jane.doe@example.org, please',
  String.raw`\@doe is escaped`,
  String.raw`and [\@doe] too`,
  '&#64;doe is an entity',
  '`[@doe]` is code',
  '[no key] and [an @ alone]',
  'a@b',
])('%s: no citation', (markdown) => {
  expect(parse(markdown)).toEqual([])
})

test('an escaped bracket opens no citation', () => {
  expect(parse(String.raw`A \[@doe, p. 3] b`)).toEqual(['n doe'])
})

test('labels in the language of the document, and in English', () => {
  expect(splitLocator(', S. 12', german)).toEqual({ label: 'page', locator: '12', suffix: '' })
  expect(splitLocator(', p. 12', german)).toEqual({ label: 'page', locator: '12', suffix: '' })
  expect(splitLocator(', Kap. 3', german)).toEqual({ label: 'chapter', locator: '3', suffix: '' })
  expect(splitLocator(', Abbildungen 3-5', german)).toEqual({ label: 'figure', locator: '3-5', suffix: '' })
  expect(splitLocator(', S. 12', english)).toEqual({ suffix: ', S. 12' })
})

test('a label is a whole word', () => {
  expect(splitLocator(', linesman 3', english)).toEqual({ suffix: ', linesman 3' })
  expect(splitLocator(', mix', english)).toEqual({ suffix: ', mix' })
})

test('keys are placed by line and column, behind escapes and entities too', () => {
  const { tree, file } = section('One \\* &amp; &auml; two\nthree [see *the* @doe; @roe].')
  const [cluster] = findClusters(flatten(paragraphOf(tree), file), english)
  expect(cluster?.items.map(({ place }) => place)).toEqual([
    { line: 2, column: 18 },
    { line: 2, column: 24 },
  ])
})

test('a place inside a quotation counts its markers', () => {
  const { tree, file } = section('> one\n> two @doe')
  const [cluster] = findClusters(flatten(paragraphOf(tree.children[0]), file), english)
  expect(cluster?.items[0].place).toEqual({ line: 2, column: 7 })
})

test('an address in the paragraph hides no places and no escapes', () => {
  const { tree, file } = section(
    'Mail jane@example.org, *not* www.example.org or \\@no,\nbut @doe and [@https://example.org/a].',
  )
  const clusters = findClusters(flatten(paragraphOf(tree), file), english)
  expect(clusters.map(({ items }) => [items[0].key, items[0].place])).toEqual([
    ['doe', { line: 2, column: 5 }],
    ['https://example.org/a', { line: 2, column: 15 }],
  ])
})
