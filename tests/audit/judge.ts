import { type Finding, rulesAbout } from './audit-files.ts'
import type { Expected } from './mutants/mutant.ts'
import { blockOf, isIn, type Manuscript } from './source-place.ts'

/** One damage is one thing to read about, or a few; more than these, and nobody would find it. */
const mostOfOne = 12

/** What `judge` says where all is well. */
export const right = /^(?:caught|not to be seen)$/

/**
 * `caught`, where one of the findings names the fault, its place in the manuscript and its place in the edition;
 * else what is wrong with them.
 *
 * @param pages Of a PDF, the right ones, from 1.
 * @param most Findings that are still read: a misstep that is taken everywhere has one at each place.
 */
export function judge(
  findings: readonly Finding[],
  { about, source, part, unseen }: Omit<Expected, 'page'>,
  manuscript: Manuscript,
  pages?: readonly number[],
  most = mostOfOne,
): string {
  const told = findings.map((finding) => `\n  ${tell(finding)}`).join('')
  if (findings.length === 0) return unseen === undefined ? 'nothing was found' : 'not to be seen'
  if (findings.length > most) return `${findings.length} findings:${told.slice(0, 4000)}`
  const blocks = source.map((words) => blockOf(manuscript, words))
  const tests: Record<string, (finding: Finding) => boolean> = {
    'the fault': ({ rule }) => about.some((each) => rulesAbout[each].test(rule)),
    'the line': (finding) => blocks.some((block) => finding.source && isIn(block, finding.source)),
    'the part': (finding) => !part || part.includes(finding.part ?? ''),
    'the page': ({ page }) => !pages || pages.includes(page ?? 0),
  }
  const lines = blocks.map(({ file, line }) => `${file}:${line}`)
  const places = [...lines, ...(part ?? []), ...(pages ?? []).map(String)]
  const wanted = `${about.join('|')} at ${places.join(' or ')}`
  let left = findings
  for (const [name, isRight] of Object.entries(tests)) {
    left = left.filter(isRight)
    if (left.length === 0) return `none has ${name} (${wanted}):${told}`
  }
  return 'caught'
}

const tell = ({ rule, part, page, source, reason }: Finding): string =>
  `${rule} ${part ?? page ?? ''} ${source ? `${source.file}:${source.line}` : ''} ${reason}`
