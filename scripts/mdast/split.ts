import type { FootnoteDefinition, Heading, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { Matter, Role } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import type { Words } from '../model/words.ts'
import { roleOf, writtenLabel } from './roles.ts'

/** A section before it has its number and its id. */
export interface Draft {
  readonly file: VFile
  readonly tree: Root
  readonly role: Role
  readonly matter: Matter
  readonly depth: 0 | 1
  readonly title: string
  /** The id that the author gave to the heading. */
  readonly id?: string
  /** False where the heading says `.unnumbered`. */
  readonly numbered: boolean
  /** `Appendix B` typed into the heading, and where. */
  readonly written?: { label: string; heading: Heading }
}

/**
 * One section for each level-1 heading of the file.
 *
 * What stands before the first heading is a section of its own where it is an epigraph or a dedication; a
 * file without any heading is one where its name or place says what it is. Notes go with their calls.
 */
export function splitSections(source: Source, tree: Root, words: Words): Draft[] {
  const notes = tree.children.filter((node) => node.type === 'footnoteDefinition')
  const runs: RootContent[][] = [[]]
  for (const node of tree.children) {
    if (node.type === 'yaml')
      diagnose(source.file, 'front-matter', 'The front matter of a chapter is not read', node)
    if (node.type === 'yaml' || node.type === 'footnoteDefinition') continue
    if (node.type === 'heading' && node.depth === 1) runs.push([])
    runs.at(-1)?.push(node)
  }
  const [before = [], ...headed] = runs
  const drafts = headed.map((run) => headedDraft(source, run, words))
  if (before.some((node) => node.type !== 'html' || !isComment(node.value)))
    drafts.unshift(bareDraft(source, before, words))
  else if (headed.length === 0)
    diagnose(source.file, 'section-title', 'The file is empty', { line: 1, column: 1 })
  for (const draft of drafts) draft.tree.children.push(...notesOf(draft.tree, notes))
  return drafts
}

const isComment = (html: string): boolean => /^\s*(?:<!--[^]*?-->\s*)+$/.test(html)

function headedDraft({ file, role: given, matter, depth }: Source, run: RootContent[], words: Words): Draft {
  const [heading] = run
  if (heading?.type !== 'heading') throw new Error('A run begins with its heading.')
  const { id, className = [] } = (heading.data?.hProperties ?? {}) as { id?: string; className?: string[] }
  // The section wears the id, not the heading: `#id` leads to the top of the page.
  if (heading.data) delete heading.data.hProperties
  const written = writtenLabel(heading, words)
  const title = toString(heading).trim()
  const role = roleOf({ classes: className, given, title, matter, words, written: written?.role })
  if (!title) diagnose(file, 'section-title', 'The heading is empty', heading)
  if (run.length === 1 && role !== 'part' && role !== 'bibliography') {
    diagnose(file, 'section-empty', `The section \`${title}\` is empty`, heading)
  }
  return {
    file,
    tree: { type: 'root', children: run },
    ...placeOf(role, matter, depth),
    title: title || words[role === 'part' ? 'part' : 'chapter'],
    numbered: !className.includes('unnumbered'),
    ...(id && { id }),
    ...(written?.label && { written: { label: written.label, heading } }),
  }
}

/** Text without a heading: only an epigraph or a dedication needs none. */
function bareDraft({ file, role: given, matter, depth }: Source, run: RootContent[], words: Words): Draft {
  const named = run.map((node) => (node.type === 'containerDirective' ? node.name : ''))
  const only = (name: string) => named.length > 0 && named.every((other) => other === name)
  const role = only('epigraph') ? 'epigraph' : only('dedication') ? 'dedication' : (given ?? 'chapter')
  if (role !== 'epigraph' && role !== 'dedication') {
    diagnose(file, 'section-title', 'The text begins without a heading', run[0])
  }
  const title = role === 'epigraph' || role === 'dedication' ? words[role] : (file.stem ?? words.chapter)
  return {
    file,
    tree: { type: 'root', children: run },
    ...placeOf(role, matter, depth),
    title,
    numbered: false,
  }
}

const matters: Partial<Record<Role, Matter>> = {
  dedication: 'front',
  foreword: 'front',
  preface: 'front',
  introduction: 'body',
  chapter: 'body',
  part: 'body',
  conclusion: 'body',
  appendix: 'back',
  glossary: 'back',
  bibliography: 'back',
}

/** Only the body has parts to stand below. */
function placeOf(role: Role, given: Matter, depth: 0 | 1): { role: Role; matter: Matter; depth: 0 | 1 } {
  const matter = matters[role] ?? given
  return { role, matter, depth: matter === 'body' && role !== 'part' ? depth : 0 }
}

/** The notes that a section calls, and those that its notes call. */
function notesOf(tree: Root, notes: readonly FootnoteDefinition[]): FootnoteDefinition[] {
  const found = new Map<string, FootnoteDefinition>()
  const follow = (node: Root | FootnoteDefinition): void => {
    visit(node, 'footnoteReference', ({ identifier }) => {
      const note = notes.find((other) => other.identifier === identifier)
      if (!note || found.has(identifier)) return
      // A note that two sections call stands in both: each gets its own copy to change.
      found.set(identifier, structuredClone(note))
      follow(note)
    })
  }
  follow(tree)
  return [...found.values()]
}
