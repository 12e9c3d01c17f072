import type { VFile } from 'vfile'

import { writeConfig } from './config.ts'
import { decode } from './decode.ts'
import { filesOf, type ImportedFile } from './files.ts'
import { readFront } from './front.ts'
import { languageOf } from './language.ts'
import { openLedger } from './ledger.ts'
import { linesOf } from './lines.ts'
import { reportLost } from './lost.ts'
import { measureOf } from './measure.ts'
import { matchNotes } from './notes.ts'
import { paragraphsOf } from './paragraphs.ts'
import { sectionsOf } from './sections.ts'

export type { ImportedFile }

/**
 * A plain text as the files of a manuscript, publication.yaml first, the others in reading order.
 *
 * Every word comes through: what has no clear form stays text, and each guess is a warning on `file` at its
 * line and column. Empty where the file holds no UTF-8 text (an error on `file`).
 */
export function importText(file: VFile): ImportedFile[] {
  const text = decode(file)
  if (text === undefined) return []
  const lines = linesOf(text)
  const ledger = openLedger()
  const front = readFront(paragraphsOf(lines), file, ledger)
  const sections = sectionsOf(front.body)
  const notes = matchNotes(sections, file)
  const contents = filesOf({ front, sections, notes, measure: measureOf(front.body), ledger, file })
  const config = writeConfig(front, languageOf(text), contents)
  reportLost(lines, config, contents.all, ledger, file)
  return [config, ...contents.front, ...contents.body, ...contents.appendices, ...contents.back]
}
