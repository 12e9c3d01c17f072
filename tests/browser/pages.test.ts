import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { openPdf } from '../reading/pdfjs.ts'

/** Words that stand once in the book, short enough never to be divided: `q17`. */
let words = 0
const next = (): string => `q${(words += 1)}z`
const sentence = (length = 12): string => `${Array.from({ length }, next).join(' ')}.`
const paragraph = (sentences = 6): string => Array.from({ length: sentences }, () => sentence()).join(' ')
const paragraphs = (count: number): string => Array.from({ length: count }, () => paragraph()).join('\n\n')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (rows: number, columns: number, cell: () => string): string =>
  [
    row(Array.from({ length: columns }, next)),
    row(Array.from({ length: columns }, () => '---')),
    ...Array.from({ length: rows }, () => row(Array.from({ length: columns }, cell))),
  ].join('\n')

const longNote = `[^long]: ${Array.from({ length: 9 }, () => paragraph(10)).join('\n\n    ')}`

const files: Record<string, string> = {
  'publication.yaml': 'title: Hard\nauthors: [Ann Author]\nlang: en\ndate: 2024\n',
  'a.md': `# Lists

${paragraph()}[^a] ${paragraph(3)}[^b]

${Array.from({ length: 14 }, (_, index) => `${index + 1}. ${paragraph(2)}`).join('\n')}

- ${paragraph(3)}

  ${paragraph(4)}

  - ${paragraph(5)}
  - ${sentence()}

${paragraphs(3)}

[^a]: ${sentence()}
[^b]: ${paragraph(3)}
`,
  'b.md': `# Notes longer than pages\n\n${paragraph()}[^long]\n\n${paragraphs(9)}\n\n${longNote}\n`,
  'c.md': `# Tables\n\n${paragraph()}\n\n${table(60, 4, () => sentence(3))}\n\n${paragraph()}\n\n${table(4, 14, next)}\n\n${paragraph()}\n\n${table(1, 2, () => paragraph(60))}\n\n${paragraph()}\n`,
  'd.md': `# Verse and code\n\n:::verse\n${Array.from({ length: 50 }, (_, at) => sentence(5) + (at % 4 === 3 ? '\n' : '')).join('\n')}\n:::\n\n> ${paragraph(8)}\n>\n> ${paragraph(12)}\n\n\`\`\`\n${Array.from({ length: 60 }, () => sentence(4)).join('\n')}\n\`\`\`\n\n${'Donaudampfschifffahrtsgesellschaft'.repeat(8)} https://example.org/${'path/'.repeat(60)}\n\n## ${next()} at the end\n`,
  'e.md': '# Nothing but a heading\n',
  'f.md': `# Pictures\n\n![A tower](tower.svg "Tall.")\n\n${paragraph()}\n\n$$x$$ ${next()}\n`,
  'tower.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="1500"><path d="M0 0L300 1500" stroke="#000"/></svg>',
}

const world = memoryWorld({ files })
afterAll(() => world.close())

describe.each([
  ['a5', {}],
  ['a pocket page', { size: '80x100mm' }],
  ['a page too small for much', { size: '60x60mm' }],
])('a book of hard cases on %s', (_size, pdf) => {
  let reader: Awaited<ReturnType<typeof openPdf>>
  let text = ''
  let messages: string[] = []
  let rules: string[] = []

  beforeAll(async () => {
    const config = `${files['publication.yaml']}formats: {pdf: ${JSON.stringify(pdf)}}\n`
    const book = await build(
      {
        ...world,
        ...memoryWorld({ files: { ...files, 'publication.yaml': config } }),
        browser: world.browser,
      },
      { formats: ['pdf'] },
    )
    messages = book.sources.flatMap((source) => source.messages.map(String))
    rules = book.sources.flatMap((source) => source.messages.map(({ ruleId }) => String(ruleId)))
    reader = await openPdf(book.artifacts[0]?.value as Uint8Array)
    text = await reader.text()
  })

  test('has every word once', () => {
    // In the narrow cells of a wide table a word may be broken.
    const found = text.replaceAll(/\s+/g, '').match(/q\d+z/g) ?? []
    const counts = new Map<string, number>()
    for (const word of found) counts.set(word, (counts.get(word) ?? 0) + 1)
    const all = Array.from({ length: words }, (_, index) => `q${index + 1}z`)
    expect(all.filter((word) => !counts.has(word)).join(' ')).toBe('')
    // A head of a table is repeated, a heading stands in the contents and above its pages.
    const often = [...counts].filter(([, count]) => count > 1).map(([word]) => word)
    const heads = (files['c.md'] ?? '').match(/^\| (?:q\d+z[ |]+)+$/gm) ?? []
    for (const word of often) expect(heads.join(' ')).toContain(word)
  })

  test('keeps the order of the text', () => {
    const running = (text.match(/q\d+z/g) ?? []).map((word) => Number(word.slice(1, -1)))
    const bodyOf = (name: string): number[] => {
      const source = (files[name] ?? '').replace(/^\[\^[^]*/m, '')
      return (source.match(/q\d+z/g) ?? []).map((word) => Number(word.slice(1, -1)))
    }
    const body = bodyOf('d.md')
    const inBody = new Set(body)
    expect(running.filter((word) => inBody.has(word)).slice(0, 200)).toEqual(body.slice(0, 200))
  })

  test('tells the author what had to be made smaller', () => {
    expect(messages.join('\n')).toContain('is larger than the page')
    expect(rules).toContain('block-squeezed')
  })
})

test('a page smaller than can be set is refused at its line', async () => {
  const config = `${files['publication.yaml']}formats:\n  pdf: {size: 20x30mm}\n`
  const { sources, artifacts } = await build(
    { ...world, ...memoryWorld({ files: { ...files, 'publication.yaml': config } }), browser: world.browser },
    { formats: ['pdf'] },
  )
  expect(artifacts).toEqual([])
  const [message] = sources.flatMap((source) => source.messages)
  expect(message).toMatchObject({ line: 6, ruleId: 'metadata-value' })
})
