import { diagnose } from '../model/diagnose.ts'
import type { Front } from './front.ts'
import type { Ledger } from './ledger.ts'
import { roleOf, type Section } from './sections.ts'
import type { VFile } from 'vfile'

/**
 * True where the program can write every chapter's label itself: all are labelled in order and have a title.
 *
 * Else the labels stay in the headings as they were written, and the program adds none.
 */
export function isNumbered(sections: readonly Section[]): boolean {
  const chapters = chaptersOf(sections)
  return (
    chapters.length > 0 &&
    chapters.every(({ heading }, index) => heading?.label && heading.title && heading.number === index + 1)
  )
}

interface Text {
  readonly front: Front
  readonly sections: readonly Section[]
  readonly ledger: Ledger
  readonly file: VFile
}

/** The words of a chapter's heading; the publication's title where the text has none. */
export function titleOf(
  section: Section,
  numbered: boolean,
  { front, sections, ledger, file }: Text,
): string {
  const { heading, lines } = section
  if (!heading) return front.title
  const [line] = lines
  const place = { line: line?.number ?? 1, column: line?.column ?? 1 }
  if (!heading.sure)
    diagnose(file, 'import-unsure', `“${heading.text}” is taken for a chapter's title`, place)
  const labelled = chaptersOf(sections).filter((chapter) => chapter.heading?.label)
  const expected = labelled.indexOf(section) + 1
  if (heading.label && heading.number !== expected) {
    diagnose(
      file,
      'import-unsure',
      `“${heading.label}” is the chapter with the number ${expected} in the text`,
      place,
    )
  }
  if (!numbered || !heading.label) return heading.text
  ledger.omit(lines.slice(0, 1), heading.label)
  return heading.title
}

const chaptersOf = (sections: readonly Section[]): Section[] =>
  sections.filter(({ kind, heading }) => kind === 'chapter' && !roleOf(heading?.text ?? ''))
