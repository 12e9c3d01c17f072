import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import type { Publication } from '../scripts/model/publication.ts'
import { memoryWorld } from '../scripts/world/memory.ts'

/** Everything that opens, closes or means something, to be thrown together in every wrong order. */
const pieces = [
  [
    '# ',
    '## ',
    '\n\n',
    '\n',
    ' ',
    '\t',
    '    ',
    'word',
    'two words',
    '"',
    "'",
    '--',
    '---',
    '...',
    'é',
    '中',
    'שלום',
  ],
  [
    '[^1]',
    '[^1]: note\n\n',
    '^[in line',
    ']',
    '[',
    '{',
    '}',
    '{.x}',
    '{#id}',
    '\\',
    '\\[',
    '&amp;',
    '&',
    '<',
    '\u00AD',
  ],
  [
    '[@k, p. 3]',
    '@k',
    '[-@k]',
    '[see @k; @j]',
    '@{k}',
    'a@b.c',
    ':::note\n',
    ':::',
    ':::epigraph\n',
    '— A, *B*\n',
  ],
  [
    '::: {.verse}\n',
    '![a](x.svg "cap")',
    '![](x.svg)',
    '[t](#one)',
    '[](#one)',
    '[]()',
    '[a]: http://x.y\n',
    '[a][a]',
  ],
  ['<b>', '</b>', '<div>', '<script>', '<!-- c -->', '> ', '- ', '1. ', '| a | b |\n|---|---|\n| 1 | 2 |\n'],
  [
    'Table: c {#t}',
    '***\n',
    '*',
    '**',
    '`',
    '```\n',
    '~~',
    'Appendix C',
    '# Appendix A: S {.appendix}\n\n',
    '\r\n',
  ],
].flat()

const references =
  '- {id: k, type: book, title: K, author: [{family: Kay, given: K.}], issued: 2001}\n- {id: j, type: book, title: J, issued: 2002}\n'

/** Park and Miller's generator: the same texts on every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

function randomText(random: () => number): string {
  const count = 5 + Math.floor(random() * 40)
  const chosen = Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)])
  return `# One {#one}\n\n${chosen.join(random() < 0.5 ? '' : ' ')}`
}

function idsAndTargets({ sections }: Publication): { ids: string[]; targets: string[] } {
  const ids = sections.map(({ id }) => id)
  const targets: string[] = []
  for (const { tree } of sections) {
    visit(tree, 'element', ({ properties: { id, href } }) => {
      if (typeof id === 'string') ids.push(id)
      if (typeof href === 'string' && href.startsWith('#')) targets.push(href.slice(1))
    })
  }
  return { ids, targets }
}

// A style in notes takes half a second to build: a few texts are enough.
test.each([
  ['mla', 60],
  ['ieee', 60],
  ['mhra', 12],
] as const)('no text breaks the program, an id or a link: %s', { timeout: 60_000 }, async (csl, texts) => {
  const random = generator(csl.length * 1009)
  for (let count = 0; count < texts; count++) {
    const text = randomText(random)
    const files = {
      'publication.yaml': `title: Random\nlang: en\nbibliography: refs.yaml\ncsl: ${csl}\n`,
      'refs.yaml': references,
      'a.md': text,
      'x.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>',
    }
    const { publication, sources } = await build(memoryWorld({ files }), { formats: [], draft: true })
    expect(publication, text).toBeDefined()
    if (!publication) continue
    const { ids, targets } = idsAndTargets(publication)
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
    const isReported = sources.some(({ messages }) =>
      messages.some(({ ruleId }) => ruleId === 'id-duplicate'),
    )
    expect(isReported ? [] : twice, text).toEqual([])
    expect(
      targets.filter((target) => !ids.includes(target)),
      text,
    ).toEqual([])
  }
})
