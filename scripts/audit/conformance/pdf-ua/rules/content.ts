import { PDFArray, type PDFDict } from '@cantoo/pdf-lib'

import { once } from '../../../once.ts'
import { arrayIn, dictIn, dictOf, key, numberIn } from '../../../pdf/values.ts'
import type { Marked } from '../content.ts'
import type { Tagged } from '../file.ts'
import { formsOf } from '../forms.ts'
import { type Rule, rule } from '../rule.ts'

const isArtifact = ({ tag }: Marked): boolean => tag === 'Artifact'
const hasNumber = ({ mcid }: Marked): boolean => mcid !== undefined

/** For each page, how often the tree names each piece of numbered content. */
const owned = once(({ elements }: Tagged): ReadonlyMap<number, Map<number, number>> => {
  const found = new Map<number, Map<number, number>>()
  for (const { content } of elements)
    for (const { page, mcid } of content) {
      const counts = found.get(page) ?? new Map<number, number>()
      found.set(page, counts)
      counts.set(mcid, (counts.get(mcid) ?? 0) + 1)
    }
  return found
})

/** What is painted: clause 7.1 and the ties between the pages and the tree. */
export const contentRules: readonly Rule[] = [
  rule('7.1-1', 'no artifact stands in text', ({ pages }) =>
    pages.flatMap(({ marked }, page) =>
      marked
        .filter(({ self, around }) => isArtifact(self) && around.some(hasNumber))
        .map(() => ({ what: 'artifact', page })),
    ),
  ),
  rule('7.1-2', 'no text stands in an artifact', ({ pages }) =>
    pages.flatMap(({ marked }, page) =>
      marked
        .filter(({ self, around }) => hasNumber(self) && around.some(isArtifact))
        .map(() => ({ what: 'text', page })),
    ),
  ),
  rule('7.1-3', 'all that is painted is text or artifact', (file) =>
    file.pages.flatMap(({ painted }, page) => {
      const counts = owned(file).get(page)
      const isKnown = (mark: Marked): boolean =>
        isArtifact(mark) || (mark.mcid !== undefined && counts?.has(mark.mcid) === true)
      return painted
        .filter(({ around }) => !around.some(isKnown))
        .map(({ operator }) => ({ what: operator, page }))
    }),
  ),
  rule('7.20-2', 'numbered content of a form stands in one place', (file) =>
    [...formsOf(file).values()]
      .filter(({ uses, marks }) => uses > 1 && marks.marked.some((each) => hasNumber(each.self)))
      .map(({ uses }) => `${uses} times`),
  ),
  rule('ISO 32000-1, 14.6', 'marked content is closed', ({ pages }) =>
    pages.flatMap(({ isBalanced }, page) => (isBalanced ? [] : [{ what: 'EMC', page }])),
  ),
  rule('ISO 32000-1, 14.7.4', 'all numbered content is in the tree, once, and nothing else is', (file) => {
    const found = file.pages.flatMap(({ marked }, page) => {
      const counts = owned(file).get(page)
      const shown = marked.flatMap(({ self }) => (isArtifact(self) ? [] : (self.mcid ?? [])))
      const known = new Set(shown)
      return [
        ...shown.filter((mcid) => counts?.get(mcid) !== 1),
        ...[...(counts?.keys() ?? [])].filter((mcid) => !known.has(mcid)),
      ].map((mcid) => ({ what: String(mcid), page }))
    })
    const elsewhere = [...owned(file).keys()].filter((page) => !file.pages[page])
    return [...found, ...elsewhere.map(() => 'content of no page')]
  }),
  rule('ISO 32000-1, 14.7.4.4', 'the parent tree names the owner of each content and annotation', (file) => {
    const entries = numbers(dictIn(file.root, 'ParentTree'))
    const lists = file.nodes.map((node) => entries.get(numberIn(node, 'StructParents') ?? -1))
    const wrong = file.elements.flatMap(({ content, objects, ref }) => [
      ...content
        .filter(({ page, mcid }) => {
          const list = lists[page]
          return !(list instanceof PDFArray) || list.get(mcid) !== ref
        })
        .map(({ page, mcid }) => ({ what: String(mcid), page })),
      ...objects
        .filter((object) => entries.get(numberIn(object, 'StructParent') ?? -1) !== ref)
        .map(() => 'annotation'),
    ])
    return file.root ? wrong : ['no tree']
  }),
]

/** A number tree: references of elements as they stand, arrays looked up. */
function numbers(
  node: PDFDict | undefined,
  found = new Map<number, unknown>(),
): ReadonlyMap<number, unknown> {
  for (const kid of arrayIn(node, 'Kids')) numbers(dictOf(kid), found)
  const list = node?.lookup(key('Nums'))
  if (!(list instanceof PDFArray)) return found
  for (let index = 0; index + 1 < list.size(); index += 2) {
    const value = list.lookup(index + 1)
    found.set(Number(String(list.get(index))), value instanceof PDFArray ? value : list.get(index + 1))
  }
  return found
}
