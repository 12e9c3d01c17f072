import type { VFile } from 'vfile'
import { location } from 'vfile-location'

import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'

import { diagnose } from '../model/diagnose.ts'
import { type BibtexEntry, inherit, splitBibtex } from './bibtex-entries.ts'
import type { RawEntry } from '../model/reference.ts'

/** The entries of a BibTeX or BibLaTeX file. Each is read by itself: a bad one costs no other. */
export function readBibtex(file: VFile): RawEntry[] {
  const places = location(file)
  const at = (offset: number) => {
    const { line, column } = places.toPoint(offset) ?? { line: 1, column: 1 }
    return { line, column }
  }
  const { entries, macros, unclosed } = splitBibtex(String(file))
  for (const offset of unclosed) diagnose(file, 'reference-syntax', 'This entry is not closed', at(offset))

  return entries.flatMap((entry) => {
    const place = at(entry.offset)
    if (!entry.key) {
      diagnose(file, 'reference-id', 'This entry has no key', place)
      return []
    }
    const value = readOne(entry, entries, macros, file, place)
    return value ? [{ value, place }] : []
  })
}

function readOne(
  entry: BibtexEntry,
  all: readonly BibtexEntry[],
  macros: string,
  file: VFile,
  place: RawEntry['place'],
): Record<string, unknown> | undefined {
  try {
    const source = `${macros}\n${inherit(entry, all)}`
    const [item] = new Cite(source, { forceType: '@biblatex/text' }).data
    if (!item) throw new SyntaxError('nothing in it can be read')
    const { _graph, 'citation-key': _key, ...fields } = item
    return { ...fields, id: entry.key, type: fields['type'] ?? 'document' }
  } catch (error) {
    const [reason = ''] = (error as Error).message.split('\n')
    diagnose(file, 'reference-syntax', `The entry \`${entry.key}\` can't be read: ${reason}`, place)
    return undefined
  }
}
