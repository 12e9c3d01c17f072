import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { licenseAddress, spdxId } from '../scripts/model/license.ts'
import { identifiersOf, uuidUrn } from '../scripts/model/urn.ts'
import { namePartsOf } from '../scripts/records/people.ts'

/** The SPDX names that the Citation File Format takes. */
const cff = JSON.parse(readFileSync(new URL('records/schemas/cff/schema.json', import.meta.url), 'utf8')) as {
  definitions: { 'license-enum': { enum: string[] } }
}
const spdx = cff.definitions['license-enum'].enum

describe('licences', () => {
  test('every name that is known is one of SPDX, whatever its capitals', () => {
    const known = spdx.filter((id) => spdxId(id.toLowerCase()) !== undefined)
    expect(known.length).toBeGreaterThan(50)
    for (const id of known) {
      expect(spdxId(id.toUpperCase())).toBe(id)
      expect(licenseAddress(id)).toMatch(
        /^https:\/\/(?:creativecommons\.org\/(?:licenses|publicdomain)|spdx\.org\/licenses)\//,
      )
    }
  })

  test.each([
    'GFDL-1.3-or-later',
    'LAL-1.3',
    'OGL-UK-3.0',
    'ODbL-1.0',
    'EUPL-1.2',
    'CC-PDDC',
    'WTFPL',
    '0BSD',
    'CC-BY-NC-ND-3.0',
  ])('%s is known', (id) => {
    expect(spdx).toContain(id)
    expect(spdxId(id)).toBe(id)
  })

  test.each([
    ['CC-BY-SA-4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
    ['CC-BY-3.0-US', 'https://creativecommons.org/licenses/by/3.0/us/'],
    ['MIT', 'https://spdx.org/licenses/MIT'],
    ['https://example.org/terms', 'https://example.org/terms'],
    ['file:///etc/passwd', undefined],
    ['All rights reserved', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is to be read at %s', (license, address) => {
    expect(licenseAddress(license)).toBe(address)
  })
})

describe('identifiers', () => {
  const metadata = (identifiers: Parameters<typeof identifiersOf>[0]['metadata']['identifiers']) => ({
    slug: 'salt',
    metadata: { identifiers, edition: undefined },
  })

  test('the UUID is the one of RFC 9562 for that name, in every version of the program', () => {
    // Made by another implementation, Python's `uuid.uuid5(uuid.NAMESPACE_URL, …)`.
    expect(uuidUrn('pamphlet:salt/1')).toBe('urn:uuid:f0b158c3-5973-5453-aa52-60b0e14c1fc1')
    expect(identifiersOf(metadata([]), 'epub')).toEqual([{ value: uuidUrn('pamphlet:salt/1') }])
  })

  test('an identifier of one medium is not another’s', () => {
    const isbn = { scheme: 'ISBN-13', value: '978-0-306-40615-7', for: 'print' } as const
    expect(identifiersOf(metadata([isbn]), 'print')).toEqual([
      { value: 'urn:isbn:9780306406157', code: '15' },
    ])
    expect(identifiersOf(metadata([isbn]), 'pdf')).toEqual([{ value: uuidUrn('pamphlet:salt/1') }])
  })
})

describe('names', () => {
  test.each([
    ['Ada One', undefined, { family: 'One', given: 'Ada' }],
    ['Ursula K. Le Guin', 'Le Guin, Ursula K.', { family: 'Le Guin', given: 'Ursula K.' }],
    ['Martin Luther King Jr.', undefined, { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Simone de Beauvoir', undefined, { family: 'de Beauvoir', given: 'Simone' }],
    ['Voltaire', undefined, { literal: 'Voltaire' }],
    ['曹雪芹', undefined, { literal: '曹雪芹' }],
    ['Combahee River Collective', 'Combahee River Collective, The', { literal: 'Combahee River Collective' }],
  ])('%s', (name, fileAs, expected) => {
    expect(namePartsOf({ name, role: 'aut', ...(fileAs && { fileAs }) })).toEqual(expected)
  })
})
