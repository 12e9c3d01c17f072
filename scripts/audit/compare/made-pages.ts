import { comparableText } from '../../model/comparable.ts'
import type { FileReading, Reading } from '../../model/reading.ts'

/** Pages that programs add to a text, by the names that links know them by. */
const made = ['#cover', '#titlepage', '#copyright', '#colophon', '#contents', '#toc']

/**
 * Stretches of a PDF that are pages of the program's own: its tags do not tell a title page from a text, but its
 * named places do. Each goes to the next place that is not its own.
 */
export function madePages(
  { targets: own }: Reading,
  { kind, targets, words }: FileReading,
): readonly { readonly from: number; readonly to: number }[] {
  if (kind !== 'pdf') return []
  const places = [...targets].filter(([name]) => !name.startsWith('#page=')).toSorted(([, a], [, b]) => a - b)
  return made.flatMap((name) => {
    const from = targets.get(name)
    if (from === undefined || own.has(name)) return []
    const [, to = words.length] =
      places.find(([other, place]) => place > from && !other.startsWith(name)) ?? []
    return [{ from, to }]
  })
}

/** Labels before headings and captions of a PDF: `Appendix A`, `Table 2`. Its tags do not tell them from the words. */
export function madeLabels(
  { pieces: own }: Reading,
  { kind, pieces, words, isStructured }: FileReading,
): readonly { readonly from: number; readonly to: number }[] {
  if (kind !== 'pdf' || !isStructured) return []
  const labels = new Set(
    own.flatMap(({ label, kind: of }) => (of === 'section' && label ? [comparableText(label)] : [])),
  )
  return pieces.flatMap((piece) => {
    const { from, to } = piece
    const first = words.slice(from, Math.min(to, from + 2))
    const isLabel =
      piece.kind === 'caption'
        ? first.length === 2 && /^\p{L}+$/u.test(first[0] ?? '') && /^\p{N}+$/u.test(first[1] ?? '')
        : piece.kind === 'heading' && to - from > 2 && labels.has(first.join(' '))
    return isLabel ? [{ from, to: from + 2 }] : []
  })
}
