import type { Checked } from './check.ts'
import { marksIn } from './prose/passage.ts'
import { remark } from './prose/place.ts'

/** Scripts that have no space behind a sentence. */
const unspaced = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my', 'yue', 'bo'])

/**
 * A comma or full stop behind a space, with space, the end or a sentence behind it; `. . .` is an ellipsis, ` .5` a
 * number and ` .NET` a name.
 */
const before =
  /(?<=[\p{L}\p{M}\p{N}\uFFFC”’»)\]])[ \u00A0\u202F]+([,.])(?=\s|$|[”’»)\]]|\p{Lu}\p{Ll}+(?:\s|$))(?!\s?\.)/gu

/** Two words with a stop between and no space, alone but for brackets and quotation marks. */
const run =
  /(?<=^|[\s“„«‘(—–])(\p{L}*\p{Ll}{2})([.,!?;])([“„«‘(]?\p{L}\p{Ll}+(?:[-’]\p{L}+)*)(?=[.,;:!?…”’»)]*(?:\s|$))/gu

/** Endings of addresses and of files, which look like words behind a full stop. */
const endings =
  /^(?:com|org|net|info|edu|gov|eu|app|dev|js|ts|py|md|txt|html?|pdf|jpe?g|png|exe|docx?|xlsx?|csv|zip|io|ai|de|fr|uk|us|es|it|nl|at|ch)$/i

/**
 * A space before a comma or full stop, and none behind the stop of a sentence: `word .` and `word.Word`.
 *
 * French sets `;`, `:`, `!` and `?` off by a space, so only commas and full stops are looked at. Addresses, names of
 * files, numbers and abbreviations with several points are no words.
 */
export function checkSpacing({ passages }: Checked): void {
  for (const passage of passages) {
    const { text, language } = passage
    if (unspaced.has(language)) continue
    const isFree = (from: number, to: number) => marksIn(passage, ['link', 'foreign'], from, to).length === 0
    for (const { 0: found, 1: stop = '', index } of text.matchAll(before)) {
      if (text[index - 1] === '.' || !isFree(index, index + found.length)) continue
      remark(
        passage,
        index,
        'spacing',
        `A space stands before the ${names[stop] ?? 'stop'}`,
        'Take the space out.',
      )
    }
    for (const { 0: found, 1: first = '', 2: stop = '', 3: second = '', index } of text.matchAll(run)) {
      const isSentence = stop === ',' || stop === ';' || /^[“„«‘(]?\p{Lu}/u.test(second)
      if (!isSentence || endings.test(second) || !isFree(index, index + found.length)) continue
      const at = index + first.length
      remark(
        passage,
        at,
        'spacing',
        `No space stands behind the ${names[stop]}: “${found}”`,
        'Put a space there.',
      )
    }
  }
}

const names: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'full stop',
  '!': 'exclamation mark',
  '?': 'question mark',
  ';': 'semicolon',
}
