import { afterAll, describe, expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { auditFiles } from './audit/audit-files.ts'
import { byPandoc, has } from './audit/by-others.ts'
import { soundBooks, withoutChecks } from './audit/sound.ts'
import { paintingWorld } from './epub-publication.ts'
import { brokenReferences, openEpub } from './epub-reader.ts'

describe.each(soundBooks)('$name', ({ manuscript, rules }) => {
  test('makes an EPUB about which nothing is to be said', async () => {
    const files = manuscript()
    const world = { ...memoryWorld({ files }), browser: paintingWorld().browser }
    const { artifacts, sources } = await build(world, { formats: ['epub'] })
    const said = withoutChecks(sources.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))
    // Whether a block fits the page is known when there are pages.
    expect(said).toEqual(withoutChecks(rules.filter((rule) => rule !== 'block-squeezed')))
    const [epub] = artifacts
    const value = epub?.value
    if (!epub || !(value instanceof Uint8Array)) throw new Error('No EPUB was made')
    expect(brokenReferences(await openEpub(value))).toEqual([])
    expect(await auditFiles(files, [{ path: epub.path, value }])).toEqual([])
  })
})

const made = ['german', 'french', 'no-notes', 'many-lists', 'citations-apa']
const skipped: string[] = []
afterAll(() => {
  if (skipped.length > 0) console.warn(`Not tried, since pandoc is not on the path: ${skipped.join(', ')}`)
})

describe.each(made)('%s by pandoc', (name) => {
  const isThere = has('pandoc')
  if (!isThere) skipped.push(name)
  test.skipIf(!isThere)('is an EPUB about which nothing is to be said', async () => {
    const files = soundBooks.find((book) => book.name === name)?.manuscript()
    if (!files) throw new Error(`There is no ${name}`)
    const edition = byPandoc(files, 'epub', 'apa')
    expect((await openEpub(edition.value)).paths.length).toBeGreaterThan(5)
    expect(await auditFiles(files, [edition])).toEqual([])
  })
})
