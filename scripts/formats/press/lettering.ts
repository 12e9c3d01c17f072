/**
 * Letters of straight lines, for the edge of the sheet, where a font would have to be embedded for a few words.
 *
 * Each is a number of lines, and each line goes through points `xy` of a field 4 wide and 6 high.
 */
const letters: Readonly<Record<string, string>> = {
  A: '00 26 40/12 32',
  B: '00 06 36 45 44 33 03/33 42 41 30 00',
  C: '45 36 16 05 01 10 30 41',
  D: '00 06 26 44 42 20 00',
  E: '40 00 06 46/03 33',
  F: '00 06 46/03 33',
  G: '45 36 16 05 01 10 30 41 43 23',
  H: '00 06/40 46/03 43',
  I: '10 30/20 26/16 36',
  J: '01 10 30 41 46',
  K: '00 06/46 03 40',
  L: '06 00 40',
  M: '00 06 23 46 40',
  N: '00 06 40 46',
  O: '10 01 05 16 36 45 41 30 10',
  P: '00 06 36 45 44 33 03',
  Q: '10 01 05 16 36 45 41 30 10/22 40',
  R: '00 06 36 45 44 33 03/23 40',
  S: '45 36 16 05 04 13 33 42 41 30 10 01',
  T: '06 46/26 20',
  U: '06 01 10 30 41 46',
  V: '06 20 46',
  W: '06 10 23 30 46',
  X: '00 46/06 40',
  Y: '06 23 46/23 20',
  Z: '06 46 00 40',
  0: '10 01 05 16 36 45 41 30 10/01 45',
  1: '15 26 20/10 30',
  2: '05 16 36 45 44 00 40',
  3: '05 16 36 45 44 33 42 41 30 10 01/13 33',
  4: '30 36 02 42',
  5: '46 06 04 34 43 41 30 10 01',
  6: '45 36 16 05 01 10 30 41 42 33 03',
  7: '06 46 10',
  8: '13 04 05 16 36 45 44 33 13 02 01 10 30 41 42 33',
  9: '01 10 30 41 45 36 16 05 04 13 43',
  '-': '13 33',
  '.': '20 21',
  ':': '21 22/24 25',
  '/': '00 46',
}

/** Widths of a letter with the white behind it, and of a line of them. */
const advance = 6

/** How wide a text is, points. */
export const widthOf = (text: string, height: number): number => (text.length * advance * height) / 6

/** Lines of a text, each through two points or more; what it has no letter for is white. */
export function letterLines(
  text: string,
  x: number,
  y: number,
  height: number,
): (readonly [number, number])[][] {
  const scale = height / 6
  return [...text.toUpperCase()].flatMap((letter, index) => {
    const left = x + index * advance * scale
    const lines = letters[letter]?.split('/') ?? []
    return lines.map((line) =>
      line
        .split(' ')
        .map((point) => [left + Number(point[0]) * scale, y + Number(point[1]) * scale] as const),
    )
  })
}
