import type { Run } from './runs.ts'

const rightToLeft = /^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|syr|ug|ur|yi)(?:-|$)/i

/** The language is written from right to left, by its usual script. */
export const isRightToLeft = (language: string | undefined): boolean =>
  language !== undefined && rightToLeft.test(language)

/** Runs in the file's order, line by line: a line ends where the file says so, or where the next one is not beside it. */
export function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = []
  let line: Run[] = []
  for (const run of runs) {
    const last = line.at(-1)
    if (last && (last.isLineEnd || !isBeside(last, run))) {
      lines.push(line)
      line = []
    }
    line.push(run)
  }
  if (line.length > 0) lines.push(line)
  return lines
}

/**
 * Nothing stands between two runs that follow each other: they may be one word. Where the file leaps instead of
 * setting a space, they are not.
 */
export function isTouching(a: Run | undefined, b: Run): boolean {
  if (!a || a.turn !== 0 || b.turn !== 0 || a.text.trim() === '' || b.text.trim() === '') return true
  const apart = Math.min(Math.abs(b.x - a.x - a.width), Math.abs(a.x - b.x - b.width))
  if (isRaised(a, b)) return false
  return apart < 0.3 * Math.max(a.size, b.size)
}

/** The number of a note, smaller and higher than what it stands behind. */
const isRaised = (a: Run, b: Run): boolean =>
  /^\p{N}+$/u.test(b.text.trim()) && b.size < a.size * 0.85 && b.y > a.y + a.size * 0.15

/** On the same line, be it raised: half the size of the larger is more than any superscript is. */
export function isBeside(a: Run, b: Run): boolean {
  if (a.text === '' || b.text === '') return true
  if (a.turn !== b.turn) return false
  const apart = a.turn % 180 === 0 ? a.y - b.y : a.x - b.x
  return Math.abs(apart) < Math.max(a.size, b.size, 1) * 0.7
}

/**
 * The runs of one line as they are spoken. A PDF holds them from left to right, each by itself already turned into
 * its logical order; Arabic letters are a run each, and their vowel signs come before or after them.
 *
 * The order that sets a line (UAX #9) is undone by runs: in a line that begins at the right all are reversed, and
 * then Latin words and numbers back; in one that begins at the left, what is written from right to left.
 */
export function asSpoken(line: readonly Run[], fromRight: boolean): readonly Run[] {
  if (!line.some((run) => run.isRightToLeft)) return line
  const rest = signed(line)
    .filter((run) => run.text !== '' && !isSliver(run))
    .toSorted((a, b) => (fromRight ? b.x - a.x : a.x - b.x))
  const spoken = turned(rest, fromRight)
  const last = spoken.at(-1)
  if (!last || !line.some(({ isLineEnd }) => isLineEnd)) return spoken
  return [...spoken.slice(0, -1).map((run) => ({ ...run, isLineEnd: false })), { ...last, isLineEnd: true }]
}

const isSign = /^\s*\p{M}+\s*$/u

/** A space without width: it stands where a vowel sign moved the pen back. */
const isSliver = ({ text, width, size }: Run): boolean =>
  text.trim() === '' && width < Math.max(size, 6) * 0.05

/** Give vowel signs to their letters: in the file each stands to the left of its own. */
function signed(line: readonly Run[]): Run[] {
  if (!line.some(({ text }) => isSign.test(text))) return [...line]
  const made: Run[] = []
  let signs = ''
  for (const run of line) {
    if (isSign.test(run.text)) signs += run.text.trim()
    else if (run.text.trim() === '') made.push(run)
    else {
      made.push(signs === '' ? run : { ...run, text: run.text + signs })
      signs = ''
    }
  }
  return made
}

const isLetters = (run: Run): boolean => /[\p{L}\p{M}]/u.test(run.text)

/** Turn back each stretch that goes against the line; what is neither stays within it if both its neighbours do. */
function turned(runs: readonly Run[], fromRight: boolean): Run[] {
  const isAgainst = (run: Run): boolean =>
    fromRight ? !run.isRightToLeft && /[\p{L}\p{N}]/u.test(run.text) : run.isRightToLeft
  const made: Run[] = []
  for (let at = 0; at < runs.length;) {
    const run = runs[at]
    if (!run) break
    let end = at + 1
    if (isAgainst(run)) {
      for (let next = end; next < runs.length; next++) {
        const other = runs[next]
        if (!other) break
        if (isAgainst(other)) {
          // Two numbers side by side are not one stretch: they follow the line.
          if (next > end && fromRight && !runs.slice(at, next + 1).some(isLetters)) break
          end = next + 1
        } else if (other.isRightToLeft !== !fromRight && isLetters(other)) break
      }
    }
    made.push(...runs.slice(at, end).toReversed())
    at = end
  }
  return made
}

/** A box, as that of a link, lies over the run or a part of it. */
export function isUnder(
  { text, x, y, width, size }: Run,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): boolean {
  const middle = y + size * 0.3
  return text.trim() !== '' && middle > bottom && middle < top && x < right && x + width > left
}
