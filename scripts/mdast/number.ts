import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

import { diagnose } from '../model/diagnose.ts'
import type { Section } from '../model/publication.ts'
import { freeId, idFrom, reservedIds } from '../model/slug.ts'
import type { Words } from '../model/words.ts'
import type { Draft } from './split.ts'

/**
 * Give every section its label and its id.
 *
 * Chapters are numbered where there are two or more; appendices are lettered always, since the text refers
 * to them by their letter; parts have roman numbers.
 */
export function numberSections(drafts: readonly Draft[], words: Words, numbered: boolean): Section<Root>[] {
  const chapters = drafts.filter(({ role }) => role === 'chapter').length
  const taken = new Set([...reservedIds, ...drafts.flatMap((draft) => givenIds(draft))])
  const counts = { chapter: 0, appendix: 0, part: 0 }
  return drafts.map((draft, index) => {
    const { file, tree, role, matter, title, depth } = draft
    const isCounted =
      role === 'appendix' || role === 'part' || (role === 'chapter' && numbered && chapters > 1)
    const label = isCounted && draft.numbered ? labelOf(role, ++counts[role], words) : undefined
    reportWrittenLabel(draft, label)
    const id = draft.id ?? freeId(idFrom(title, `${role}-${index + 1}`), taken)
    return { id, role, matter, title, depth, file, tree, ...(label && { label }) }
  })
}

function labelOf(role: 'chapter' | 'appendix' | 'part', count: number, words: Words): string {
  const number = role === 'appendix' ? letters(count) : role === 'part' ? roman(count) : String(count)
  return words.labels[role].replace('{n}', number)
}

/** A, B, … Z, AA, AB, … */
function letters(count: number): string {
  const last = String.fromCodePoint(65 + ((count - 1) % 26))
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last
}

function roman(count: number): string {
  const steps: [number, string][] = [
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  const [value, sign] = steps.find(([step]) => step <= count) ?? [count, '']
  return count > 0 ? sign + roman(count - value) : ''
}

function reportWrittenLabel({ file, written }: Draft, label: string | undefined): void {
  if (!written || written.label.toLowerCase() === label?.toLowerCase()) return
  const becomes = label ? `becomes “${label}”` : 'has no number'
  diagnose(
    file,
    'label-differs',
    `The heading says “${written.label}”, but the section ${becomes}`,
    written.heading,
  )
}

/** Ids that the author chose, in the section's heading and below. */
function givenIds({ id, tree }: Draft): string[] {
  const ids = id ? [id] : []
  visit(tree, (node) => {
    const given: unknown = (node.data as { hProperties?: { id?: unknown } } | undefined)?.hProperties?.id
    if (typeof given === 'string') ids.push(given)
  })
  return ids
}
