import type { Citation, CitedItem } from '../model/citation.ts'
import { diagnose } from '../model/diagnose.ts'
import type { CslItem } from '../model/reference.ts'
import type { Checked } from './check.ts'
import { type Mark, marksIn, type Passage } from './prose/passage.ts'
import { quotationsIn } from './prose/quotations.ts'
import { sentenceAt } from './prose/sources-named.ts'

/** CSL types of works that have pages; films, posts and laws are cited as a whole or by their own parts. */
const paged = new Set(
  `article-journal article-magazine book chapter pamphlet paper-conference report review review-book thesis`.split(
    ' ',
  ),
)

/** Fewer words are a phrase of the author's, not a place to look up. */
const leastWords = 5

/** A quotation whose citation names a work with pages, and no page of it. */
export function checkQuotationLocators(book: Checked): void {
  const works = new Map(book.references.map(({ id, item }) => [id, item]))
  const notes = notesOf(book)
  const told = new Set<Citation>()
  for (const [passage, at] of endsOfQuotations(book)) {
    const mark = citationBehind(passage, at)
    const citation = mark && citationOf(mark, book, notes)
    if (!citation || told.has(citation) || saysPlace(passage, at)) continue
    const item = citation.items.find((one) => isBare(one, works.get(one.key)))
    if (!item || citation.items.some(({ locator }) => locator)) continue
    told.add(citation)
    const reason = `The quotation from \`${item.key}\` names no page`
    diagnose(citation.section.file, 'quotation-locator', reason, citation.place)
  }
}

/** Where a citation of the quotation would stand: its last character, or that of the block. */
function endsOfQuotations({ passages, words }: Checked): [Passage, number][] {
  return passages.flatMap((passage, index): [Passage, number][] => {
    const next = passages[index + 1]
    if (passage.isEpigraph) return []
    if (passage.quote) {
      if (passage.quote === next?.quote) return []
      const last = marksIn(passage, ['citation', 'call']).at(-1)
      if (last) return [[passage, last.from]]
      return next && next.section === passage.section ? [[next, 0]] : []
    }
    if (!/[”“’»」』]/.test(passage.text)) return []
    return quotationsIn(passage, words.quotes)
      .filter(({ words: quoted }) => quoted.length >= leastWords)
      .map(({ to }) => [passage, to])
  })
}

/** Right behind the closing mark, past its punctuation, or before it as in `“… [@key]”`. */
function citationBehind(passage: Passage, at: number): Mark | undefined {
  return marksIn(passage, ['citation', 'call'], at - 2).find(
    ({ from }) => from <= at || /^[\s”“’»」』.,;:!?)\uFFFC]*$/u.test(passage.text.slice(at, from)),
  )
}

/** The one citation of a note that holds nothing else. */
function notesOf({ passages, citations }: Checked): Map<string, Citation> {
  const notes = new Map<string, Citation>()
  for (const passage of passages) {
    const [mark, ...more] = passage.note === undefined ? [] : marksIn(passage, ['citation'])
    const citation = mark && citations.get(String(mark.element.properties.id))
    if (citation && more.length === 0 && !/\p{L}/u.test(passage.text))
      notes.set(String(passage.note), citation)
  }
  return notes
}

function citationOf(
  { kind, element }: Mark,
  { citations }: Checked,
  notes: ReadonlyMap<string, Citation>,
): Citation | undefined {
  if (kind === 'citation') return citations.get(String(element.properties.id))
  return notes.get(String(element.properties.href).slice(1))
}

const places =
  /(?<!\p{L})(?:pages?|pp?|chapters?|articles?|sections?|verses?|lines?|paragraphs?|Seiten?|Kapitel|Artikel|Zeilen?|chapitres?|versets?|página|páginas|capítulos?|artículos?|capitol[oi]|pagin[ae]|articol[oi])\.?\s(?:\p{N}|[ivxlc]+\b)|§/iu

/** “Article 3(a) begins:” names the place in the text. */
function saysPlace(passage: Passage, at: number): boolean {
  return places.test(passage.text.slice(sentenceAt(passage, at), at + 80))
}

function isBare({ locator, suffix }: CitedItem, item: CslItem | undefined): boolean {
  if (locator || suffix || !item || !paged.has(item.type)) return false
  // A work of one page needs none.
  const page = typeof item['page'] === 'string' ? item['page'] : ''
  return !(page !== '' && !/[-–—,;&]/.test(page)) && item['number-of-pages'] !== '1'
}
