/** Inclusive code point ranges. */
export type Ranges = readonly (readonly [first: number, last: number])[]

/** Read a CSS `unicode-range` value: `U+0000-00FF,U+0131,U+4??`. */
export function parseRanges(value: string): Ranges {
  return value.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
  })
}

export function covers(ranges: Ranges, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** The distinct characters of a text that a font has to draw: no spaces, no controls, nothing unassigned. */
export function distinctCodePoints(text: string): number[] {
  const drawn = [...new Set(text)].filter((character) => /[^\p{C}\p{Z}]/u.test(character))
  return drawn.map((character) => character.codePointAt(0) ?? 0)
}
