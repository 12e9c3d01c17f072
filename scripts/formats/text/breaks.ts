import { segmenterOf } from '../segmenters.ts'

/** Scripts that put no space between words: a line may end behind any word, or any character. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const holdsUnspaced = new RegExp(`[${unspaced}]`, 'u')

/** What a line may end with where no space follows: a letter of such a script, or a mark that closes. */
const endsFreely = new RegExp(String.raw`[${unspaced}\u3000-\u303F\uFF00-\uFF64]\p{M}*$`, 'u')

/** What a line may begin with there. A number in brackets is a note's, and stays with its word. */
const beginsFreely = new RegExp(String.raw`^[${unspaced}\p{L}\p{N}「『（【《〈“‘]`, 'u')

/** Marks that close, small kana and signs of repetition begin no line (JIS X 4051, 4.3). */
const neverFirst =
  /^[\p{Pe}\p{Pf}ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿー々〻ゝゞヽヾ・、。，．：；！？…‥％ๆฯៗ]/u

/** Marks that open end no line (JIS X 4051, 4.3). */
const neverLast = /[\p{Ps}\p{Pi}]$/u

/**
 * Cut a word, as spaces part it, where a line may end in it: only in scripts that have no spaces.
 *
 * @param word Without spaces.
 * @param lang BCP 47; a tag that the dictionaries don't know is no harm.
 */
export function cutWord(word: string, lang: string): readonly string[] {
  if (!holdsUnspaced.test(word)) return [word]
  const parts: string[] = []
  // Sentence by sentence: V8's segmenter takes four times as long for twice the text.
  for (const sentence of word.split(/(?<=[。！？])/u)) {
    for (const { segment } of segmenterOf(lang, 'word').segment(sentence)) {
      const last = parts.at(-1)
      if (last !== undefined && !mayBreak(last, segment)) parts[parts.length - 1] = last + segment
      else parts.push(segment)
    }
  }
  return parts
}

const mayBreak = (before: string, after: string): boolean =>
  endsFreely.test(before) && beginsFreely.test(after) && !neverLast.test(before) && !neverFirst.test(after)
