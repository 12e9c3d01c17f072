import type { EditionAudit } from '../model/audit.ts'
import type { Facts, FileReading, Reading } from '../model/reading.ts'
import type { JudgedFile } from '../model/world.ts'
import type { ManuscriptFacts, Written } from '../model/written.ts'
import { compare } from './compare/index.ts'
import { takeInventory } from './inventory/index.ts'
import { kinship, stranger } from './kinship.ts'
import { readEpub } from './readers/epub/index.ts'
import { readHtml } from './readers/html/index.ts'
import { readPages } from './readers/html/pages.ts'
import { readPdf } from './readers/pdf/index.ts'
import { readText } from './readers/text/index.ts'

export { isProven, joinProofs, type Proof, prove } from './proof.ts'
export { writtenOf } from './written.ts'

/** Reads finished files back, and lays each beside the manuscript. */
export interface Auditor {
  begin(written: Written): void
  audit(file: JudgedFile): Promise<EditionAudit>
}

export function auditor(): Auditor {
  let written: Written | undefined
  let manuscript: Reading | undefined
  let isKin: ReturnType<typeof kinship> | undefined
  return {
    begin(given) {
      written = given
      manuscript = takeInventory(given.sources, given.facts)
      isKin = kinship(manuscript)
    },
    async audit(file) {
      if (!written || !manuscript || !isKin) throw new Error('The manuscript has not been given')
      const edition = await read(file)
      if (!isKin(edition)) return stranger(manuscript, edition)
      const facts = factsFor(manuscript.facts, written.facts, edition.kind)
      return compare({ ...manuscript, facts }, edition)
    },
  }
}

/** An identifier may be of one format only. */
function factsFor(own: Facts, { metadata }: ManuscriptFacts, kind: Reading['kind']): Facts {
  const format = kind === 'html' ? 'web' : kind
  const named = metadata.identifiers.filter(({ for: only }) => only === undefined || only === format)
  return { ...own, identifiers: named.map(({ value }) => value) }
}

async function read(file: JudgedFile): Promise<FileReading> {
  const { path, value, parts } = file
  if (parts) return readPages(file, parts)
  const end = /\.[a-z]+$/.exec(path.toLowerCase())?.[0]
  if (end === '.epub') return readEpub(path, value)
  if (end === '.pdf') return readPdf(path, value)
  if (end === '.html' || end === '.xhtml' || end === '.htm') return readHtml(path, value)
  return readText(path, value)
}
