import { expect, test } from 'vitest'

import { describedOf } from '../scripts/formats/dublin-core.ts'
import { fullTitle } from '../scripts/formats/titles.ts'
import type { Edition } from '../scripts/model/format.ts'

test.for([
  [{ title: 'Salt' }, 'Salt'],
  [{ title: 'Salt', subtitle: 'A History' }, 'Salt: A History'],
  [{ title: 'Why Salt?', subtitle: 'A History' }, 'Why Salt? A History'],
] as const)('%j', ([metadata, full]) => {
  expect(fullTitle(metadata)).toBe(full)
})

const isbn = (value: string, medium?: string) => ({
  scheme: 'ISBN-13',
  value,
  ...(medium && { for: medium }),
})

test.for([
  ['pdf', [], undefined],
  ['pdf', [isbn('978-0-306-40615-7', 'epub')], undefined],
  ['pdf', [isbn('978-3-16-148410-0', 'print'), { scheme: 'DOI', value: '10.5555/a' }], 'doi:10.5555/a'],
  [
    'print',
    [{ scheme: 'DOI', value: '10.5555/a' }, isbn('978-3-16-148410-0', 'print')],
    'urn:isbn:9783161484100',
  ],
  ['print', [{ scheme: 'URI', value: 'https://example.org/a' }], 'https://example.org/a'],
] as const)('a %s with %j', ([medium, identifiers, expected]) => {
  const metadata = { title: 'A', authors: [], subjects: [], identifiers }
  const edition = { publication: { metadata }, date: new Date(0) } as unknown as Edition
  expect(describedOf(edition, medium).identifier).toBe(expected)
})
