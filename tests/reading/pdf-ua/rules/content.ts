import { PDFArray, PDFRawStream } from '@cantoo/pdf-lib'

import { latin1, type Marked, readMarks } from '../content.ts'
import { dictIn, key, numberIn, type Tagged, textIn } from '../file.ts'
import { type Rule, rule } from '../rule.ts'

const owners = (file: Tagged): Map<string, number> => {
  const found = new Map<string, number>()
  for (const { page, mcid } of file.elements.flatMap(({ content }) => content))
    found.set(`${page} ${mcid}`, (found.get(`${page} ${mcid}`) ?? 0) + 1)
  return found
}
const isArtifact = ({ tag }: Marked): boolean => tag === 'Artifact'
const hasNumber = ({ mcid }: Marked): boolean => mcid !== undefined

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
  rule('7.1-3', 'all that is painted is text or artifact', (file) => {
    const owned = owners(file)
    return file.pages.flatMap(({ painted }, page) =>
      painted
        .filter(({ around }) => !around.some((each) => isArtifact(each) || owned.has(`${page} ${each.mcid}`)))
        .map(({ operator }) => ({ what: operator, page })),
    )
  }),
  rule('7.20-2', 'numbered content of a form stands in one place', (file) => {
    const uses = new Map<unknown, number>()
    for (const [page, { painted }] of file.pages.entries()) {
      const forms = dictIn(file.document.getPage(page).node.Resources(), 'XObject')
      for (const { operator, name } of painted) {
        const form = operator === 'Do' ? forms?.lookup(key(name)) : undefined
        if (form) uses.set(form, (uses.get(form) ?? 0) + 1)
      }
    }
    const isNumbered = (form: unknown): boolean =>
      form instanceof PDFRawStream &&
      textIn(form.dict, 'Subtype') === 'Form' &&
      readMarks(latin1(form)).marked.some((each) => hasNumber(each.self))
    return [...uses]
      .filter(([form, count]) => count > 1 && isNumbered(form))
      .map(([, count]) => `${count} times`)
  }),
  rule('ISO 32000-1, 14.6', 'marked content is closed', ({ pages }) =>
    pages.flatMap(({ isBalanced }, page) => (isBalanced ? [] : [{ what: 'EMC', page }])),
  ),
  rule('ISO 32000-1, 14.7.4', 'all numbered content is in the tree, once, and nothing else is', (file) => {
    const owned = owners(file)
    const shown = file.pages.flatMap(({ marked }, page) =>
      marked.flatMap(({ self: { tag, mcid } }) =>
        mcid === undefined || tag === 'Artifact' ? [] : [`${page} ${mcid}`],
      ),
    )
    const known = new Set(shown)
    return [
      ...shown.filter((place) => owned.get(place) !== 1),
      ...[...owned.keys()].filter((place) => !known.has(place)),
    ]
  }),
  rule('ISO 32000-1, 14.7.4.4', 'the parent tree names the owner of each content and annotation', (file) => {
    const entries = numbers(file)
    const wrong = file.elements.flatMap(({ content, objects, ref }) => [
      ...content
        .filter(({ page, mcid }) => {
          const list = entries.get(numberIn(file.document.getPages()[page]?.node, 'StructParents') ?? -1)
          return !(list instanceof PDFArray) || list.get(mcid) !== ref
        })
        .map(({ page, mcid }) => `page ${page + 1}, ${mcid}`),
      ...objects
        .filter((object) => entries.get(numberIn(object, 'StructParent') ?? -1) !== ref)
        .map(() => 'annotation'),
    ])
    return file.root ? wrong : ['no tree']
  }),
]

/** A number tree: references of elements as they stand, arrays looked up. */
function numbers({ root }: Tagged): Map<number, unknown> {
  const found = new Map<number, unknown>()
  const walk = (node: ReturnType<typeof dictIn>): void => {
    const kids = node?.lookup(key('Kids'))
    if (kids instanceof PDFArray)
      for (const kid of kids.asArray()) walk(node?.context.lookup(kid) as typeof node)
    const list = node?.lookup(key('Nums'))
    if (!(list instanceof PDFArray)) return
    for (let index = 0; index + 1 < list.size(); index += 2) {
      const value = list.lookup(index + 1)
      found.set(Number(String(list.get(index))), value instanceof PDFArray ? value : list.get(index + 1))
    }
  }
  walk(dictIn(root, 'ParentTree'))
  return found
}
