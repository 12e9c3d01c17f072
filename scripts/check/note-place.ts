import type { Checked } from './check.ts'
import { marksIn, type Passage } from './prose/passage.ts'
import { offsetOf, remark } from './prose/place.ts'

type Side = 'before' | 'behind'

/**
 * Where a call stands by a comma or full stop, in languages that have one rule for it: English and Dutch behind
 * (Chicago Manual of Style, 14.26), French, Italian, Spanish and Portuguese before (Lexique des règles
 * typographiques, «Appel de note»). In German, Danish or Swedish both are right, by what the note is about.
 */
const customs: Readonly<Record<string, Side>> = {
  en: 'behind',
  nl: 'behind',
  fr: 'before',
  it: 'before',
  es: 'before',
  pt: 'before',
}

/** Calls on both sides of punctuation in one book. A book that has its own custom throughout is left alone. */
export function checkNotePlaces({ passages }: Checked): void {
  const calls = passages.flatMap((passage) => (customs[passage.language] ? callsIn(passage) : []))
  const behind = calls.filter(({ side }) => side === 'behind').length
  if (behind === 0 || behind === calls.length) return
  for (const { passage, at, side } of calls) {
    const custom = customOf(passage.language, behind, calls.length - behind)
    if (side === custom) continue
    const most = custom === 'behind' ? behind : calls.length - behind
    const reason = `This note is called ${side} the punctuation, ${most} other${most === 1 ? '' : 's'} ${custom} it`
    remark(passage, at, 'note-place', reason, `Put the call ${custom} the punctuation.`)
  }
}

/** What most calls of the book do; where they are even, what the language does. */
function customOf(language: string, behind: number, before: number): Side {
  if (behind === before) return customs[language] ?? 'behind'
  return behind > before ? 'behind' : 'before'
}

interface Call {
  readonly passage: Passage
  readonly at: number
  readonly side: Side
}

function callsIn(passage: Passage): Call[] {
  const { text, source } = passage
  return marksIn(passage, ['call']).flatMap(({ from, to }): Call[] => {
    const isBefore = /^\uFFFC*[”’»)]*[.,](?!\.)/.test(text.slice(to, to + 8))
    const isBehind = /[.,][”’»“)]*\uFFFC*$/.test(text.slice(Math.max(0, from - 8), from))
    if (isBefore === isBehind) return []
    // A style that cites in notes has placed its calls itself.
    const written = source.text.slice(offsetOf(passage, from)).slice(0, 2)
    return /^(?:\[\^|\^\[)/.test(written) ? [{ passage, at: from, side: isBehind ? 'behind' : 'before' }] : []
  })
}
