import { comparableWords } from '../../../model/comparable.ts'

/** A stretch of words whose ends are still to be known. */
export interface Stretch {
  from: number
  to: number
}

type Cut =
  | { readonly offset: number; readonly stretch: Stretch; readonly edge: 'from' | 'to' }
  | { readonly offset: number; readonly spot: number }

/** A paragraph's worth of text: words run on through its inline elements, and end where it ends. */
export interface Run {
  write(text: string, spot: number): void
  /** Where `stretch` begins or ends. Within a word, the whole word belongs to it. */
  cut(stretch: Stretch, edge: 'from' | 'to'): void
  /** End the last word. */
  settle(): void
}

/** Words go to `words`, the numbers of their spots to `at`. */
export function runInto(words: string[], at: number[]): Run {
  let text = ''
  let cuts: Cut[] = []
  let spot = 0

  const push = (from: number, to: number): void => {
    if (from >= to) return
    for (const word of comparableWords(text.slice(from, to))) {
      words.push(word)
      at.push(spot)
    }
  }

  return {
    write: (value, place) => {
      if (value === '') return
      cuts.push({ offset: text.length, spot: place })
      text += value
    },
    cut: (stretch, edge) => {
      if (text === '') stretch[edge] = words.length
      else cuts.push({ offset: text.length, stretch, edge })
    },
    settle: () => {
      let start = 0
      for (const cut of cuts) {
        const end = wordStart(text, start, cut.offset)
        push(start, end)
        start = end
        if ('spot' in cut) spot = cut.spot
        else {
          const parts = end < cut.offset ? comparableWords(text.slice(end, cut.offset)).length : 0
          cut.stretch[cut.edge] = words.length + (cut.edge === 'from' ? Math.max(0, parts - 1) : parts)
        }
      }
      push(start, text.length)
      text = ''
      cuts = []
    },
  }
}

/** No word is longer. Bounds the look back, which would make a text of one endless word slow. */
const longest = 200

const isWordPart = /[\p{L}\p{M}\p{N}\u00AD\uD800-\uDFFF]/u

/** Where the word that goes on over `offset` begins; `offset` where none does. */
function wordStart(text: string, start: number, offset: number): number {
  if (offset <= start || offset >= text.length || !isWithinWord(text, offset)) return offset
  let begin = offset
  while (begin > start && isWordPart.test(text[begin - 1] ?? '')) {
    begin--
    if (offset - begin > longest) return offset
  }
  return begin
}

function isWithinWord(text: string, offset: number): boolean {
  let before = offset - 1
  let after = offset
  // Soft hyphens are no part of a word, and end none.
  while (before > 0 && offset - before < longest && text[before] === '\u00AD') before--
  while (after < text.length - 1 && after - offset < longest && text[after] === '\u00AD') after++
  // An accent is part of the letter that it stands behind.
  while (before > 0 && offset - before < longest && isAccent.test(text[before] ?? '')) before--
  const left = kindOf(text.charCodeAt(before))
  const right = kindOf(text.charCodeAt(after))
  if (left !== 'gap' && isAccent.test(text[after] ?? '')) return true
  if (left === 'gap' || right === 'gap') return false
  if (left !== 'other' && right !== 'other') return left === right
  const one = String.fromCodePoint(text.codePointAt(isLow(text, before) ? before - 1 : before) ?? 32)
  const two = String.fromCodePoint(text.codePointAt(after) ?? 32)
  return comparableWords(one + two).length < comparableWords(one).length + comparableWords(two).length
}

const isAccent = /\p{M}/u

const isLow = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index)
  return index > 0 && unit >= 0xdc00 && unit <= 0xdfff
}

function kindOf(unit: number): 'letter' | 'digit' | 'gap' | 'other' {
  if (unit >= 0x80) return 'other'
  if (unit >= 0x30 && unit <= 0x39) return 'digit'
  const small = unit | 0x20
  return small >= 0x61 && small <= 0x7a ? 'letter' : 'gap'
}
