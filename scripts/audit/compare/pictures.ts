import type { Count, Finding } from '../../model/audit.ts'
import { comparableWords } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Every picture stands between the words that it stood between, with its description. */
export function checkPictures(match: Match): { count: Count; findings: Finding[] } {
  const { manuscript, edition, before, after } = match
  const there = edition.pieces.filter(({ kind }) => kind === 'picture')
  const findings: Finding[] = []
  let [kept, written, next] = [0, 0, 0]
  for (const piece of manuscript.pieces) {
    if (piece.kind !== 'picture') continue
    written += 1
    const [from, to] = [before[piece.from] ?? -1, after[piece.to] ?? edition.words.length]
    while (next < there.length && (there[next]?.from ?? 0) <= from) next += 1
    const found = nextAs(there, next, to, piece)
    const at = { piece, there: found?.from ?? Math.max(0, from) }
    if (found) next = there.indexOf(found, next) + 1
    const fault = judge(match, piece, found, at)
    if (fault) findings.push(fault)
    else kept += 1
  }
  return { count: { kept, written }, findings }
}

/** The next picture of the gap, and rather the one with the same description: an ornament may stand before it. */
function nextAs(there: readonly Piece[], next: number, to: number, piece: Piece): Piece | undefined {
  const gap: Piece[] = []
  for (let index = next; index < there.length; index += 1) {
    const each = there[index]
    if (!each || each.from > to) break
    gap.push(each)
  }
  return gap.find((each) => isSame(each.alt, piece.alt)) ?? gap[0]
}

const isSame = (one = '', other = ''): boolean =>
  comparableWords(one).join(' ') === comparableWords(other).join(' ')

function judge(
  match: Match,
  piece: Piece,
  found: Piece | undefined,
  at: { piece: Piece; there: number },
): Finding | undefined {
  const name = quote(comparableWords(piece.alt ?? ''))
  if (!found) {
    // What a file without tags shows, it does not say.
    return match.edition.isStructured
      ? finding(match, 'audit-picture', `The picture ${name} is missing`, at)
      : undefined
  }
  if (isSame(found.alt, piece.alt)) return undefined
  const said = found.alt ? `is described as ${quote(comparableWords(found.alt))}` : 'has no description'
  return finding(match, 'audit-picture', `The picture ${name} ${said}`, at)
}
