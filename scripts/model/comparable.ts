/** Scripts that put no space between words: each character is compared by itself. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

/** Written from right to left: readers of PDF may leave out the space where the direction turns. */
const leftward = String.raw`\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}`

const word = new RegExp(
  String.raw`[${unspaced}]\p{M}*|(?:[${leftward}]\p{M}*)+|\p{M}*(?:(?![${unspaced}${leftward}])\p{L}\p{M}*)+|\p{N}+`,
  'gu',
)

/** Characters without a shape: some readers of PDF give them, and some don't. */
// oxlint-disable-next-line no-misleading-character-class -- each of them is meant by itself
const shapeless = /[\u00AD\u200B-\u200F\u2060\uFE00-\uFE0F\uFEFF]/g

/** Nothing that NFKC or the lower case would change but ASCII capitals: most of the text in most languages. */
const isPlain = /^[\t\n\r\u0020-\u007E\u2010-\u2026]*$/
const plainWord = /[a-z]+|\d+/g

/**
 * The words of a text, as they are compared: without case, punctuation, soft hyphens and ligatures.
 *
 * Letters and digits are words of their own, so that the number of a note never sticks to the word before it.
 */
export function comparableWords(text: string): string[] {
  if (isPlain.test(text)) return text.toLowerCase().match(plainWord) ?? []
  const plain = text.replaceAll(shapeless, '').normalize('NFKC')
  // Capitals have no sharp s: what a style sets in them comes back as ss.
  return plain.toLowerCase().replaceAll('ß', 'ss').match(word) ?? []
}

/** The same as one text: two that differ in nothing else are equal. */
export const comparableText = (text = ''): string => comparableWords(text).join(' ')
