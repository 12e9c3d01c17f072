import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, test } from 'vitest'

import { comparableWords } from '../scripts/model/comparable.ts'
import type { Reading } from '../scripts/model/reading.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { caseFiles, inventoryOf } from './audit-inventory-book.ts'

const root = path.join(import.meta.dirname, 'cases')

/** The words that don't follow each other in the printed text; it may have more between them. */
function lost({ words, pieces }: Reading, printed: string): string[] {
  const found = comparableWords(printed)
  const end = pieces.find(({ kind }) => kind === 'work')?.from ?? words.length
  const missing: string[] = []
  let at = 0
  for (const word of words.slice(0, end)) {
    const next = found.indexOf(word, at)
    if (next < 0) missing.push(word)
    else at = next + 1
  }
  return missing
}

describe('every word of a case is printed, in order', () => {
  test.for(readdirSync(root))('%s', async (name) => {
    const folder = path.join(root, name)
    const inventory = await inventoryOf(memoryWorld({ files: caseFiles(folder) }))
    const html = readFileSync(path.join(folder, 'out.html'), 'utf8')
    const printed = toText(fromHtml(html, { fragment: true }))
    expect(inventory ? lost(inventory, printed) : []).toEqual([])
  })
})
