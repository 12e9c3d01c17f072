import { readFileSync } from 'node:fs'

import { toString } from 'hast-util-to-string'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { VFile } from 'vfile'

import { configOf } from '../scripts/metadata/index.ts'
import { cite, loadStyle, readReferences, type Style } from '../scripts/cite/index.ts'
import { isParent } from '../scripts/cite/nodes.ts'
import { citeIn, section, words, world } from './cite/support.ts'

const yaml = readFileSync(new URL('cite/references.yaml', import.meta.url), 'utf8')

/** The text of a tree, each note in braces where it is called. */
function printed(tree: Root): string {
  const definitions = new Map(
    tree.children.flatMap((node) => (node.type === 'footnoteDefinition' ? [[node.identifier, node]] : [])),
  )
  const textOf = (node: Root | Root['children'][number]): string => {
    if (node.type === 'cite') return node.data.hChildren.map((child) => toString(child)).join('')
    if (node.type === 'text') return node.value
    if (node.type === 'footnoteDefinition') return ''
    if (node.type === 'footnoteReference') {
      const note = definitions.get(node.identifier)
      return `{${note?.type === 'footnoteDefinition' ? note.children.map(textOf).join('') : '?'}}`
    }
    return isParent(node) ? node.children.map(textOf).join('') : ''
  }
  return textOf(tree)
}

async function notes(chapters: string | string[], name = 'chicago-notes'): Promise<string[]> {
  const { sections } = await citeIn(chapters, { name, yaml })
  return sections.map(({ tree }) => printed(tree))
}

test('first in full, then short; anew in every chapter', async () => {
  expect(
    await notes([
      'One [@doe2004, p. 1]. Two [@doe2004, p. 2].',
      'Three [@doe2004, p. 3]. Four [@doe2004, p. 4].',
    ]),
  ).toEqual([
    'One.{Jane Doe, The Book of Things (Acme Press, 2004), 1.} Two.{Doe, The Book of Things, 2.}',
    'Three.{Jane Doe, The Book of Things (Acme Press, 2004), 3.} Four.{Doe, The Book of Things, 4.}',
  ])
})

test.for([
  ['word [@roe2001].', 'word.{…}'],
  ['word [@roe2001], and', 'word,{…} and'],
  ['word[@roe2001]; and', 'word;{…} and'],
  ['"word [@roe2001]." And', '"word."{…} And'],
  ['"word" [@roe2001]. And', '"word."{…} And'],
  ['(word [@roe2001]). And', '(word).{…} And'],
  ['It ended. [@roe2001] And', 'It ended.{…} And'],
  ['word [@roe2001]—and', 'word{…}—and'],
  ['word [@roe2001] (and', 'word{…} (and'],
  ['*word* [@roe2001].', 'word.{…}'],
  ['*word [@roe2001].*', 'word.{…}'],
  ['[@roe2001] begins', '{…} begins'],
  ['word [@roe2001]? [@doe2004]!', 'word?{…}!{…}'],
  ['word\n[@roe2001].', 'word.{…}'],
] as const)('%s -> %s', async ([markdown, expected]) => {
  const [text = ''] = await notes(markdown)
  expect(text.replace(/\{[^}]*\}/g, '{…}')).toBe(expected)
})

test('a note begins with a capital', async () => {
  expect(await notes('One [see @doe2004]. Two [*see* @doe2004].')).toEqual([
    'One.{See Jane Doe, The Book of Things (Acme Press, 2004).} Two.{See Doe, The Book of Things.}',
  ])
})

test('the author named in the text stays there', async () => {
  const { sections } = await citeIn('As @roe2001 [p. 12] say.', { name: 'chicago-notes', yaml })
  const [chapter] = sections
  expect(chapter && printed(chapter.tree)).toBe(
    'As Richard Roe and Edgar A. Poe{“On Small Things: A Reply,” Journal of Things 12, no. 3 (2001): 12, https://doi.org/10.1000/xyz123.} say.',
  )
  const [paragraph] = chapter?.tree.children ?? []
  expect(paragraph).toMatchObject({
    children: [
      { type: 'text' },
      { type: 'cite', data: { hChildren: [{ properties: { href: '#ref-roe2001' } }] } },
      { type: 'footnoteReference' },
      { type: 'text' },
    ],
  })
})

test('a name that ends in a full stop ends no sentence twice', async () => {
  expect(await notes('One [@many1999]. By @many1999. More.')).toEqual([
    expect.stringMatching(/By Able et al\.\{“Many Hands\.”\} More\.$/),
  ])
})

