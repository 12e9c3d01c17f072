import { type Audit, type Counted, countedThings, type EditionAudit } from '../../model/audit.ts'
import type { ToolReport } from '../../model/conformance.ts'
import { editionNames, groupEditions, isSound } from './editions.ts'
import { toolName, toolsOf } from './tools.ts'

/** Columns of a terminal that a line may fill. */
const width = 100

/**
 * The proof of a build in a few lines: what the editions keep of what was written, and what the judges say.
 *
 * Editions that hold the same share a line; one about which there is something to say has its own.
 */
export function auditTable(audit: Audit): string {
  const names = editionNames(audit.editions.map(({ edition }) => edition))
  const groups = groupEditions(audit.editions, lineOf)
  const sound = groups.filter(([first]) => isSound(first))
  const lines = [...sound, ...groups.filter((group) => !sound.includes(group))].map((group) => {
    const called = group.map(({ edition }) => names.get(edition) ?? edition).join(', ')
    const said = lineOf(group[0])
    return isSound(group[0]) ? `${said}, in ${called}` : `${called}: ${said}`
  })
  return [...lines, ...standards(audit)].flatMap(wrap).join('\n')
}

function lineOf(edition: EditionAudit): string {
  if (isSound(edition)) return counted(edition, () => true).join(', ') || 'nothing was written'
  const missing = counted(edition, ({ kept, written }) => kept < written)
  const found = edition.findings.length
  return [
    missing.join(', ') || 'nothing that is counted is missing',
    ...(found > 0 ? [`${numeral(found)} ${found === 1 ? 'finding' : 'findings'} (${rulesOf(edition)})`] : []),
  ].join('; ')
}

/** How many of which rule, the most first. */
function rulesOf({ findings }: EditionAudit): string {
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const most = Array.from(counts).toSorted((a, b) => b[1] - a[1])
  return most.map(([rule, count]) => (count === 1 ? rule : `${rule} ×${numeral(count)}`)).join(', ')
}

const nouns: Readonly<Record<Counted, readonly [one: string, many: string]>> = {
  words: ['word', 'words'],
  notes: ['note', 'notes'],
  citations: ['citation', 'citations'],
  works: ['work', 'works'],
  quotations: ['quotation', 'quotations'],
  figures: ['figure', 'figures'],
  cells: ['cell', 'cells'],
  appendices: ['appendix', 'appendices'],
  links: ['link', 'links'],
  references: ['cross-reference', 'cross-references'],
}

function counted(
  { counts }: EditionAudit,
  isSaid: (count: { kept: number; written: number }) => boolean,
): string[] {
  return countedThings.flatMap((thing) => {
    const count = counts[thing]
    if (!count || count.written === 0 || !isSaid(count)) return []
    const noun = nouns[thing][count.written === 1 ? 0 : 1]
    return [`${numeral(count.kept)} of ${numeral(count.written)} ${noun}`]
  })
}

const numeral = (number: number): string => number.toLocaleString('en')

/** What each judge says, then who was not asked. */
function standards(audit: Audit): string[] {
  const { run, notRun } = toolsOf(audit)
  // That a PDF can be opened goes without saying.
  const told = run.filter(({ tool, findings }) => tool !== 'PDF' || findings.length > 0)
  const silent = told.filter(({ findings }) => findings.length === 0)
  const names = (tools: readonly { readonly tool: string }[]): string =>
    tools.map(({ tool }) => toolName(tool)).join(', ')
  const remedies = [...new Set(notRun.map(({ remedy }) => remedy))]
  const parts = [
    ...told.filter((tool) => !silent.includes(tool)).map((tool) => `${names([tool])}: ${weights(tool)}`),
    ...(silent.length > 0 ? [`${names(silent)}: nothing to report`] : []),
    ...remedies.map((remedy) => {
      const same = notRun.filter((tool) => tool.remedy === remedy)
      return `${names(same)} not run (${remedy})`
    }),
  ]
  const line = parts.join('; ')
  return line.length + 2 <= width ? parts.slice(0, 1).map(() => line) : parts
}

function weights({ findings }: ToolReport): string {
  const nounOf = { error: 'error', warning: 'warning', info: 'hint' } as const
  return (['error', 'warning', 'info'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length
      return count === 0 ? [] : [`${numeral(count)} ${nounOf[severity]}${count === 1 ? '' : 's'}`]
    })
    .join(', ')
}

/** Broken behind commas and the like, further lines set in. */
function wrap(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.split(/(?<=[,;:]) /)) {
    const longer = line === '' ? `  ${part}` : `${line} ${part}`
    if (line !== '' && longer.length > width) {
      lines.push(line)
      line = `      ${part}`
    } else line = longer
  }
  return [...lines, line]
}
