import { marksIn, type Passage } from './passage.ts'

/** Brackets with a number or a name in them, a page, a note's number typed by hand: sources before they had keys. */
const written =
  /[([][^()[\]]{0,120}(?:\p{N}|\p{Lu}\p{Ll})[^()[\]]{0,200}[)\]]|[\u00B9\u00B2\u00B3\u2070-\u2079]|(?<!\p{L})(?:pp?|S|art|ch|vol)\.\s?\d/u

/** True where a stretch of the passage names a source: it cites, calls a note, links, or says it in brackets. */
export function namesSource(passage: Passage, from = 0, to = passage.text.length): boolean {
  return (
    marksIn(passage, ['citation', 'call', 'link'], from, to).length > 0 ||
    written.test(passage.text.slice(from, to))
  )
}

/** Where the first sentence of a passage ends. */
export function firstSentence({ text }: Passage): number {
  const end = /[.!?…][”’»“)\]]*\s/u.exec(text)
  return end ? end.index + end[0].length : text.length
}

/** Where the sentence begins that a place of the passage belongs to. */
export function sentenceAt({ text }: Passage, at: number): number {
  let start = 0
  for (const { 0: end, index } of text.slice(0, at).matchAll(/[.!?…][”’»“)\]]*\s+(?=[^\p{Ll}])/gu))
    start = index + end.length
  return start
}
