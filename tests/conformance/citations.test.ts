import { readFileSync } from 'node:fs'

import { toString } from 'hast-util-to-string'
import type { FootnoteDefinition, Paragraph, Root } from 'mdast'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { isParent } from '../../scripts/cite/nodes.ts'
import { citeIn } from '../cite/support.ts'
import { pandoc, plain, type Printed, references } from './pandoc-citations.ts'

const keys = references.match(/(?<=- id: )\S+/g) ?? []
const styles = [
  'apa', 'asa', 'chicago-author-date', 'chicago-notes', 'harvard', 'ieee', 'iso690', 'mhra', 'mla', 'vancouver',
] // prettier-ignore
const forms = {
  plain: (a: string) => `[@${a}]`,
  page: (a: string) => `[@${a}, p. 12]`,
  affixes: (a: string) => `[see @${a}, pp. 33-35, for example]`,
  two: (a: string, b: string) => `[@${a}; @${b}]`,
  chapters: (a: string, b: string) => `[@${a}, ch. 3; see also @${b}, p. 7]`,
  suppressed: (a: string) => `[-@${a}]`,
  suppressedPage: (a: string) => `[-@${a}, p. 4]`,
  narrative: (a: string) => `@${a}`,
  narrativePage: (a: string) => `@${a} [p. 12]`,
  narrativeMore: (a: string, b: string) => `@${a} [12; see @${b}]`,
  braces: (a: string) => `[@${a}, {ch. A}, my *emphasis*]`,
  note: (a: string) => `[^${a}]`,
}

interface Difference {
  readonly reason: string
  readonly cases: Readonly<Record<string, { ours: string; pandoc: string }>>
}

const known: Difference[] = parse(
  readFileSync(new URL('citations-differences.yaml', import.meta.url), 'utf8'),
)

test('differences from pandoc are few and explained', () => {
  expect(known.length).toBeLessThanOrEqual(10)
  const names = new Set(styles)
  for (const { reason, cases } of known) {
    expect(reason).toMatch(/\w{3,} \w+/)
    for (const name of Object.keys(cases)) expect(names).toContain(name.split(' ')[0])
  }
})

test.for(styles.map((style, offset) => ({ style, offset })))(
  '$style prints as pandoc prints it',
  { timeout: 60_000 },
  async ({ style, offset }) => {
    const { markdown, names } = manuscript(offset)
    const theirs = await pandoc(markdown, style, 'en-US')
    const ours = await pamphlet(markdown, style)
    expect(ours.paragraphs).toHaveLength(names.length)

    const expected = new Map<string, { ours: string; pandoc: string }>()
    const compare = (name: string, mine = '', other = '') => {
      if (mine !== other) expected.set(`${style} ${name}`, { ours: mine, pandoc: other })
    }
    for (const [index, name] of names.entries())
      compare(name, ours.paragraphs[index], theirs.paragraphs[index])
    expect(ours.entries).toHaveLength(theirs.entries.length)
    for (const [index, entry] of ours.entries.entries())
      compare(`entry ${index + 1}`, entry, theirs.entries[index])

    const explained = known.flatMap(({ cases }) => Object.entries(cases))
    expect(Object.fromEntries(expected)).toEqual(
      Object.fromEntries(explained.filter(([name]) => name.startsWith(`${style} `))),
    )
  },
)

/** Every form once, each style with other works in it. */
function manuscript(offset: number): { markdown: string; names: string[] } {
  const key = (index: number) => keys[(index + offset) % keys.length] ?? ''
  const notes: string[] = []
  const paragraphs = Object.values(forms).map((form, index) => {
    const written = form(key(index * 2), key(index * 2 + 1))
    if (written.startsWith('[^')) notes.push(`${written}: As in [@${key(index * 2)}, p. 3].`)
    return `Some words ${written}, and more.`
  })
  return { markdown: [...paragraphs, ...notes].join('\n\n'), names: Object.keys(forms) }
}

async function pamphlet(markdown: string, name: string): Promise<Printed> {
  const { sections, bibliography } = await citeIn(markdown, { name, yaml: references })
  const tree = sections[0]?.tree ?? { type: 'root', children: [] }
  const notes = new Map(
    tree.children
      .filter((node): node is FootnoteDefinition => node.type === 'footnoteDefinition')
      .map((node) => [node.identifier, plain(textOf(node, new Map()))]),
  )
  const paragraphs = tree.children.filter((node): node is Paragraph => node.type === 'paragraph')
  return {
    paragraphs: paragraphs.map((node) => plain(textOf(node, notes))),
    entries: (bibliography?.children ?? []).map((item) => {
      const [entry] = item.type === 'element' ? item.children : []
      return plain(entry ? toString(entry) : '')
    }),
  }
}

function textOf(node: Root | Root['children'][number], notes: ReadonlyMap<string, string>): string {
  if (node.type === 'cite') return node.data.hChildren.map((child) => toString(child)).join('')
  if (node.type === 'footnoteReference') return `{${notes.get(node.identifier) ?? '?'}}`
  if (node.type === 'text') return node.value
  return isParent(node) ? node.children.map((child) => textOf(child, notes)).join('') : ''
}
