import type { FootnoteReference, PhrasingContent, Text } from 'mdast'

import type { Found } from './find.ts'
import { type CiteNode, makeCite, makeNote, type Parent } from './nodes.ts'

/**
 * In a style that cites in notes, make every citation in the text a note.
 *
 * The call stands behind the punctuation that follows the citation, without a space: `word [@key].` is
 * `word.¹`. An author named in the text stays there.
 */
export function moveIntoNotes(found: readonly Found[]): void {
  const parents = new Map<Parent, Found[]>()
  for (const one of found) {
    if (one.writtenInNote || one.linked) continue
    parents.set(one.parent, [...(parents.get(one.parent) ?? []), one])
  }
  for (const [parent, group] of parents) {
    parent.children = moveIn(parent.children as PhrasingContent[], group)
  }
}

function moveIn(children: readonly PhrasingContent[], group: readonly Found[]): PhrasingContent[] {
  const nodes = new Map(group.map((one) => [one.node, one]))
  const moved: PhrasingContent[] = []
  let taken = ''
  for (const [index, child] of children.entries()) {
    if (child.type === 'text' && taken) {
      const rest = child.value.slice(taken.length)
      taken = ''
      if (rest) moved.push({ ...child, value: rest })
      continue
    }
    const one = child.type === 'cite' ? nodes.get(child) : undefined
    if (!one) {
      moved.push(child)
      continue
    }
    const author = one.author ? [authorNode(one)] : []
    if (author.length === 0) closeUp(moved)
    taken = author.length > 0 && !printsNote(one) ? '' : punctuationAt(children[index + 1])
    moved.push(...author, ...punctuation(taken, moved.at(-1)), ...(printsNote(one) ? [call(one)] : []))
  }
  return moved
}

const printsNote = ({ node }: Found): boolean => node.data.hChildren.length > 0

function call(one: Found): FootnoteReference {
  const { node, section } = one
  const identifier = String(node.data.hProperties['id'])
  section.tree.children.push(makeNote(identifier, node))
  return {
    type: 'footnoteReference',
    identifier,
    label: identifier,
    ...(node.position && { position: node.position }),
  }
}

function authorNode({ author, node }: Found): CiteNode {
  const named = makeCite(node.position)
  named.data.hChildren = author ?? []
  return named
}

function closeUp(nodes: PhrasingContent[]): void {
  const last = nodes.at(-1)
  if (last?.type !== 'text') return
  const value = last.value.replace(/[^\S\u00A0]+$/, '')
  nodes.splice(-1, 1, ...(value ? [{ ...last, value }] : []))
}

/** What the note moves behind: never a dash, which parts it from what follows. */
function punctuationAt(next: PhrasingContent | undefined): string {
  return next?.type === 'text' ? (/^(?:(?![—–-]|[([{¿¡«„‚“‘])\p{P})+/u.exec(next.value)?.[0] ?? '') : ''
}

/** A sentence that ended before the citation needs no second full stop. */
function punctuation(text: string, before: PhrasingContent | undefined): Text[] {
  if (!text) return []
  const ended = before?.type === 'text' && /[.,;:!?]['"’”»)]*$/.test(before.value)
  const value = ended ? text.replace(/^[.,;:!?]/, '') : text
  return value ? [{ type: 'text', value }] : []
}
