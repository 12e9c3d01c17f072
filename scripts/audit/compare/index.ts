import type { Count, EditionAudit, Finding } from '../../model/audit.ts'
import type { FileReading, Reading } from '../../model/reading.ts'
import { checkCitations } from './citations.ts'
import { checkContents } from './contents.ts'
import { checkFacts } from './facts.ts'
import { checkLinks } from './links.ts'
import { findLost } from './lost.ts'
import { type Match, matchBody } from './match.ts'
import { matchNotes } from './notes.ts'
import { checkPictures } from './pictures.ts'
import { streams } from './streams.ts'
import { checkStructure } from './structure.ts'
import { checkTables } from './tables.ts'
import { findTwice } from './twice.ts'
import { matchWorks } from './works.ts'

/**
 * Lay a manuscript beside an edition, and say what of it the edition does not hold, once and in order.
 *
 * The order of the steps matters: each takes words out of those that are left over, from the surest to the least
 * sure. What a file without structure can't say is not asked of it.
 */
export function compare(manuscript: Reading, edition: FileReading): EditionAudit {
  const match = matchBody(manuscript, edition)
  const notes = matchNotes(match)
  const works = matchWorks(match)
  const citations = checkCitations(match, notes.found, works.works)
  const lost = findLost(match)
  const twice = findTwice(match)
  const pictures = checkPictures(match)
  const { links, references, findings: linked } = checkLinks(match)
  const structure = edition.isStructured ? checkStructure(match) : undefined
  const tables = edition.isStructured ? checkTables(match) : undefined
  const findings: Finding[] = [
    ...faultsOf(edition),
    ...checkFacts(match),
    ...lost,
    ...twice,
    ...notes.findings,
    ...works.findings,
    ...citations.findings,
    ...pictures.findings,
    ...linked,
    ...(structure?.findings ?? []),
    ...(tables?.findings ?? []),
    ...checkContents(match),
  ]
  return {
    edition: edition.name,
    counts: {
      words: countWords(match),
      notes: notes.count,
      citations: citations.count,
      works: works.count,
      ...(structure && { quotations: structure.quotations }),
      ...(edition.isStructured && { figures: pictures.count }),
      ...(tables && { cells: tables.count }),
      appendices: countAppendices(match),
      links,
      references,
    },
    findings,
  }
}

function faultsOf({ name, spots, faults }: FileReading): Finding[] {
  return faults.map(({ at, reason }) => {
    const place = spots[at]
    return { rule: 'audit-file', edition: name, reason, ...(place && { place }) }
  })
}

/** The author's words: works are counted as such. */
function countWords({ pairs, own }: Match): Count {
  let [kept, written] = [0, 0]
  for (const [word, pair] of pairs.entries()) {
    if (own[word] === streams.work) continue
    written += 1
    if (pair >= 0) kept += 1
  }
  return { kept, written }
}

/** An appendix is kept where all its words are. */
function countAppendices({ manuscript, pairs }: Match): Count {
  const appendices = manuscript.pieces.filter(({ kind, role }) => kind === 'section' && role === 'appendix')
  const kept = appendices.filter(({ from, to }) => pairs.subarray(from, to).every((pair) => pair >= 0))
  return { kept: kept.length, written: appendices.length }
}
