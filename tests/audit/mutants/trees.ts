import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

import type { Publication, Section } from '../../../scripts/model/publication.ts'
import type { About } from './mutant.ts'

/**
 * A fault of the program itself: a step that changes the publication before the formats are made of it, so that
 * every edition is wrong in the same way and no two of them disagree.
 */
export interface Misstep {
  readonly name: string
  readonly change: (publication: Publication) => Publication
  readonly about: readonly About[]
  /** Words of lines of the manuscript: the findings of each edition must point to one of their blocks. */
  readonly source: readonly string[]
}

const inSection =
  (id: string, change: (tree: Root) => unknown) =>
  (publication: Publication): Publication => {
    if (!publication.sections.some((section) => section.id === id)) throw new Error(`There is no ${id}`)
    return {
      ...publication,
      sections: publication.sections.map((section) =>
        section.id === id ? changed(section, change) : section,
      ),
    }
  }

const inEach =
  (change: (tree: Root) => unknown) =>
  (publication: Publication): Publication => ({
    ...publication,
    sections: publication.sections.map((section) => changed(section, change)),
  })

function changed(section: Section, change: (tree: Root) => unknown): Section {
  const tree = structuredClone(section.tree)
  change(tree)
  return { ...section, tree }
}

/** Take out the elements that are meant, or put others in their place; by their order in the tree, from 0. */
const replace =
  (
    is: (element: Element) => boolean,
    instead: (element: Element, index: number) => readonly Root['children'][number][],
  ) =>
  (tree: Root): void => {
    let count = 0
    visit(tree, 'element', (element, index, parent) => {
      if (!parent || index === undefined || !is(element)) return undefined
      const others = instead(element, count) as Element[]
      count += 1
      parent.children.splice(index, 1, ...others)
      return [SKIP, index + others.length]
    })
  }

const named =
  (name: string, className?: string) =>
  (element: Element): boolean =>
    element.tagName === name &&
    (className === undefined ||
      (Array.isArray(element.properties.className) && element.properties.className.includes(className)))

/** What a step of the program might do to every edition at once. */
export const missteps: readonly Misstep[] = [
  {
    name: 'every second note dropped',
    change: inEach(replace(named('div', 'footnote'), (note, index) => (index % 2 === 0 ? [note] : []))),
    about: ['note', 'words-missing', 'note-call', 'link'],
    source: ['One has been counted', 'A second version has', 'Dunmore thinks'],
  },
  {
    name: 'works cited left out',
    change: (publication) => ({
      ...publication,
      sections: publication.sections.filter(({ role }) => role !== 'bibliography'),
    }),
    about: ['work', 'section', 'words-missing', 'link', 'heading'],
    source: ['# Works Cited', '- id: albury1897', '- id: brandt1922'],
  },
  {
    name: 'text of a chapter twice',
    change: inSection('coin', (tree) => {
      const copies = structuredClone(tree.children)
      for (const copy of copies) visit(copy, 'element', ({ properties }) => void delete properties.id)
      tree.children.push(...copies)
    }),
    about: ['words-twice', 'words-added', 'paragraph', 'heading'],
    source: [
      '# The Last Coin',
      'The railway did not',
      'The last coin was',
      'What remains is',
      'Or an engineer.',
    ],
  },
  {
    name: 'chapter left out',
    change: (publication) => ({
      ...publication,
      sections: publication.sections.filter(({ id }) => id !== 'keepers'),
    }),
    about: ['section', 'words-missing', 'heading', 'link'],
    source: ['# The Keepers', 'Eleven keepers held'],
  },
  {
    name: 'chapters in the wrong order',
    change: (publication) => {
      const order = ['tariff', 'gate']
      let next = 0
      const sections = publication.sections.map((section) => {
        if (!order.includes(section.id)) return section
        const other = publication.sections.find(({ id }) => id === order[next])
        next += 1
        if (!other) throw new Error('A chapter is not there')
        return other
      })
      return { ...publication, sections }
    },
    about: ['order', 'section'],
    source: ['# The Gate', '# The Tariff', 'A turnpike was', 'Every gate carried'],
  },
  {
    name: 'tables left out',
    change: inEach(replace(named('table'), () => [])),
    about: ['table', 'words-missing', 'cell'],
    source: ['| Burden', 'Table: What was asked', '| Quarter', 'Table: Receipts'],
  },
  {
    name: 'last item of every list dropped',
    change: inEach((tree) => {
      visit(tree, 'element', (element) => {
        if (element.tagName !== 'ol' && element.tagName !== 'ul') return
        const last = element.children.findLastIndex((child) => child.type === 'element')
        if (!element.properties.className) element.children.splice(last, 1)
      })
    }),
    about: ['list', 'words-missing'],
    source: ['5. the mail', 'geese, after a riot', 'then the tin', '- write up the night'],
  },
  {
    name: 'emphasis dropped with its words',
    change: inEach(replace(named('em'), () => [])),
    about: ['words-missing', 'emphasis', 'work'],
    source: ['*although*', '*tourniquet*', '*cow*', '*servant*', '*A Survey of the Turnpikes*'],
  },
  {
    name: 'citations dropped',
    change: inEach(replace(named('span', 'citation'), () => [])),
    about: ['citation', 'locator', 'words-missing'],
    source: ['@albury1897, pp. 41', '@dunmore1988, p. 55', '@corrie2004, pp. 201'],
  },
  {
    name: 'descriptions of pictures dropped',
    change: inEach((tree) => {
      visit(tree, 'element', ({ tagName, properties }) => {
        if (tagName === 'img') properties.alt = ''
      })
    }),
    about: ['alt', 'figure', 'picture'],
    source: ['![The tollhouse', '![A halfpenny'],
  },
  {
    name: 'second paragraph of each chapter dropped',
    change: inEach((tree) => {
      visit(tree, 'element', (element) => {
        if (!/^(?:section|h1)$/.test(element.tagName)) return undefined
        const paragraphs = element.children.filter(
          (child) => child.type === 'element' && child.tagName === 'p',
        )
        const [, second] = paragraphs
        if (second) element.children.splice(element.children.indexOf(second), 1)
        return undefined
      })
      const paragraphs = tree.children.filter((child) => child.type === 'element' && child.tagName === 'p')
      const [, second] = paragraphs
      if (second) tree.children.splice(tree.children.indexOf(second), 1)
    }),
    about: ['words-missing', 'paragraph'],
    source: ['Readers in a hurry', 'The second beam', 'Widow Tansy kept', 'The last coin was'],
  },
  {
    name: 'title of the book changed',
    change: (publication) => ({
      ...publication,
      metadata: { ...publication.metadata, title: 'The Toll Horse' },
    }),
    about: ['metadata', 'words-missing', 'words-added'],
    source: ['title: The Toll House'],
  },
  {
    name: 'second author dropped',
    change: (publication) => ({
      ...publication,
      metadata: { ...publication.metadata, authors: publication.metadata.authors.slice(0, 1) },
    }),
    about: ['metadata'],
    source: ['name: Idris Kale'],
  },
  {
    name: 'locators all the same',
    change: inEach((tree) => {
      visit(tree, 'text', (text, _, parent) => {
        if (parent && 'properties' in parent && named('a', 'cite')(parent))
          text.value = text.value.replace(/\d+.*$/, '1')
      })
    }),
    about: ['locator', 'citation', 'words-missing'],
    source: ['@albury1897, pp. 41', '@dunmore1988, p. 55', '@corrie2004, pp. 201'],
  },
]
