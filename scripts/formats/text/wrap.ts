import stringWidth from 'string-width'

import { cutWord } from './breaks.ts'

/**
 * Break a paragraph into lines, each as long as fits.
 *
 * Lines end at spaces, and between words of scripts that have none; never at a hyphen, behind which nobody could
 * tell any more whether it was the author's. A no-break space stays the character it is: it holds its words together
 * here, and in whatever program sets the text anew, and every reader takes it for a space. A word that is longer than
 * a line has a line of its own: an address that is cut leads nowhere.
 *
 * @param width Columns, see `columnsOf`.
 * @param rest Columns of all lines but the first.
 */
export function wrap(text: string, width: number, lang: string, rest: number = width): string[] {
  if (width === Infinity) return [text]
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    for (const [index, part] of cutWord(word, lang).entries()) {
      const columns = columnsOf(part)
      const space = index === 0 && line !== '' ? 1 : 0
      if (line !== '' && used + space + columns > (lines.length === 0 ? width : rest)) {
        lines.push(line)
        line = part
        used = columns
      } else {
        line += (space === 1 ? ' ' : '') + part
        used += space + columns
      }
    }
  }
  return [...lines, line]
}

/** Columns of a terminal that a text takes: two for each wide character of East Asia, none for combining marks. */
export const columnsOf = (text: string): number => (isPlain.test(text) ? text.length : stringWidth(text))

/** Letters of one column, most of the text in most languages: reckoned at once. */
const isPlain = /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u2010-\u2027]*$/
