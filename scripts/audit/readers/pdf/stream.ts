import { comparableWords } from '../../../model/comparable.ts'

/** A place between words. Its number is known as soon as the word that it may stand in is whole. */
export interface Edge {
  word: number
}

/** Words as they come in, each with the number of its place. */
export interface WordStream {
  readonly words: readonly string[]
  readonly at: readonly number[]
  add(text: string, spot: number): void
  /** What follows is another word. */
  gap(): void
  /** Before the word that is next, or that has begun already. */
  start(): Edge
  /** After the word that was last, even if it goes on. */
  end(): Edge
}

export function wordStream(): WordStream {
  const words: string[] = []
  const at: number[] = []
  let begun = ''
  let begunAt = 0
  let open: { readonly edge: Edge; readonly offset: number; readonly isStart: boolean }[] = []

  function push(text: string, spot: number): void {
    for (const word of comparableWords(text)) {
      words.push(word)
      at.push(spot)
    }
  }

  function gap(): void {
    if (begun === '') return
    const before = words.length
    push(begun, begunAt)
    const whole = words.length - before
    for (const { edge: waiting, offset, isStart } of open) {
      const left = comparableWords(begun.slice(0, offset)).length
      const right = isStart ? comparableWords(begun.slice(offset)).length : 0
      waiting.word = before + left - (isStart && left + right > whole ? 1 : 0)
    }
    begun = ''
    open = []
  }

  function edge(isStart: boolean): Edge {
    const made = { word: words.length }
    if (begun !== '') open.push({ edge: made, offset: begun.length, isStart })
    return made
  }

  return {
    words,
    at,
    add(text, spot) {
      const first = text.search(/\s/)
      if (begun === '') begunAt = spot
      if (first === -1) {
        begun += text
        return
      }
      begun += text.slice(0, first)
      gap()
      let last = text.length
      while (last > first && !isSpace.test(text[last - 1] ?? ' ')) last--
      push(text.slice(first, last), spot)
      begun = text.slice(last)
      begunAt = spot
    },
    gap,
    start: () => edge(true),
    end: () => edge(false),
  }
}

const isSpace = /\s/
