import type { Count, EditionAudit } from '../../model/audit.ts'
import { findAdded } from './added.ts'
import type { FileReading, Reading } from '../../model/reading.ts'
import { checkCitations } from './citations.ts'
import { checkContents } from './contents.ts'
import { checkFacts } from './facts.ts'
import { tellFaults } from './faults.ts'
import type { Found } from './findings.ts'
import { gather } from './gather.ts'
import { checkLabels } from './labels.ts'
import { checkLanguages } from './languages.ts'
import { checkLinks } from './links.ts'
import { findLost, tellMoved } from './lost.ts'
import { type Match, matchBody } from './match.ts'
import { pairNearby } from './nearby.ts'
import { matchNotes } from './notes.ts'
import { checkPictures } from './pictures.ts'
import { streams } from './streams.ts'
import { checkStructure } from './structure.ts'
import { checkTables } from './tables.ts'
import { checkNames } from './names.ts'
import { checkPages } from './pages.ts'
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
  pairNearby(match)
  const lost = findLost(match)
  const pictures = checkPictures(match)
  const { links, references, findings: linked } = checkLinks(match)
  const structure = edition.isStructured ? checkStructure(match) : undefined
  const tables = edition.isStructured ? checkTables(match) : undefined
  const twice = findTwice(match)
  const implied = [
    ...notes.findings,
    ...works.findings,
    ...citations.findings,
    ...pictures.findings,
    ...linked,
    ...(structure?.findings ?? []),
    ...(tables?.findings ?? []),
    ...checkContents(match),
    ...checkLabels(match),
    ...checkLanguages(match),
    ...checkPages(match),
    ...checkNames(match),
  ].filter((found) => !isImplied(found, lost))
  const findings = isUnreadable(match)
    ? [...tellFaults(match), ...lost]
    : [
        ...tellFaults(match),
        ...checkFacts(match),
        ...lost.filter((found) => !isToldAsNote(found, notes.findings)),
        ...tellMoved(match, match.moved),
        ...twice,
        ...(edition.isStructured ? findAdded(match) : []),
        ...implied,
      ]
  return {
    edition: edition.name,
    findings: gather(findings),
    counts: {
      words: countWords(match),
      notes: notes.count,
      citations: citations.count,
      works: works.count,
      ...(structure && { quotations: structure.quotations }),
      ...(edition.isStructured && { figures: pictures.count }),
      ...(tables && { cells: tables.count }),
      appendices: countAppendices(match),
      ...(links && { links }),
      ...(references && { references }),
    },
  }
}

/** Where most of the words can't be read, nothing else can be said. */
const isUnreadable = (match: Match): boolean => {
  const { kept, written } = countWords(match)
  return kept * 2 < written
}

/** What stands in lost words is lost with them: said once. */
const isImplied = ({ from = -1, to = -1, rule }: Found, lost: readonly Found[]): boolean =>
  lost.some(({ from: start = 0, to: end = 0 }) => {
    const isWhole = rule === 'audit-note' && from === start && to === end
    return from >= start && to <= end && end - start > 1 && !isWhole
  })

/** A note that is missing as a whole is told as a note. */
const isToldAsNote = ({ from, to }: Found, notes: readonly Found[]): boolean =>
  notes.some((note) => from === note.from && to === note.to && from !== to)

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
