import { contentOf } from './content.ts'
import type { Link } from './pages.ts'
import { isUnder } from './lines.ts'
import { isBlock, isHeading, isTextBlock, kindOf } from './roles.ts'
import type { PageText, Run } from './runs.ts'
import { wordStream } from './stream.ts'
import type { Draft, Text } from './text.ts'
import { type Element, isElement, type Kid } from './tree.ts'

/** What stands around an element. */
interface Around {
  readonly page: number
  readonly isInText: boolean
  readonly sections: number
  readonly language: string | undefined
  readonly link?: OpenLink
  readonly within?: 'note' | 'work'
  /** Text other than links has been said in the note. */
  readonly note?: { isBegun: boolean }
  /** The text of a picture is in its description. */
  readonly isSilent?: boolean
}

/** A link whose text is being read. */
interface OpenLink {
  readonly draft: Draft
  first?: { readonly run: Run; readonly page: number }
}

interface Surroundings {
  /** Of the document. */
  readonly language: string | undefined
  readonly links: readonly Link[]
}

/** Read a document in the order of its structure tree, which needs not be that in which it is drawn. */
export function readTagged(
  tree: Element,
  pages: readonly PageText[],
  { language, links }: Surroundings,
): Text {
  const stream = wordStream()
  const drafts: Draft[] = []
  const content = contentOf(pages, stream)
  const byObject = new Map(links.map((link) => [link.ref, link]))

  function element(node: Element, around: Around): void {
    if (node.role === 'Artifact') return content.pass(node)
    const isApart = isBlock(node.role, around.isInText)
    if (isApart) stream.gap()
    const opened = draftsOf(node, around, stream.start())
    drafts.push(...opened)
    const [draft] = opened
    const inside = insideOf(node, draft, around)
    if (node.actual === undefined) for (const kid of node.kids) walk(kid, inside)
    else {
      content.pass(node)
      if (!inside.isSilent) stream.add(node.actual, Math.max(0, pageOf(node, around)))
    }
    if (isApart) stream.gap()
    if (draft) draft.to = stream.end()
    if (draft && inside.link?.draft === draft) settle(inside.link)
  }

  function walk(kid: Kid, around: Around): void {
    if (isElement(kid)) return element(kid, around)
    if ('annotation' in kid) {
      const link = byObject.get(kid.annotation)
      if (link && around.link) around.link.draft.link ??= link
      return
    }
    if (around.isSilent) return content.pass({ name: '', role: '', kids: [kid] })
    content.say(kid, around.language, (run) => {
      if (around.link) around.link.first ??= { run, page: kid.page }
      else if (around.note) around.note.isBegun = true
    })
  }

  /** Where the tags don't say which link is meant, it is the one over the text. */
  function settle({ draft, first }: OpenLink): void {
    if (draft.link || !first) return
    const { run, page } = first
    const over = links.find((link) => link.page === page && isUnder(run, link.box))
    if (over) draft.link = over
  }

  for (const kid of tree.kids) walk(kid, { page: -1, isInText: false, sections: 0, language })
  stream.gap()
  const { moorings } = content
  return { words: stream.words, at: stream.at, drafts, moorings, stray: content.rest() }
}

/** What an element is to a reader: nothing, one piece, or of a picture with a description two. */
function draftsOf(node: Element, around: Around, from: Draft['from']): Draft[] {
  const kind = isContents(node) ? 'furniture' : kindOf(node.name, node.role, around.isInText)
  if (!kind) return []
  const at = Math.max(0, pageOf(node, around))
  const within = around.note && !around.note.isBegun ? 'note-start' : around.within
  const draft: Draft = {
    kind,
    from,
    to: from,
    at,
    ...(kind === 'heading' && { level: levelOf(node.role, around.sections) }),
    ...(kind === 'cell' && { isHead: node.role === 'TH' }),
    ...(node.lang !== undefined && { language: node.lang }),
    ...(node.id !== undefined && { id: node.id }),
    ...(kind === 'link' && within && { within }),
  }
  if (node.role !== 'Figure' || node.alt === undefined) return [draft]
  return [draft, { kind: 'picture', from, to: from, at, alt: node.alt }]
}

function insideOf(node: Element, draft: Draft | undefined, around: Around): Around {
  const { role } = node
  return {
    ...around,
    page: draft?.at ?? around.page,
    isInText: around.isInText || isTextBlock(role),
    language: node.lang ?? around.language,
    sections: around.sections + (draft?.kind === 'section' ? 1 : 0),
    ...(draft?.kind === 'link' && { link: { draft } }),
    ...(draft?.kind === 'work' && { within: 'work' as const }),
    ...(draft?.kind === 'note' && { within: 'note' as const, note: { isBegun: false } }),
    ...(role === 'Figure' && node.alt !== undefined && { isSilent: true }),
    ...(role === 'Caption' && { isSilent: false }),
  }
}

/** The table of contents with its heading: nothing else is in its section. */
function isContents({ role, kids }: Element): boolean {
  const elements = kids.filter(isElement)
  return (
    role === 'Sect' &&
    elements.some((kid) => kid.role === 'TOC') &&
    elements.every((kid) => kid.role === 'TOC' || isHeading(kid.role))
  )
}

function levelOf(role: string, sections: number): number {
  if (role === 'Title') return 1
  return role === 'H' ? Math.max(1, sections) : Number(role.slice(1))
}

const pageOf = (node: Element, around: Around): number => firstPage(node) ?? around.page

function firstPage({ kids }: Element): number | undefined {
  for (const kid of kids) {
    const page = isElement(kid) ? firstPage(kid) : 'mark' in kid ? kid.page : undefined
    if (page !== undefined && page >= 0) return page
  }
  return undefined
}
