import type { Element, Nodes, Root, Text } from 'hast'

import { hasClass } from '../../model/elements.ts'
import type { Section } from '../../model/publication.ts'
import { type Mark, object, type Passage, type Piece, type Surroundings } from './passage.ts'
import type { SourceText } from './source.ts'

const blocks = new Set(
  `address aside blockquote body caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li
  main nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(/\s+/),
)

const objects = new Set(['code', 'img', 'input', 'kbd', 'math', 'pre', 'samp', 'svg', 'video', 'audio'])

/**
 * The prose of a section, run by run. What the program has written itself is left out: labels, the heading of the
 * notes, the list of works cited, the words of cross-references.
 */
export function readPassages(section: Section, source: SourceText, language: string): Passage[] {
  const passages: Passage[] = []
  let values: string[] = []
  let marks: Mark[] = []
  let pieces: Piece[] = []
  let at = 0
  const root: Element = { type: 'element', tagName: 'div', properties: {}, children: [] }
  readBlock(section.tree, { element: root, language: primary(language), isVerse: false, isEpigraph: false })
  return passages

  function readBlock(node: Root | Element, around: Surroundings): void {
    flush(around)
    for (const child of node.children) readNode(child, around)
    flush(around)
  }

  function readNode(node: Nodes, around: Surroundings): void {
    if (node.type === 'text') addText(node)
    else if (node.type !== 'element' || isFurniture(node)) return
    else if (objects.has(node.tagName)) add(object)
    else if (node.tagName === 'br') add('\n')
    else if (blocks.has(node.tagName)) {
      flush(around)
      readBlock(node, within(node, around))
    } else readInline(node, around)
  }

  function readInline(node: Element, around: Surroundings): void {
    const kind = kindOf(node, around.language)
    const from = at
    const mark = kind && marks.push({ kind, from, to: from, element: node }) - 1
    if (kind === 'citation' || kind === 'call' || hasClass(node, 'xref')) add(object)
    else for (const child of node.children) readNode(child, around)
    if (kind && mark !== undefined) marks[mark] = { kind, from, to: at, element: node }
  }

  function addText(node: Text): void {
    if (node.position || node.value.trim()) pieces.push({ from: at, node })
    add(node.value)
  }

  function add(value: string): void {
    values.push(value)
    at += value.length
  }

  function flush(around: Surroundings): void {
    const text = values.join('')
    if (/[^\s\uFFFC]/.test(text) || marks.length > 0)
      passages.push({ ...around, section, source, text, marks, pieces })
    ;[values, marks, pieces, at] = [[], [], [], 0]
  }
}

const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''

function kindOf(node: Element, language: string): Mark['kind'] | undefined {
  if (hasClass(node, 'citation')) return 'citation'
  if (hasClass(node, 'noteref')) return 'call'
  if (node.tagName === 'a') return 'link'
  const lang = langOf(node)
  if (lang !== undefined && lang !== language) return 'foreign'
  if (node.tagName === 'strong' || node.tagName === 'b') return 'strong'
  return /^(?:em|i|cite)$/.test(node.tagName) ? 'emphasis' : undefined
}

function langOf({ properties: { lang } }: Element): string | undefined {
  return typeof lang === 'string' ? primary(lang) : undefined
}

function isFurniture(node: Element): boolean {
  return (
    hasClass(node, 'backlink') ||
    hasClass(node, 'noteref-comma') ||
    hasClass(node, 'references') ||
    (hasClass(node, 'label') && !node.position) ||
    (node.tagName === 'h2' && String(node.properties.id).startsWith('notes-') && !node.position)
  )
}

function within(element: Element, around: Surroundings): Surroundings {
  const isQuote = element.tagName === 'blockquote'
  const isVerse = around.isVerse || hasClass(element, 'verse')
  const quote = around.quote ?? (isQuote ? element : undefined)
  const enclosure = isQuote || hasClass(element, 'verse') ? element : around.enclosure
  const note = hasClass(element, 'footnote') ? String(element.properties.id) : around.note
  return {
    element,
    language: langOf(element) ?? around.language,
    isVerse,
    isEpigraph: around.isEpigraph || hasClass(element, 'epigraph'),
    ...(quote && { quote }),
    ...(enclosure && { enclosure }),
    ...(note !== undefined && { note }),
  }
}
