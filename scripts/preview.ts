import type { VFile } from 'vfile'

import { compose } from './compose.ts'
import {
  bookletSheets,
  pageProofs,
  type ProofLayout,
  type ReaderView,
  readerView,
} from './formats/preview/index.ts'
import { publicationDate, slugOf } from './metadata/index.ts'
import type { Edition } from './model/format.ts'
import type { Memory } from './model/memory.ts'
import type { PreviewEvent, ReaderEvent } from './model/preview.ts'
import type { Publication } from './model/publication.ts'
import type { Template } from './model/template.ts'
import { EnvironmentError, type World } from './model/world.ts'
import { previewMessages } from './report/index.ts'

/** A manuscript while it is being written. */
export interface Preview {
  /** Read the manuscript, and tell what has changed. A call while one is under way makes it begin anew behind it. */
  refresh(): Promise<void>
  /** All that has been told so far, for a page that comes later. */
  state(): readonly PreviewEvent[]
  /** A font or picture of the reader's view. */
  file(path: string): { readonly value: Uint8Array; readonly mediaType: string } | undefined
  /** The PDF that a page of the last `pages` event names. */
  proof(name: string): Promise<Uint8Array | undefined>
}

/**
 * The views of a manuscript, made again at each change: the text as e-readers show it first, then what is wrong in it,
 * then the pages as they are printed.
 *
 * @param tell Is given each event as it happens.
 */
export function startPreview(
  world: World & { readonly memory: Memory },
  tell: (event: PreviewEvent) => void,
): Preview {
  const proofs = pageProofs(world)
  const last = new Map<PreviewEvent['type'], PreviewEvent>()
  let view: ReaderView | undefined
  let edition: Edition | undefined
  let isWanted = false
  let running: Promise<void> | undefined
  const enqueue = queue()

  const say = (event: PreviewEvent, whole = event): void => {
    last.set(event.type, whole)
    tell(event)
  }

  async function once(): Promise<void> {
    world.memory.turn()
    const { publication, templates, sources } = await compose(world, ['epub', 'pdf'])
    const messages = previewMessages(sources)
    const isWhole = !isTorn(sources)
    if (publication && templates && (isWhole || !view)) {
      edition = editionOf(publication, templates(), world)
      const next = readerView(copyOf(edition))
      say(changesOf(next, view), changesOf(next, undefined))
      view = next
    }
    say(messages)
    if (isWanted || !edition || !publication || !isWhole) return
    await showPages()
    // Laying out reports what was larger than a page, and templates what they lack.
    say(previewMessages(sources))
  }

  async function showPages(): Promise<void> {
    const current = edition
    if (!current) return
    const layout = await enqueue(() => proofs.layOut(copyOf(current)))
    say(await pagesEvent(layout, current, world))
    last.delete('failure')
  }

  async function untilDone(): Promise<void> {
    while (isWanted) {
      isWanted = false
      await once().catch((error: unknown) => say(failureOf(error)))
    }
    running = undefined
  }

  return {
    refresh() {
      isWanted = true
      running ??= untilDone()
      return running
    },
    state: () => [...last.values()],
    file: (path) => view?.files.get(path),
    async proof(name) {
      const printed = await enqueue(() => proofs.print(name))
      // Its pages end elsewhere than they were said to.
      if (printed?.isMoved && !running) void showPages().catch((error: unknown) => say(failureOf(error)))
      return printed?.value
    },
  }
}

/** Where these are found, half of the text would be gone from the views: they stay as they were. */
const leaving = new Set(['metadata-yaml', 'metadata-missing', 'manuscript-missing', 'file-missing'])

const isTorn = (sources: readonly VFile[]): boolean =>
  sources.some(({ messages }) => messages.some(({ ruleId }) => leaving.has(ruleId ?? '')))

const editionOf = (publication: Publication, template: Template, { now }: World): Edition => ({
  publication,
  template,
  options: {},
  formats: ['epub', 'pdf'],
  slug: slugOf(publication.metadata),
  date: publicationDate(publication.metadata, now),
})

/** Each view may change its trees. */
const copyOf = (edition: Edition): Edition => ({
  ...edition,
  publication: {
    ...edition.publication,
    sections: edition.publication.sections.map((section) => ({
      ...section,
      tree: structuredClone(section.tree),
    })),
  },
})

/** What a page must be told that has seen the view before. */
function changesOf(next: ReaderView, before: ReaderView | undefined): ReaderEvent {
  const known = new Map(before?.parts.map(({ id, hash }) => [id, hash]))
  const { title, lang, dir, style } = next
  return {
    type: 'reader',
    title,
    lang,
    dir,
    ...(style !== before?.style && { style }),
    parts: next.parts.map(({ html, ...part }) => ({
      ...part,
      ...(known.get(part.id) !== part.hash && { html }),
    })),
  }
}

async function pagesEvent(
  { width, height, pages }: ProofLayout,
  { publication: { metadata } }: Edition,
  world: World,
): Promise<PreviewEvent> {
  const { dir = 'ltr', lang, formats } = metadata
  const book = { pages: pages.length, width, height, dir }
  const booklet = await bookletSheets(book, formats['booklet-a4'], lang, world)
  return { type: 'pages', width, height, rightToLeft: dir === 'rtl', pages, booklet }
}

function failureOf(error: unknown): PreviewEvent {
  if (error instanceof EnvironmentError)
    return { type: 'failure', message: error.message, remedy: error.remedy }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return {
    type: 'failure',
    message: stack,
    remedy: 'It is a fault of the program: please report it with these lines.',
  }
}

/** The browser does one thing at a time. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = tail.then(task)
    tail = next.catch(() => {})
    return next
  }
}
