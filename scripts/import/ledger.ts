import type { Line } from './lines.ts'

/** Where the words of a line went that are not typed again in the text's own files. */
export interface Ledger {
  /** The program writes these words itself: a label, a date. Without `text`, the whole of the lines. */
  omit(lines: readonly Line[], text?: string): void
  /** publication.yaml holds the lines, but for the words `around` names. */
  move(lines: readonly Line[], around?: string): void
  /** The lines became a footnote: they stand where the text calls it. */
  note(lines: readonly Line[]): void
  /** What was left out of the line with this number. */
  omitted(line: number): string
  isMoved(line: number): boolean
  isNote(line: number): boolean
}

export function openLedger(): Ledger {
  const omitted = new Map<number, string>()
  const moved = new Set<number>()
  const noted = new Set<number>()
  return {
    omit(lines, text) {
      for (const line of lines) omitted.set(line.number, text ?? line.text)
    },
    move(lines, around = '') {
      for (const line of lines) {
        moved.add(line.number)
        omitted.set(line.number, around)
      }
    },
    note(lines) {
      for (const line of lines) noted.add(line.number)
    },
    omitted: (line) => omitted.get(line) ?? '',
    isMoved: (line) => moved.has(line),
    isNote: (line) => noted.has(line),
  }
}
