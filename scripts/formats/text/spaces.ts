/** Scripts that are written without spaces: the end of a source line is none between them. */
const tight = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF64`
const tightEnd = new RegExp(String.raw`(?<=[${tight}])[ \t\r]*\n[ \t]*(?=[${tight}])`, 'gu')

/** Controls, and soft hyphens: they have no place in a text that nobody hyphenates, and hide words from a search. */
// oxlint-disable-next-line no-control-regex -- those are meant
const unseen = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\uFEFF\uFFFE\uFFFF]/g

/** White space of the source as single spaces. No-break spaces are none of it: see `wrap`. */
export const evenSpaces = (text: string): string =>
  text
    .replaceAll(tightEnd, '')
    .replaceAll(unseen, '')
    .replaceAll(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')

/** The same for program text, whose spaces and lines stand. */
export const codeLines = (text: string): string[] =>
  text
    .replace(/\n$/, '')
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) =>
      line
        .replaceAll(/[^\S\t\u00A0]/g, ' ')
        .replaceAll(unseen, '')
        .trimEnd(),
    )

/** A line without spaces at its ends or two in a row. */
export const trimLine = (line: string): string => line.replaceAll(/ {2,}/g, ' ').replaceAll(/^ | $/g, '')
