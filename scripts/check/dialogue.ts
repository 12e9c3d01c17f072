import type { Checked } from './check.ts'
import { isParagraph, marksIn, type Passage } from './prose/passage.ts'
import type { Quotation } from './prose/quotations.ts'

/** Verbs of speech, not those of writing: `argues`, `notes` and `states` are said of sources. */
const speech: Readonly<Record<string, string>> = {
  en: 'said|says|asked|asks|replied|answered|cried|shouted|whispered|muttered|murmured|exclaimed|called|sighed|laughed|told|yelled',
  de: 'sagte|sagt|fragte|fragt|rief|antwortete|erwiderte|flüsterte|murmelte|schrie|meinte',
  fr: "dit|dis|demanda|répondit|répliqua|cria|murmura|s[’']écria|demande|répond|chuchota|fit",
  es: 'dijo|dice|preguntó|respondió|contestó|gritó|susurró|murmuró|exclamó',
  it: 'disse|dice|chiese|rispose|gridò|sussurrò|mormorò|esclamò',
}

const spoken = new Map(
  Object.entries(speech).map(([language, verbs]) => [
    language,
    new RegExp(String.raw`(?<!\p{L})(?:${verbs})(?!\p{L})`, 'iu'),
  ]),
)

const opening = /^\s*(?:[“„«»「『‘]|[—–]\s?\p{L})/u

/**
 * A paragraph in which people talk: it begins with a quotation or holds several, and between them stands a verb of
 * speech.
 */
export function isDialogue({ text, language }: Passage, quotations: readonly Quotation[]): boolean {
  if (!opening.test(text) && quotations.length < 2) return false
  const verb = spoken.get(language)
  if (!verb) return opening.test(text)
  let outside = ''
  let at = 0
  for (const { from, to } of quotations) {
    outside += `${text.slice(at, from)} `
    at = to
  }
  return verb.test(outside + text.slice(at))
}

/** Shares of paragraphs that begin with speech: from here on a book without sources is a story. */
const ofStory = 0.15

/** A story names no sources: it cites nothing, and its people talk. */
export function isStory({ passages, references, citations }: Checked): boolean {
  if (citations.size > 0 || references.length > 0) return false
  const paragraphs = passages.filter(
    (passage) => isParagraph(passage) && !passage.quote && passage.note === undefined && !passage.isEpigraph,
  )
  const talk = paragraphs.filter(
    (passage) => opening.test(passage.text) && marksIn(passage, ['call', 'link']).length === 0,
  )
  return talk.length >= 3 && talk.length / paragraphs.length >= ofStory
}