test('a citation in a note stays in it, in brackets unless it is all the note says', async () => {
  const [text] = await notes(
    'A[^a] b[^b] c[^c] d[^d].\n\n[^a]: [@doe2004, p. 3].\n\n[^b]: As in [@doe2004, p. 4], more.\n\n[^c]: As @doe2004 [p. 5] says.\n\n[^d]: [@doe2004]; [@roe2001, 3].',
  )
  expect(text).toContain('A{Jane Doe, The Book of Things (Acme Press, 2004), 3.}')
  expect(text).toContain('b{As in (Doe, The Book of Things, 4), more.}')
  expect(text).toContain('c{As Doe, The Book of Things, 5 says.}')
  expect(text).toMatch(/d\{Doe, The Book of Things; \(Richard Roe .*\)\.\}/)
})

test('notes are numbered in the order of their calls, with those that were written', async () => {
  const { sections, citations, html } = await citeIn(
    'A [@doe2004] b[^n] c [@roe2001].\n\n[^n]: Written [@doe2004].',
    { name: 'mhra', yaml },
  )
  expect(citations.map(({ id }) => id)).toEqual(['cite-1', 'cite-2', 'cite-3'])
  expect(sections[0]?.tree.children.map(({ type }) => type)).toEqual([
    'paragraph',
    'footnoteDefinition',
    'footnoteDefinition',
    'footnoteDefinition',
  ])
  expect(html[0]).toMatch(/<span class="citation" id="cite-1"><a class="cite" href="#ref-doe2004">Jane Doe/)
  expect(html[0]).toMatch(/id="cite-2">\(<a class="cite" href="#ref-doe2004">/)
})

test('in a link no note is called', async () => {
  expect(await notes('A [text @doe2004](https://x.org) b.')).toEqual([
    'A text Jane Doe, The Book of Things (Acme Press, 2004) b.',
  ])
})

// None of the vendored styles prints ibid.
const ibidStyle = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
  <info><title>Ibid</title><id>ibid</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation near-note-distance="2"><layout suffix="." delimiter="; ">
    <choose>
      <if position="ibid-with-locator"><group delimiter=" "><text term="ibid" text-case="capitalize-first"/><text variable="locator"/></group></if>
      <else-if position="ibid"><text term="ibid" text-case="capitalize-first"/></else-if>
      <else-if position="subsequent"><group delimiter=" ">
        <names variable="author"><name form="short"/></names><text variable="locator"/>
        <choose><if position="near-note"><text value="near"/></if></choose>
        <text variable="first-reference-note-number" prefix="n"/>
      </group></else-if>
      <else><group delimiter=" "><text variable="title"/><text variable="locator"/></group></else>
    </choose>
  </layout></citation>
</style>`

async function ibid(): Promise<Style> {
  const path = 'csl/styles/ibid.csl'
  const own = {
    ...world,
    resource: async (name: string) =>
      name === path ? new TextEncoder().encode(ibidStyle) : world.resource(name),
    resources: async (folder: string) => (folder === 'csl/styles' ? ['ibid.csl'] : world.resources(folder)),
  }
  const built = await loadStyle('ibid', 'en', own, configOf(new VFile()))
  if (!built) throw new Error('not built')
  return built
}

test('ibid, near notes and first notes, reset in every chapter', async () => {
  const chapters = [
    'a [@doe2004]. b [@doe2004]. c [@doe2004, p. 3]. d [@doe2004, p. 3]. e [@roe2001; @doe2004]. f [@doe2004]. g[^n] h [@doe2004].\n\n[^n]: One [@roe2001] and [@doe2004].',
    'a [@doe2004]. b[^m] c [@roe2001]. d[^k] e [@many1999]. f [@doe2004].\n\n[^m]: Nothing cited.\n\n[^k]: Nor here.',
  ]
  const references = await readReferences([new VFile({ path: 'references.yaml', value: yaml })])
  const sections = chapters.map((markdown, index) => section(markdown, index))
  const result = cite({
    sections,
    references,
    style: await ibid(),
    words,
    metadata: { nocite: [], bibliography: [] },
  })
  expect(result.bibliography).toBeUndefined()
  expect(result.notes).toBe(true)
  expect(sections.map(({ tree }) => printed(tree))).toEqual([
    'a.{The Book of Things.} b.{Ibid.} c.{Ibid. 3.} d.{Ibid.} e.{On small things: a reply; Doe near n1.} f.{Doe near n1.} ' +
      'g{One (Roe, Poe near n5) and (Doe near n1).} h.{Doe near n1.}',
    'a.{The Book of Things.} b{Nothing cited.} c.{On small things: a reply.} d{Nor here.} e.{Many hands.} f.{Doe n1.}',
  ])
})
