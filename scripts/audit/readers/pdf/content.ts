import { asSpoken, isRightToLeft, isTouching, linesOf } from './lines.ts'
import type { Mooring } from './places.ts'
import type { PageText, Run } from './runs.ts'
import type { Edge, WordStream } from './stream.ts'
import type { Text } from './text.ts'
import { type Element, isElement, type Leaf } from './tree.ts'

/** The marked content of a document, which can be said once. */
export interface Content {
  readonly moorings: Text['moorings']
  /** Say a piece of content; `onText` is told each run of it that is not blank. */
  say(leaf: Leaf, language: string | undefined, onText: (run: Run) => void): void
  /** Leave out all content of an element. */
  pass(element: Element): void
  /** What is left: neither said nor left out, nor marked as no part of the text. */
  rest(): Text['stray']
}

export function contentOf(pages: readonly PageText[], stream: WordStream): Content {
  const marked = pages.map(({ runs }) => byMark(runs))
  const moorings = pages.map((): (Mooring & Edge)[] => [])
  let last = { page: -1, first: -1, last: -1 }

  function take({ page, mark }: Leaf): Marked | undefined {
    const own = marked[page]?.get(mark)
    marked[page]?.delete(mark)
    return own
  }

  function pass({ kids }: Element): void {
    for (const kid of kids) {
      if (isElement(kid)) pass(kid)
      else if ('mark' in kid) take(kid)
    }
  }

  /** What was read last on the line: the number behind a row of dots is drawn far from the title before it. */
  let spoken: Run | undefined
  return {
    moorings,
    say(leaf, language, onText) {
      const own = take(leaf)
      if (!own) return
      const { page } = leaf
      const isNext = page === last.page && (own.first === last.last + 1 || own.last === last.first - 1)
      // Text that is not drawn next to what was read last is another word, even if no space stands between.
      if (!isNext) {
        stream.gap()
        spoken = undefined
      }
      last = { page, ...own }
      for (const [index, line] of linesOf(own.runs).entries()) {
        if (index > 0) spoken = undefined
        for (const run of asSpoken(line, isRightToLeft(language))) {
          if (!isTouching(spoken, run)) stream.gap()
          spoken = run
          if (run.text.trim() !== '') {
            moorings[page]?.push(moor(run, stream.start()))
            onText(run)
          }
          stream.add(run.isLineEnd ? `${run.text}\n` : run.text, page)
        }
      }
    },
    pass,
    rest: () =>
      marked.flatMap((marks, page) => {
        const left = [...marks].flatMap(([mark, { runs }]) => (mark === 'artifact' ? [] : runs))
        const said = left
          .map(({ text }) => text)
          .join('')
          .trim()
        return said === '' ? [] : [{ page, said }]
      }),
  }
}

/** A word's edge that knows its run: one object is both, since there are many. */
export const moor = (run: Run, edge: Edge): Mooring & Edge => Object.assign(edge, { run })

/** The runs of one piece of marked content, and which of the page's they are. */
interface Marked {
  readonly runs: Run[]
  readonly first: number
  last: number
}

function byMark(runs: readonly Run[]): Map<Run['mark'], Marked> {
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
