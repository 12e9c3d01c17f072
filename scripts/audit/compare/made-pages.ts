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
