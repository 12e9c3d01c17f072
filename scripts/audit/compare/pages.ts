import { comparableWords } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { coverOf, firstPair } from './cover.ts'
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
  const { pairs, own, edition, manuscript } = match
  // A row that is divided over pages is read cell by cell: back and forth.
  const cells = coverOf(manuscript, new Set(['cell']))
  let [last, furthest] = [-1, 0]
  for (const [word, pair] of pairs.entries()) {
    if (own[word] !== streams.body || pair < 0 || pair < last || (cells[word] ?? -1) >= 0) continue
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
  const headings = headingsOf(match)
  return edition.pieces.flatMap((piece) => {
    const [word, mark] = [edition.words[piece.to - 1], edition.words[piece.to - 2]]
    const place = edition.targets.get(piece.target ?? '')
    if (piece.kind !== 'reference' || piece.to - piece.from < 2 || word === undefined || place === undefined)
      return []
    const name = edition.words.slice(piece.from, piece.to - 1)
    const isContents = there[piece.from] === streams.furniture
    const named = isContents ? headings.filter(({ words }) => name.join(' ').endsWith(words)) : []
    // Of headings with one name the one that it leads to.
    const heading =
      named.find((each) => spotOf(edition, each.place)?.page === spotOf(edition, place)?.page) ?? named[0]
    const label = comparableWords(spotOf(edition, heading?.place ?? place)?.label ?? '').join('')
    const isElsewhere =
      heading !== undefined && label !== comparableWords(spotOf(edition, place)?.label ?? '').join('')
    // The figures of a long number may be drawn one by one.
    const isSaid = edition.words.slice(piece.from, piece.to).join('').endsWith(label)
    if (!(isContents || isPageMark(mark)) || label === '' || (isSaid && !isElsewhere)) return []
    const reason = `“${name.join(' ')} ${word}” leads to page ${spotOf(edition, place)?.label ?? ''}, and stands on ${label}`
    const at = {
      found: piece,
      ...(heading ? { piece: heading.piece } : { word: wordBefore(match, piece.from) }),
    }
    return [finding(match, isContents ? 'audit-contents' : 'audit-label', reason, at)]
  })
}

/** `p`, `S`: a letter between what is named and the number of its page. */
const isPageMark = (word = ''): boolean => word.length === 1 && /\p{L}/u.test(word)

/** The headings of the manuscript, the longest first, and where they stand in the edition. */
function headingsOf({ manuscript, pairs }: Match): { piece: Piece; words: string; place: number }[] {
  return manuscript.pieces
    .filter(({ kind, from, to }) => kind === 'heading' && to > from)
    .flatMap((piece) => {
      const place = firstPair(pairs, piece)
      return place === undefined
        ? []
        : [{ piece, words: manuscript.words.slice(piece.from, piece.to).join(' '), place }]
    })
    .toSorted((a, b) => b.words.length - a.words.length)
}

/** The word of the manuscript that stands last before a place of the edition. */
function wordBefore({ pairs }: Match, place: number): number {
  let best = -1
  for (const [word, pair] of pairs.entries())
    if (pair >= 0 && pair <= place && pair >= (pairs[best] ?? -1)) best = word
  return Math.max(0, best)
}
