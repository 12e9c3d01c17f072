import type { EditionAudit } from '../model/audit.ts'
import type { Facts, FileReading, Reading } from '../model/reading.ts'
import { compare } from './compare/index.ts'
import { type ManuscriptFacts, takeInventory } from './inventory/index.ts'
import { readEpub } from './readers/epub/index.ts'
import { readHtml } from './readers/html/index.ts'
import { readPdf } from './readers/pdf/index.ts'
import { readText } from './readers/text/index.ts'
import type { Written } from './written.ts'

export { type Written, writtenOf } from './written.ts'

/** A finished file. */
export interface Finished {
  readonly path: string
  readonly value: Uint8Array
}

/** Read finished files back, and lay each beside the manuscript. */
export async function audit(
  { sources, facts }: Written,
  files: readonly Finished[],
): Promise<EditionAudit[]> {
  const manuscript = takeInventory(sources, facts)
  const audits: EditionAudit[] = []
  for (const file of files) {
    const edition = await read(file)
    audits.push(compare({ ...manuscript, facts: factsFor(manuscript.facts, facts, edition.kind) }, edition))
  }
  return audits
}

/** An identifier may be of one format only. */
function factsFor(own: Facts, { metadata }: ManuscriptFacts, kind: Reading['kind']): Facts {
  const format = kind === 'html' ? 'web' : kind
  const named = metadata.identifiers.filter(({ for: only }) => only === undefined || only === format)
  return { ...own, identifiers: named.map(({ value }) => value) }
}

async function read({ path, value }: Finished): Promise<FileReading> {
  const end = /\.[a-z]+$/.exec(path.toLowerCase())?.[0]
  if (end === '.epub') return readEpub(path, value)
  if (end === '.pdf') return readPdf(path, value)
  if (end === '.html' || end === '.xhtml' || end === '.htm') return readHtml(path, value)
  return readText(path, value)
}
