/** A label in prose, with its number or letter as the first group: `Appendix C`, `chapter 3`, `第3章`. */
export function labelPattern(label: string, kind: string): RegExp {
  const number = kind === 'appendix' ? '([A-Z])' : kind === 'part' ? '([IVXLC]+|[0-9]+)' : '([0-9]+)'
  const [before = '', after = ''] = label.split('{n}').map((part) => anyCase(part, kind))
  const pattern = `${edge('<', before)}${before}${number}${after}${after ? edge('', after) : '(?![\\p{L}\\p{N}]|[.,:]\\p{N})'}`
  return new RegExp(pattern, 'gu')
}

/** A text as a pattern for itself. */
export const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/** The noun may begin a sentence or stand in it; `part 2` alone is too common a phrase to be a label. */
function anyCase(text: string, kind: string): string {
  return literally(text)
    .replaceAll(' ', String.raw`[ \u00A0\n]`)
    .replace(/^\p{L}/u, (letter) =>
      kind === 'part' || letter.toLowerCase() === letter.toUpperCase()
        ? letter
        : `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
    )
}

/** No letter runs into the label, but in scripts that put no space between words. */
function edge(side: '<' | '', text: string): string {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
    ? ''
    : `(?${side}![\\p{L}\\p{N}])`
}

/** The number of a label: a letter of an appendix, a roman number or digits of anything else. */
export function numberOf(written: string, kind: string): number {
  if (kind === 'appendix') return (written.codePointAt(0) ?? 64) - 64
  return /^\d+$/.test(written) ? Number(written) : roman(written)
}

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

function roman(written: string): number {
  return Array.from(written, (sign) => values[sign] ?? 0).reduce(
    (sum, value, index, all) => sum + (value < (all[index + 1] ?? 0) ? -value : value),
    0,
  )
}
