import { afterAll, describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { bothReadings } from '../audit/agreement.ts'
import { auditFiles } from '../audit/audit-files.ts'
import { byPandoc, has } from '../audit/by-others.ts'
import { soundBooks, unwritable, withoutChecks } from '../audit/sound.ts'
import { openPdf } from '../reading/pdfjs.ts'

const skipped: string[] = []
afterAll(() => {
  if (skipped.length > 0) console.warn(`Not tried: ${skipped.join('; ')}`)
})

const writable = soundBooks.filter(({ name, needs }) => {
  const missing = unwritable(needs)
  if (missing.length > 0) skipped.push(`${name} (no font for ${missing.join(', ')})`)
  return missing.length === 0
})

describe.each(writable)('$name', ({ manuscript, rules }) => {
  test('makes PDFs about which nothing is to be said', async () => {
    const files = manuscript()
    const world = memoryWorld({ files })
    try {
      const { artifacts, sources } = await build(world, { formats: ['pdf', 'booklet-a4'] })
      const said = withoutChecks(sources.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)))
      expect(said).toEqual(withoutChecks(rules))
      const editions = artifacts.flatMap((file) =>
        file.value instanceof Uint8Array && file.path.endsWith('.pdf') && !file.path.includes('duplex-test')
          ? [{ path: file.path, value: file.value }]
          : [],
      )
      expect(editions).toHaveLength(2)
      for (const { value } of editions) expect((await openPdf(value)).pages).toBeGreaterThan(3)
      expect(await auditFiles(files, editions)).toEqual([])
      for (const { value } of editions) {
        const [own, mozilla] = await bothReadings(value)
        expect(own).toEqual(mozilla)
      }
    } finally {
      await world.close()
    }
  })
})

describe.each(['german', 'no-notes', 'citations-apa'])('%s by pandoc and WeasyPrint', (name) => {
  const isThere = has('pandoc') && has('weasyprint')
  if (!isThere) skipped.push(`${name} (no pandoc or no weasyprint)`)
  test.skipIf(!isThere)('is a PDF about whose words nothing is to be said', async () => {
    const files = soundBooks.find((book) => book.name === name)?.manuscript()
    if (!files) throw new Error(`There is no ${name}`)
    const edition = byPandoc(files, 'pdf', 'apa')
    expect((await openPdf(edition.value)).pages).toBeGreaterThan(0)
    // It has no tags: only words and their order can be compared.
    const findings = await auditFiles(files, [edition])
    expect(findings.filter(({ rule }) => /lost|order|twice/.test(rule))).toEqual([])
  })
})
