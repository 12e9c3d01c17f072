import { asSpoken, isRightToLeft, linesOf } from './lines.ts'
import type { Link } from './pages.ts'
import type { Mooring } from './places.ts'
import { isBlock, isHeading, isTextBlock, kindOf } from './roles.ts'
import type { PageText, Run } from './runs.ts'
import { type Edge, wordStream } from './stream.ts'
import type { Draft, Text } from './text.ts'
import { type Element, isElement, type Leaf } from './tree.ts'

interface Around {
  readonly page: number
  readonly isInText: boolean
  readonly sections: number
  readonly link?: Draft
  readonly within?: 'note' | 'work'
  readonly note?: { isBegun: boolean }
  /** The text of a picture is in its description. */
  readonly isSilent?: boolean
  readonly language?: string
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
  const moorings = pages.map((): (Mooring & Edge)[] => [])
  const byObject = new Map(links.map((link) => [link.ref, link]))
  const content = pages.map(({ runs }) => contentOf(runs))
  let last = { page: -1, first: -1, last: -1 }

  function element(node: Element, around: Around): void {
    if (node.role === 'Artifact') return pass(node)
    const isApart = isBlock(node.role, around.isInText)
    if (isApart) stream.gap()
    const draft = open(node, around)
    const inside = insideOf(node, draft, around)
    if (node.actual === undefined) for (const kid of node.kids) walk(kid, inside)
    else say(node, node.actual, inside)
    if (isApart) stream.gap()
    if (draft) draft.to = stream.end()
  }

  function walk(kid: Element['kids'][number], around: Around): void {
    if (isElement(kid)) element(kid, around)
    else if ('mark' in kid) leaf(kid, around)
    else if (around.link) {
      const link = byObject.get(kid.annotation)
      if (link) around.link.link ??= link
    }
  }

  function open(node: Element, around: Around): Draft | undefined {
    const kind = isContents(node) ? 'furniture' : kindOf(node.name, node.role, around.isInText)
    if (!kind) return undefined
    const from = stream.start()
    const page = Math.max(0, firstPage(node) ?? around.page)
    const within = around.note && !around.note.isBegun ? 'note-start' : around.within
    const draft: Draft = {
      kind,
      from,
      to: from,
      at: page,
      ...(kind === 'heading' && { level: levelOf(node.role, around.sections) }),
      ...(kind === 'cell' && { isHead: node.role === 'TH' }),
      ...(node.lang !== undefined && { language: node.lang }),
      ...(node.id !== undefined && { id: node.id }),
      ...(kind === 'link' && within && { within }),
    }
    drafts.push(draft)
    if (node.role === 'Figure' && node.alt !== undefined)
      drafts.push({ kind: 'picture', from, to: from, at: page, alt: node.alt })
    return draft
  }

  /** Leave the content of an element out. */
  function pass(node: Element): void {
    for (const kid of node.kids) {
      if (isElement(kid)) pass(kid)
      else if ('mark' in kid) content[kid.page]?.delete(kid.mark)
    }
  }

  function say(node: Element, text: string, around: Around): void {
    const page = firstPage(node) ?? around.page
    pass(node)
    if (page >= 0) stream.add(text, page)
  }

  function leaf({ page, mark }: Leaf, around: Around): void {
    const own = content[page]?.get(mark)
    content[page]?.delete(mark)
    if (!own || around.isSilent) return
    // Text that is not drawn next to what was read last is another word, even if no space stands between.
    if (page !== last.page || (own.first !== last.last + 1 && own.last !== last.first - 1)) stream.gap()
    last = { page, ...own }
    for (const line of linesOf(own.runs)) {
      for (const run of asSpoken(line, isRightToLeft(around.language))) speak(run, page, around)
    }
  }

  function speak(run: Run, page: number, { note, link }: Around): void {
    if (run.text.trim() !== '') {
      moorings[page]?.push(moor(run, stream.start()))
      if (note && !link) note.isBegun = true
    }
    stream.add(run.isLineEnd ? `${run.text}\n` : run.text, page)
  }

  const start: Around = {
    page: -1,
    isInText: false,
    sections: 0,
    ...(language !== undefined && { language }),
  }
  for (const kid of tree.kids) walk(kid, start)
  stream.gap()
  const stray = content.flatMap((marks, page) => {
    const text = [...marks].flatMap(([mark, { runs }]) => (mark === 'artifact' ? [] : runs))
    const said = text
      .map((run) => run.text)
      .join('')
      .trim()
    return said === '' ? [] : [{ page, said }]
  })
  return { words: stream.words, at: stream.at, drafts, moorings, stray }
}

/** An edge that is known by its run too: one object is both. */
const moor = (run: Run, edge: Edge): Mooring & Edge => Object.assign(edge, { run })

function insideOf(node: Element, draft: Draft | undefined, around: Around): Around {
  const { role } = node
  return {
    ...around,
    page: draft?.at ?? around.page,
    isInText: around.isInText || isTextBlock(role),
    ...(node.lang !== undefined && { language: node.lang }),
    sections: around.sections + (draft?.kind === 'section' ? 1 : 0),
    ...(draft?.kind === 'link' && { link: draft }),
    ...(draft?.kind === 'work' && { within: 'work' as const }),
    ...(draft?.kind === 'note' && { within: 'note' as const, note: { isBegun: false } }),
    ...(role === 'Figure' && node.alt !== undefined && { isSilent: true }),
    ...(role === 'Caption' && { isSilent: false }),
  }
}

/** The runs of one piece of marked content, and which of the page's they are. */
interface Marked {
  readonly runs: Run[]
  readonly first: number
  last: number
}

function contentOf(runs: readonly Run[]): Map<Run['mark'], Marked> {
  const content = new Map<Run['mark'], Marked>()
  for (const [index, run] of runs.entries()) {
    const known = content.get(run.mark)
    if (known) {
      known.runs.push(run)
      known.last = index
    } else content.set(run.mark, { runs: [run], first: index, last: index })
  }
  return content
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

const levelOf = (role: string, sections: number): number =>
  role === 'H' ? Math.max(1, sections) : role === 'Title' ? 1 : Number(role.slice(1))

function firstPage({ kids }: Element): number | undefined {
  for (const kid of kids) {
    const page = isElement(kid) ? firstPage(kid) : 'mark' in kid ? kid.page : undefined
    if (page !== undefined && page >= 0) return page
  }
  return undefined
}
