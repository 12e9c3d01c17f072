import { moor } from './content.ts'
import { runningLines } from './furniture.ts'
import { asSpoken, isRightToLeft, isTouching, isUnder, linesOf } from './lines.ts'
import type { Link } from './pages.ts'
import type { Mooring } from './places.ts'
import type { PageText, Run } from './runs.ts'
import { type Edge, wordStream } from './stream.ts'
import type { Draft, Text } from './text.ts'

interface Surroundings {
  /** Of the document. */
  readonly language: string | undefined
  /** Links of each page. */
  readonly links: readonly (readonly Link[])[]
}

/**
 * Read a document in the order in which it is drawn, which is mostly that in which it is read.
 *
 * What can be known without tags: links by where they stand, running heads and folios by their repetition, the calls
 * of notes as raised figures.
 */
export function readUntagged(pages: readonly PageText[], { language, links }: Surroundings): Text {
  const stream = wordStream()
  const drafts: Draft[] = []
  const running = runningLines(pages)
  const moorings = pages.map((): (Mooring & Edge)[] => [])
  const fromRight = isRightToLeft(language)

  function speak(run: Run, page: number, isCall: boolean): void {
    if (isCall) stream.gap()
    const from = stream.start()
    if (run.text.trim() !== '') moorings[page]?.push(moor(run, from))
    const over = (links[page] ?? []).filter((link) => isUnder(run, link.box))
    if (isCall) {
      stream.add(run.text, page)
      stream.gap()
      drafts.push({
        kind: 'note-call',
        from,
        to: stream.end(),
        at: page,
        isLoose: true,
        ...(over[0] && { link: over[0] }),
      })
    } else if (over.length > 0) linked(run, over, page)
    else stream.add(run.text, page)
    if (run.isLineEnd) stream.gap()
  }

  /** Say a run word by word: which words a link covers is reckoned from their share of its width. */
  function linked(run: Run, over: readonly Link[], page: number): void {
    let open: Draft | undefined
    for (const { text, middle } of partsOf(run)) {
      const link = text.trim() === '' ? open?.link : over.find(({ box }) => covers(box, middle, run))
      if (open && link !== open.link) {
        open.to = stream.end()
        open = undefined
      }
      if (link && !open) {
        const from = stream.start()
        open = { kind: 'link', from, to: from, at: page, isLoose: true, link }
        drafts.push(open)
      }
      stream.add(text, page)
    }
    if (open) open.to = stream.end()
  }

  for (const [page, { runs }] of pages.entries()) {
    for (const line of linesOf(runs)) {
      stream.gap()
      const from = stream.start()
      const spoken = asSpoken(line, fromRight)
      for (const [index, run] of spoken.entries()) {
        if (!isTouching(spoken[index - 1], run)) stream.gap()
        speak(run, page, isCall(run, besides(spoken, index)))
      }
      stream.gap()
      if (line.some((run) => running.has(run)))
        drafts.push({ kind: 'furniture', from, to: stream.end(), at: page })
    }
  }
  drafts.sort((a, b) => a.from.word - b.from.word || b.to.word - a.to.word)
  return { words: stream.words, at: stream.at, drafts, moorings, stray: [] }
}

/** What stands before a run on its line, else behind it. */
function besides(line: readonly Run[], index: number): Run | undefined {
  for (let at = index - 1; at >= 0; at--) if (line[at]?.text.trim()) return line[at]
  return line.slice(index + 1).find(({ text }) => text.trim() !== '')
}

/** Figures that are smaller than the text beside them, and raised. */
const isCall = (run: Run, beside: Run | undefined): boolean =>
  beside !== undefined &&
  /^\s*\d{1,3}\s*$/.test(run.text) &&
  /\p{L}|[.,;:!?”’)\]]/u.test(beside.text) &&
  run.size < beside.size * 0.85 &&
  run.y > beside.y + beside.size * 0.15

const covers = ([left = 0, , right = 0]: readonly number[], middle: number, { x, width }: Run): boolean =>
  x + middle * width > left && x + middle * width < right

/** Words and what stands between them, each with where its middle is, as a share of the run's width. */
function partsOf({ text }: Run): { readonly text: string; readonly middle: number }[] {
  let at = 0
  return (text.match(/\s+|\S+/g) ?? []).map((part) => {
    const middle = (at + part.length / 2) / text.length
    at += part.length
    return { text: part, middle }
  })
}
