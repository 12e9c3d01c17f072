import type { Definition, FootnoteDefinition, RootContent } from 'mdast'

import type { Role } from '../../model/publication.ts'
import { writeContent } from './blocks.ts'
import type { Book, Context, Page } from './context.ts'
import { type Content, groupBlocks } from './fences.ts'
import { writeHeading } from './headings.ts'
import type { ManuscriptFacts, ManuscriptText } from '../../model/written.ts'
import { writeNotes } from './notes.ts'
import { parseMarkdown } from './parse.ts'
import type { Draft } from './pen.ts'
import { depthOf, labelCutter, roleOf } from './roles.ts'

export interface WrittenSection {
  readonly piece: Draft
  readonly path: string
  readonly role: Role
  readonly depth: 0 | 1
  readonly title: string
  /** The author's. */
  readonly id?: string
  readonly isNumbered: boolean
}

/**
 * Write the sections of one file: one for each heading of the first level, and one for what stands before the
 * first. Their notes stand at their ends.
 */
export function writeFile(
  source: ManuscriptText,
  book: Book,
  facts: ManuscriptFacts,
  first: number,
): WrittenSection[] {
  const { pen } = book
  pen.openFile(source)
  pen.target(source.path)
  const { children, fences } = parseMarkdown(source.text)
  const page: Page = { path: source.path, text: source.text, fences, ...definitionsIn(children) }
  const [before = [], ...others] = runsOf(groupBlocks(children, fences))
  const runs = before.some(isPrinted) ? [before, ...others] : others
  return runs.map((run, index) => {
    const context: Context = {
      book,
      page,
      place: { number: first + index, hidden: [] },
      source: { text: source.text, base: 0 },
      calls: [],
      isNote: false,
      isLink: false,
    }
    return writeSection(run, source, context, facts)
  })
}

function runsOf(content: readonly Content[]): Content[][] {
  const runs: Content[][] = [[]]
  for (const node of content) {
    if (node.type === 'yaml' || node.type === 'footnoteDefinition' || node.type === 'definition') continue
    if (node.type === 'heading' && node.depth === 1) runs.push([])
    runs.at(-1)?.push(node)
  }
  return runs
}

const isPrinted = (node: Content): boolean =>
  node.type !== 'html' || !/^\s*(?:<!--[^]*?-->\s*)+$/.test(node.value)

function writeSection(
  run: readonly Content[],
  source: ManuscriptText,
  context: Context,
  facts: ManuscriptFacts,
): WrittenSection {
  const { pen } = context.book
  const [first, ...rest] = run
  const offset = first?.type === 'block' ? first.fence.offset : (first?.position?.start.offset ?? 0)
  const piece = pen.open('section', offset)
  const isHeaded = first?.type === 'heading' && first.depth === 1
  const section = isHeaded
    ? headed(writeHeading(first, 1, context, labelCutter(facts)), source, facts)
    : bare(run, source, facts)
  writeContent(isHeaded ? rest : run, context)
  writeNotes(context.calls, { ...context, place: { ...context.place, hidden: [] } })
  pen.flush()
  pen.close(piece)
  piece.role = section.role
  return {
    ...section,
    piece,
    path: source.path,
    depth: depthOf(section.role, source.matter, source.depth ?? 0),
  }
}

type Named = Omit<WrittenSection, 'piece' | 'path' | 'depth'>

function headed(
  heading: ReturnType<typeof writeHeading>,
  source: ManuscriptText,
  facts: ManuscriptFacts,
): Named {
  const { attributes, label, text } = heading
  const hints = { classes: attributes?.classes ?? [], given: source.role, written: label?.role, title: text }
  const role = roleOf({ ...hints, matter: source.matter }, facts)
  return {
    role,
    title: text || facts.words[role === 'part' ? 'part' : 'chapter'],
    isNumbered: !hints.classes.includes('unnumbered'),
    ...(attributes?.id && { id: attributes.id }),
  }
}

/** Without a heading: an epigraph, a dedication, or what its place in the contents says. */
function bare(run: readonly Content[], source: ManuscriptText, { words }: ManuscriptFacts): Named {
  const isAll = (name: string): boolean =>
    run.every((node) => node.type === 'block' && node.fence.name === name)
  const role = isAll('epigraph')
    ? 'epigraph'
    : isAll('dedication')
      ? 'dedication'
      : (source.role ?? 'chapter')
  const title = role === 'epigraph' || role === 'dedication' ? words[role] : stemOf(source.path)
  return { role, title, isNumbered: false }
}

const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '')

/** Notes and addresses by their names; of two of one name the first counts. */
function definitionsIn(children: readonly RootContent[]): Pick<Page, 'definitions' | 'notes'> {
  const definitions = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  const search = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition' && !definitions.has(node.identifier))
        definitions.set(node.identifier, node)
      if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node)
      // Paragraphs and the like hold none.
      if (['blockquote', 'footnoteDefinition', 'list', 'listItem'].includes(node.type) && 'children' in node)
        search(node.children)
    }
  }
  search(children)
  return { definitions, notes }
}
