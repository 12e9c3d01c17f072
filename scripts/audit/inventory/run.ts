import { type Located, locateWords } from './locate.ts'
import { offsetAt, type Origin } from './origin.ts'

/** A place in the run that becomes a place among the words once they are known. */
export interface Mark {
  readonly index: number
  /** A piece that begins inside a word has all of it. */
  readonly isStart: boolean
  set(word: number): void
}

/** The text of one block as it is gathered. */
export interface Run {
  text: string
  /** Places of the text and the offsets that they stand at, in pairs; up to the next pair they run together. */
  readonly origins: number[]
  readonly marks: Mark[]
}

export const emptyRun = (): Run => ({ text: '', origins: [], marks: [] })

/** Add the characters `from` to `to` of a text. */
export function addText(run: Run, added: string, origin: Origin, from: number, to: number): void {
  const at = run.text.length
  run.origins.push(at, offsetAt(origin, from))
  if (origin.offsets) {
    for (let index = from + 1; index < to; index++) {
      if (origin.offsets[index] !== (origin.offsets[index - 1] ?? 0) + 1)
        run.origins.push(at + index - from, offsetAt(origin, index))
    }
  }
  run.text += from === 0 && to === added.length ? added : added.slice(from, to)
}

/** Tell the words of a run in order, each with its offset in the file; `before` is the number of words so far. */
export function endRun(run: Run, before: number, tell: (word: string, offset: number) => void): void {
  const { origins, marks } = run
  const located = locateWords(run.text)
  setMarks(marks, located, before)
  let pair = 0
  for (const [index, word] of located.words.entries()) {
    const start = located.starts[index] ?? 0
    while ((origins[pair + 2] ?? Infinity) <= start) pair += 2
    tell(word, (origins[pair + 1] ?? 0) + start - (origins[pair] ?? 0))
  }
}

function setMarks(marks: readonly Mark[], { words, starts }: Located, before: number): void {
  let word = 0
  for (const { index, isStart, set } of marks) {
    while ((starts[word] ?? Infinity) < index) word++
    const last = word - 1
    const isInside = isStart && last >= 0 && (starts[last] ?? 0) + (words[last]?.length ?? 0) > index
    set(before + (isInside ? last : word))
  }
}
