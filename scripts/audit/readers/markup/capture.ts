import type { Book, Draft } from './book.ts'
import type { Meaning } from './meaning.ts'

/** The text of an element, gathered until it closes. */
export interface Capture {
  text: string
  readonly settle: (text: string) => void
}

/** Labels, numbers of pages and signs of notes are known by their text. */
export function captureOf(
  { isLabel }: Meaning,
  drafts: readonly Draft[],
  labelled: readonly Draft[],
  block: Draft | undefined,
  book: Book,
): Capture | undefined {
  const [first] = drafts
  if (isLabel) {
    const named = first?.kind === 'page' ? [first] : labelled
    return capture((text) => {
      for (const draft of named) draft.label ??= text.replace(/[.:]$/, '')
    })
  }
  if (!first?.target || !links.has(first.kind)) return undefined
  return capture((sign) => {
    if (isMarker.test(sign) || isBack.test(sign)) book.markers.push({ draft: first, block })
  })
}

const capture = (settle: (text: string) => void): Capture => ({
  text: '',
  settle: (text) => {
    settle(text.trim())
  },
})

const links: ReadonlySet<string | undefined> = new Set(['link', 'note-call', 'backlink'])

/** `12`, `[12]`, `(iv)`, `*`: what calls a note. */
const isMarker = /^[[(]?(?:\d{1,4}|[*†‡§¶‖#]{1,4}|[a-z]|[ivxlc]{1,7})[\])]?[.:]?$/i

/** Arrows as well lead back. */
const isBack = /^\W{1,4}$/
