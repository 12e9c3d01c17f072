/** One line that holds something, without the spaces around it. */
export interface Line {
  /** As an editor counts, from 1. */
  readonly number: number
  /** Of the first character that is no space, from 1. */
  readonly column: number
  /** Spaces before it; a tab counts four. */
  readonly indent: number
  readonly text: string
  /** Blank lines before it. */
  readonly blanks: number
}

// Editors count no line at these, but they part lines: a form feed between pages, a line separator.
const inner = /[\v\f\u2028\u2029]/

/** The lines that hold something. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let blanks = 0
  text.split(/\r\n|\r|\n/).forEach((physical, index) => {
    let offset = 0
    for (const piece of physical.split(inner)) {
      const trimmed = piece.trim()
      if (trimmed) {
        const lead = piece.slice(0, piece.length - piece.trimStart().length)
        const indent = [...lead].reduce((sum, space) => sum + (space === '\t' ? 4 : 1), 0)
        lines.push({ number: index + 1, column: offset + lead.length + 1, indent, text: trimmed, blanks })
        blanks = 0
      }
      offset += piece.length + 1
    }
    if (!physical.trim()) blanks += 1
  })
  return lines
}

/**
 * One space for a run of spaces.
 *
 * A single no-break space stays; beside other spaces it is what web pages leave of two spaces, so it goes.
 */
export function singleSpaces(text: string): string {
  return text.replace(/\s+/g, (run) => (/^[^ \t]$/.test(run) ? run : ' '))
}
