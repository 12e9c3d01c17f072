import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { inventoryOf } from './audit-inventory-book.ts'
import { bodyOf } from './reading/body.ts'

/**
 * What opens and closes things. Left out is where editions are known to differ: tables (cells without a column are
 * dropped), brackets in brackets (their words are printed twice) and mail addresses (what is escaped beside them
 * is read as markup, as it is behind `&amp;`).
 */
const marks = [
  ['# ', '## ', '\n\n', '\n\n', '\n', ' ', '    ', '"', "'", '--', '...', 'é', '\\', '&lt;', '\u00A0'],
  ['[^1]', '^[', ']', ']', '{.x}', '{#id}', '\\[', '[@k, p. 3]', ' @k ', '[-@k]', '[see @k; @j]'],
  [':::note\n', '\n:::\n', '\n:::epigraph\n', '\n— A, *B*\n', '\n::: {.verse}\n'],
  ['![](x.svg)', '[t](#one)', '[](#one)', 'https://x.org ', '<b>', '</b>', '<!-- c -->'],
  ['> ', '- ', '1. ', '***\n', '*', '**', '`', '\n```\n', '~~'],
].flat()

const references =
  '- {id: k, type: book, title: K, author: [{family: Kay, given: K.}], issued: 2001}\n- {id: j, type: book, title: J, issued: 2002}\n'

/** Park and Miller's generator: the same texts on every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/** Marks in any order, and words of which each stands once: `qaaq`, `qabq`. */
function randomText(random: () => number): string {
  let count = 0
  const word = (): string => {
    const letters = [Math.floor(count / 26), count++ % 26].map((place) => String.fromCodePoint(97 + place))
    return `q${letters.join('')}q`
  }
  const parts = Array.from({ length: 10 + Math.floor(random() * 40) }, () =>
    random() < 0.45 ? `${word()} ` : marks[Math.floor(random() * marks.length)],
  )
  return `# One {#one}\n\n${parts.join('')}\n\n[^1]: A note.\n`
}

test(
  'every word of any text is in the inventory as it is printed, with its place',
  { timeout: 60_000 },
  async () => {
    const random = generator(20_261)
    for (let round = 0; round < 40; round++) {
      const text = randomText(random)
      const files = {
        'publication.yaml': 'title: Random\nlang: en\nbibliography: refs.yaml\n',
        'refs.yaml': references,
        'a.md': text,
        'x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
      }
      const world = memoryWorld({ files })
      const inventory = await inventoryOf(world)
      const { publication } = await build(world, { formats: [], draft: true })
      if (!inventory || !publication) throw new Error('The text could not be read.')
      const printed = toText(fromHtml(bodyOf(publication), { fragment: true })).toLowerCase()
      const unique = /q[a-z]{2}q/g
      expect(inventory.words.join(' ').match(unique) ?? [], text).toEqual(printed.match(unique) ?? [])

      const lines = text.split('\n')
      const misplaced = inventory.words.filter((word, index) => {
        const { line = 0, column = 0 } = inventory.spots[inventory.at[index] ?? -1] ?? {}
        return /^q[a-z]{2}q$/.test(word) && !lines[line - 1]?.startsWith(word, column - 1)
      })
      expect(misplaced, text).toEqual([])
      const order = inventory.pieces.map(({ from }) => from)
      expect(order, text).toEqual(order.toSorted((a, b) => a - b))
      expect(inventory.pieces.filter(({ from, to }) => to < from || to > inventory.words.length)).toEqual([])
    }
  },
)
