import { toString } from 'hast-util-to-string'
import type { FootnoteReference, PhrasingContent } from 'mdast'

import type { Found } from './find.ts'
import { type CiteNode, makeCite, makeNote, type Parent } from './nodes.ts'
import { makesNote } from './render.ts'
import type { Style } from './style.ts'

/**
 * In a style that cites in notes, make every citation in the text a note.
 *
 * The call stands behind the punctuation that follows the citation, without a space: `word [@key].` is
 * `word.¹`. An author named in the text stays there.
 */
export function moveIntoNotes(found: readonly Found[], style: Style): void {
  const inQuotes = style.engine.getOpt('punctuation-in-quote') === true
  const parents = new Map<Parent, Found[]>()
  for (const one of found) {
    if (!makesNote(one)) continue
    parents.set(one.parent, [...(parents.get(one.parent) ?? []), one])
  }
  for (const [parent, group] of parents) {
    parent.children = moveIn(parent.children as PhrasingContent[], group, inQuotes)
  }
}

function moveIn(
  children: readonly PhrasingContent[],
  group: readonly Found[],
  inQuotes: boolean,
): PhrasingContent[] {
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
    const apart = author.length === 0 && closeUp(moved)
    taken = printsNote(one) ? punctuationAt(children[index + 1], apart) : ''
    moved.push(...author)
    addPunctuation(moved, taken, inQuotes)
    if (printsNote(one)) moved.push(call(one))
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

/** Take away the space before a note; false where there is none. */
function closeUp(nodes: PhrasingContent[]): boolean {
  const last = nodes.at(-1)
  if (last?.type !== 'text') return false
  const value = last.value.replace(/[^\S\u00A0]+$/, '')
  nodes.splice(-1, 1, ...(value ? [{ ...last, value }] : []))
  return value !== last.value
}

/**
 * What the note moves behind: never a dash, which parts it from what follows. A bracket or quotation mark
 * comes before the note where the citation stood apart from the words in it.
 */
function punctuationAt(next: PhrasingContent | undefined, apart: boolean): string {
  if (next?.type !== 'text') return ''
  const run = /^(?:(?![—–-]|[([{¿¡«„‚“‘])\p{P})+/u.exec(next.value)?.[0] ?? ''
  return apart || /^[.,;:!?]/.test(run) ? run : ''
}

/** A sentence that ended before the citation needs no second full stop. */
function addPunctuation(nodes: PhrasingContent[], text: string, inQuotes: boolean): void {
  const last = nodes.at(-1)
  const before =
    last?.type === 'cite'
      ? last.data.hChildren.map((child) => toString(child)).join('')
      : last?.type === 'text'
        ? last.value
        : ''
  const ended =
    last?.type === 'text'
      ? /[.,;:!?]["'’”»)]*$/.test(before) && /^[.,;:!?]/.test(text)
      : before.endsWith('.') && text.startsWith('.')
  const value = ended ? text.slice(1) : text
  if (!value) return
  // American English has the full stop inside: "quoted."
  if (inQuotes && last?.type === 'text' && /["”]$/.test(before) && /^[.,]/.test(value)) {
    nodes.splice(-1, 1, {
      ...last,
      value: before.slice(0, -1) + value.charAt(0) + before.slice(-1) + value.slice(1),
    })
  } else nodes.push({ type: 'text', value })
}
