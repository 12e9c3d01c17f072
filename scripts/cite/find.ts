import type { ElementContent } from 'hast'
import type { FootnoteDefinition, PhrasingContent } from 'mdast'

import type { Mdast, Section } from '../model/publication.ts'
import { type Cluster, findClusters } from './cluster.ts'
import { type Flat, flatten, pointAt, slice } from './flat.ts'
import type { LocatorLabels } from './labels.ts'
import { type CiteNode, isParent, makeCite, type Parent } from './nodes.ts'

/** A citation and where it stands. */
export interface Found {
  readonly cluster: Cluster
  readonly flat: Flat
  readonly node: CiteNode
  readonly section: Section<Mdast>
  /** The note it is printed in, numbered in the section in the order of the calls. */
  readonly note: number | undefined
  readonly writtenInNote: boolean
  /** True where it opens the only paragraph of its note. */
  readonly opensNote: boolean
  /** The parent whose content it is. */
  readonly parent: Parent
  /** True inside a link: it can't hold links itself. */
  readonly linked: boolean
  /** In a style that cites in notes: the author to be named in the text. */
  author?: ElementContent[]
}

interface Context {
  readonly note: number | undefined
  readonly linked: boolean
}

/**
 * Replace the citations of a section by nodes, and list them in reading order: a note is read where it is
 * first called. Every citation in the text of a style that cites in notes takes a number of its own.
 */
export function findCitations(section: Section<Mdast>, labels: LocatorLabels, inNotes: boolean): Found[] {
  const definitions = new Map<string, FootnoteDefinition>()
  const found: Found[] = []
  let notes = 0
  collectDefinitions(section.tree, definitions)
  read(section.tree, { note: undefined, linked: false })
  // Notes that nothing calls are reported elsewhere; they keep their citations.
  for (const definition of definitions.values()) read(definition, { note: ++notes, linked: false })
  return found

  function read(parent: Parent, context: Context): void {
    const replaced = replaceIn(parent)
    for (const child of parent.children) {
      if (child.type === 'cite') {
        const cluster = replaced.get(child)
        if (cluster) found.push(place(cluster, child, parent, context))
      } else if (child.type === 'footnoteReference') readNote(child.identifier)
      else if (child.type !== 'footnoteDefinition' && isParent(child)) {
        read(child, { ...context, linked: context.linked || child.type.startsWith('link') })
      }
    }
  }

  function readNote(identifier: string): void {
    const definition = definitions.get(identifier)
    if (!definition) return
    definitions.delete(identifier)
    read(definition, { note: ++notes, linked: false })
  }

  function place([cluster, flat]: [Cluster, Flat], node: CiteNode, parent: Parent, context: Context): Found {
    const note = context.note ?? (inNotes && !context.linked ? ++notes : undefined)
    const opensNote = context.note !== undefined && parent.children[0] === node && parent.type === 'paragraph'
    const writtenInNote = context.note !== undefined
    return { cluster, flat, node, section, parent, note, writtenInNote, opensNote, linked: context.linked }
  }

  function replaceIn(parent: Parent): Map<CiteNode, [Cluster, Flat]> {
    if (!parent.children.some(mayHoldKey)) return new Map()
    const flat = flatten(parent, section.file)
    const clusters = findClusters(flat, labels)
    const nodes = new Map(clusters.map((cluster) => [makeCite(positionOf(cluster, flat)), [cluster, flat]]))
    if (clusters.length > 0) parent.children = withNodes(flat, [...nodes.keys()], clusters)
    return nodes as Map<CiteNode, [Cluster, Flat]>
  }
}

function withNodes(flat: Flat, nodes: readonly CiteNode[], clusters: readonly Cluster[]): PhrasingContent[] {
  const children: PhrasingContent[] = []
  let at = 0
  for (const [index, { from, to }] of clusters.entries()) {
    const node = nodes[index]
    // A note called inside the brackets is called after them.
    const calls = slice(flat, from, to).filter(({ type }) => type === 'footnoteReference')
    children.push(...slice(flat, at, from), ...(node ? [node] : []), ...calls)
    at = to
  }
  return [...children, ...slice(flat, at, flat.text.length)]
}

function positionOf({ from, to }: Cluster, flat: Flat): CiteNode['position'] {
  const [start, last] = [pointAt(flat, from), pointAt(flat, to - 1)]
  if (!start || !last) return undefined
  const end = { line: last.line, column: last.column + 1 }
  return { start, end: last.offset === undefined ? end : { ...end, offset: last.offset + 1 } }
}

function mayHoldKey(child: Parent['children'][number]): boolean {
  const text = child.type === 'link' ? child.children[0] : child
  return text?.type === 'text' && text.value.includes('@')
}

function collectDefinitions(parent: Parent, definitions: Map<string, FootnoteDefinition>): void {
  for (const child of parent.children) {
    if (child.type === 'footnoteDefinition' && !definitions.has(child.identifier))
      definitions.set(child.identifier, child)
    if (isParent(child)) collectDefinitions(child, definitions)
  }
}
