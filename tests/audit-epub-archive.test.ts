import { describe, expect, test } from 'vitest'

import { readEpub } from '../scripts/audit/readers/epub/index.ts'
import {
  container,
  epubOf,
  faultsOf,
  item,
  mimetype,
  packageOf,
  page,
  type Packed,
  zipOf,
} from './audit-files.ts'

const one = page('<p>one</p>')

const faultsInArchive = (files: readonly Packed[]): string[] => faultsOf(readEpub('a.epub', zipOf(files)))

const opf: Packed = {
  name: 'OEBPS/content.opf',
  value: packageOf({ manifest: item('one.xhtml'), spine: '<itemref idref="one.xhtml"/>' }),
}
const text: Packed = { name: 'OEBPS/one.xhtml', value: one }

test('a whole book has no fault', () => {
  expect(faultsInArchive([mimetype, container(), opf, text])).toEqual([])
})

describe('the archive', () => {
  test.each([
    ['nothing', new Uint8Array(0), ' It is no ZIP archive, or its end is missing'],
    ['a text', Buffer.from('PK\x03\x04 is how it begins'), ' It is no ZIP archive, or its end is missing'],
    [
      'a file cut short',
      epubOf({ 'one.xhtml': one }).subarray(0, -30),
      ' It is no ZIP archive, or its end is missing',
    ],
    ['a directory cut out', cutDirectory(), ' The directory of its files is damaged'],
  ])('%s', (_, value, fault) => {
    const reading = readEpub('a.epub', value)
    expect(faultsOf(reading)).toEqual([fault])
    expect(reading).toMatchObject({ kind: 'epub', words: [], pieces: [], facts: { authors: [] } })
  })

  function cutDirectory(): Uint8Array {
    const value = Buffer.from(epubOf({ 'one.xhtml': one }))
    value.write('XX', value.indexOf('PK\x01\x02') + 0)
    return value
  }

  test('mimetype missing, wrong, late', () => {
    const rest = [container(), opf, text]
    expect(faultsInArchive(rest)).toEqual(['mimetype The file `mimetype` is missing'])
    expect(faultsInArchive([{ ...mimetype, value: 'text/plain' }, ...rest])).toEqual([
      'mimetype The file `mimetype` does not say application/epub+zip',
    ])
    expect(faultsInArchive([...rest, mimetype])).toEqual([
      'mimetype The file `mimetype` is not the first of the archive',
    ])
  })

  const broken = { ...container(), value: '<container><rootfile></container>' }
  test.each([
    ['missing', [], 'META-INF/container.xml The container is missing'],
    [
      'broken',
      [broken],
      'META-INF/container.xml:1:33 The container is not well-formed XML: unexpected close tag',
    ],
    [
      'leading nowhere',
      [container('b.opf')],
      'META-INF/container.xml The container names b.opf, which is not in the book',
    ],
  ])('the container %s: the book is read', (_, own, fault) => {
    const reading = readEpub('a.epub', zipOf([mimetype, ...own, opf, text]))
    expect(faultsOf(reading)).toEqual([fault])
    expect(reading.words).toEqual(['one'])
  })

  test('no package document, or a broken one', () => {
    expect(faultsInArchive([mimetype, text])).toEqual([
      'META-INF/container.xml The container is missing',
      ' It holds no package document: it is no EPUB',
    ])
    expect(faultsInArchive([mimetype, container(), { ...opf, value: '<package>' }, text])).toEqual([
      'OEBPS/content.opf:1:9 The package document is not well-formed XML: unclosed tag: package',
    ])
  })

  test('names that lead out of the book, and names that stand twice', () => {
    const names = ['../x', '/x', 'a/../../x', String.raw`a\x`, 'C:x'].map((name) => ({ name, value: 'x' }))
    expect(faultsInArchive([mimetype, container(), opf, text, ...names, text])).toEqual([
      ' The name of its file "../x" leads out of the book',
      ' The name of its file "/x" leads out of the book',
      ' The name of its file "a/../../x" leads out of the book',
      String.raw` The name of its file "a\\x" leads out of the book`,
      ' The name of its file "C:x" leads out of the book',
      ' It holds two files named OEBPS/one.xhtml',
    ])
  })

  test.each([
    ['a wrong checksum', { crc: 1 }],
    ['more than its directory says', { size: 5, isDeflated: true }],
    ['less than its directory says', { size: 5000, isDeflated: true }],
  ])('a file with %s', (_, more) => {
    expect(faultsInArchive([mimetype, container(), opf, { ...text, ...more }])).toEqual([
      'OEBPS/content.opf:3:11 OEBPS/one.xhtml: The file is damaged: it does not unpack to what was packed',
    ])
  })

  test('a document that is encrypted', () => {
    const cipher =
      '<encryption><EncryptedData><CipherReference URI="OEBPS/one.xhtml"/></EncryptedData></encryption>'
    const encryption = { name: 'META-INF/encryption.xml', value: cipher }
    const hidden = { ...text, value: '\u0001\u0002' }
    expect(faultsInArchive([mimetype, container(), encryption, opf, hidden])).toEqual([
      'OEBPS/one.xhtml The file is encrypted',
    ])
  })

  test('a bomb is not unpacked', () => {
    const zeros = new Uint8Array(32 * 1024 ** 2)
    const began = performance.now()
    const big = faultsInArchive([mimetype, container(), opf, { ...text, size: 300 * 1024 ** 2 }])
    expect(big).toEqual([
      'OEBPS/content.opf:3:11 OEBPS/one.xhtml: The file would unpack to 300 MB: too much to read',
    ])
    const many = Array.from({ length: 9 }, (__, index) => ({
      name: `f${index}`,
      value: '',
      size: 256 * 1024 ** 2,
    }))
    expect(faultsInArchive([mimetype, container(), opf, text, ...many])).toEqual([
      ' It would unpack to 2.3 GB: too much to read',
    ])
    // A bomb that lies of its size stops where it should have ended.
    const lie = zipOf([
      mimetype,
      container(),
      opf,
      { ...text, value: zeros, isDeflated: true, size: 100, crc: 0 },
    ])
    expect(faultsOf(readEpub('a.epub', lie))).toEqual([expect.stringContaining('is damaged')])
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
