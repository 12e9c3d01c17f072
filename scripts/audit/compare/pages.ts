import { comparableWords } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { type Found, finding } from './findings.ts'
import { type Match, spotOf } from './match.ts'
import { streams } from './streams.ts'

/** The pages of a PDF: in order, and named rightly where the text names them. */
export function checkPages(match: Match): Found[] {
  if (match.edition.kind !== 'pdf') return []
  return [...checkOrder(match), ...checkNumbers(match)]
}

/** The running text goes on from page to page. */
function checkOrder(match: Match): Found[] {
  const { pairs, own, edition } = match
  let [last, furthest] = [-1, 0]
  for (const [word, pair] of pairs.entries()) {
    if (own[word] !== streams.body || pair < 0 || pair < last) continue
    last = pair
    const spot = spotOf(edition, pair)
    const page = spot?.page ?? 0
    if (page < furthest) {
      const reason = `Page ${spot?.label ?? page} comes before the page that leads to it`
      // One page in the wrong place is told once.
      return [finding(match, 'audit-order', reason, { word, there: pair })]
    }
    furthest = page
  }
  return []
}

/** `p. 12`, and the numbers of the printed contents, are those of the pages they lead to. */
function checkNumbers(match: Match): Found[] {
  const { edition, there } = match
  return edition.pieces.flatMap((piece) => {
    const [word, mark] = [edition.words[piece.to - 1], edition.words[piece.to - 2]]
    const place = edition.targets.get(piece.target ?? '')
    if (piece.kind !== 'reference' || word === undefined || place === undefined) return []
    const isContents = there[piece.from] === streams.furniture
    const label = comparableWords(spotOf(edition, place)?.label ?? '').join('')
    if (!(isContents || isPageMark(mark)) || label === '' || label === word) return []
    const name = edition.words.slice(piece.from, piece.to - 1).join(' ')
    const reason = `“${name} ${word}” leads to page ${label}`
    const rule = isContents ? 'audit-contents' : 'audit-label'
    return [
      finding(match, rule, reason, {
        word: sourceOf(match, piece, isContents ? place : piece.from),
        found: piece,
      }),
    ]
  })
}

/** `p`, `S`: a letter between what is named and the number of its page. */
const isPageMark = (word = ''): boolean => word.length === 1 && /\p{L}/u.test(word)

/** The word of the manuscript that stands at a place of the edition or next behind it. */
export function sourceOf({ pairs }: Match, _piece: Piece, place: number): number {
  let best = 0
  for (const [word, pair] of pairs.entries()) {
    if (pair >= place && (best === 0 || pair < (pairs[best] ?? 0))) best = word
    if (pair === place) return word
  }
  return best
}
