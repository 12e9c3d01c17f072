import type { Count } from '../../model/audit.ts'
import { comparableText, comparableWords } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { firstFrom } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import { type Match, spotOf } from './match.ts'

/** Every picture stands between the words that it stood between, with its description. */
export function checkPictures(match: Match): { count: Count; findings: Found[] } {
  const { manuscript, edition, before, after } = match
  const there = edition.pieces.filter(({ kind }) => kind === 'picture')
  const findings: Found[] = []
  const files = fileJudge(match)
  const taken = new Set<Piece>()
  let [kept, written] = [0, 0]
  for (const piece of manuscript.pieces) {
    if (piece.kind !== 'picture') continue
    written += 1
    const from = before[piece.from] ?? -1
    const found = nextAs(there, taken, { from, to: after[piece.to] ?? edition.words.length }, piece)
    if (found) taken.add(found)
    const fault =
      judge(match, piece, found, nextPair(match, piece) ?? Math.max(0, from)) ?? files.judge(piece, found)
    if (fault) findings.push(fault)
    else kept += 1
  }
  return { count: { kept, written }, findings }
}

/** Its caption stands on its page; what comes before may stand on another. */
function nextPair({ pairs, manuscript }: Match, { from, at }: Piece): number | undefined {
  const isNear = spotOf(manuscript, from)?.file === manuscript.spots[at]?.file
  return isNear && (pairs[from] ?? -1) >= 0 ? pairs[from] : undefined
}

/** The next picture of the gap, and rather the one with the same description: an ornament may stand before it. */
function nextAs(
  there: readonly Piece[],
  taken: ReadonlySet<Piece>,
  { from, to }: { from: number; to: number },
  piece: Piece,
): Piece | undefined {
  const gap: Piece[] = []
  for (let index = firstFrom(there, from + 1); index < there.length; index += 1) {
    const each = there[index]
    if (!each || each.from > to) break
    if (!taken.has(each)) gap.push(each)
  }
  return gap.find((each) => isSame(each.alt, piece.alt)) ?? gap[0]
}

const isSame = (one = '', other = ''): boolean => comparableText(one) === comparableText(other)

function judge(match: Match, piece: Piece, found: Piece | undefined, there: number): Found | undefined {
  const name = quote(comparableWords(piece.alt ?? ''))
  // A picture without a description is an ornament, which a PDF does not tag.
  if (!found && name === '“”') return undefined
  if (!found) {
    // What a file without tags shows, it does not say.
    return match.edition.isStructured
      ? finding(match, 'audit-picture', `The picture ${name} is missing`, { piece, there })
      : undefined
  }
  if (isSame(found.alt, piece.alt)) return undefined
  const said = found.alt ? `is described as ${quote(comparableWords(found.alt))}` : 'has no description'
  return finding(match, 'audit-picture', `The picture ${name} ${said}`, { piece, found })
}

/** One file is one picture everywhere: another one stands in its place where the two differ. */
function fileJudge(match: Match) {
  const known = new Map<string, string>()
  const owners = new Map<string, string>()
  return {
    judge({ target: own, ...piece }: Piece, found: Piece | undefined): Found | undefined {
      const there = found?.target
      if (own === undefined || there === undefined) return undefined
      const [file, owner] = [known.get(own) ?? there, owners.get(there) ?? own]
      known.set(own, file)
      owners.set(there, owner)
      if (file === there && owner === own) return undefined
      return finding(match, 'audit-picture', `In place of ${own} stands another picture, ${there}`, {
        piece,
        found,
      })
    },
  }
}
