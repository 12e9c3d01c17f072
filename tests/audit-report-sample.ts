import {
  type Audit,
  type AuditRule,
  type Count,
  type Counted,
  countedThings,
} from '../scripts/model/audit.ts'
import type { Finding, ToolReport } from '../scripts/model/conformance.ts'

const written: Record<Counted, number> = {
  words: 4944,
  notes: 33,
  citations: 7,
  works: 6,
  quotations: 1,
  figures: 0,
  cells: 20,
  appendices: 2,
  links: 0,
  references: 13,
}

/** Of an edition that keeps all, but for what is said of some things. */
export function counts(
  missing: Partial<Record<Counted, number | 'unmarked'>> = {},
): Partial<Record<Counted, Count>> {
  return Object.fromEntries(
    countedThings.flatMap((thing) => {
      const less = missing[thing] ?? 0
      return less === 'unmarked' ? [] : [[thing, { kept: written[thing] - less, written: written[thing] }]]
    }),
  )
}

const tool = (name: string, version: string, findings: Finding[] = []): ToolReport => ({
  tool: name,
  version,
  state: findings.some(({ severity }) => severity !== 'info') ? 'failed' : 'passed',
  findings,
  // What a clock says is never the same.
  seconds: Math.random(),
})

const judged = (tools: ToolReport[]): Audit['conformance'] => ({
  tools,
  findings: tools.flatMap(({ findings }) => findings),
})

export const unmarked = { quotations: 'unmarked', figures: 'unmarked', cells: 'unmarked' } as const

/** A book that is whole in six editions. */
export const soundAudit = (): Audit => ({
  title: 'Salt and Light',
  language: 'en-GB',
  editions: [
    { edition: 'salt-and-light.epub', counts: counts(), findings: [] },
    { edition: 'salt-and-light.pdf', counts: counts(), findings: [] },
    { edition: 'salt-and-light-large-print.pdf', counts: counts(), findings: [] },
    { edition: 'salt-and-light-booklet-a4.pdf', counts: counts(unmarked), findings: [] },
    { edition: 'salt-and-light-booklet-letter.pdf', counts: counts(unmarked), findings: [] },
    { edition: 'salt-and-light.html', counts: counts(), findings: [] },
  ],
  conformance: judged([
    tool('epubcheck-ts', '0.7.0'),
    tool('PDF', ''),
    tool('PDF/UA-1', 'ISO 14289-1:2014'),
    tool('PDF/X-4', 'ISO 15930-7:2010'),
    tool('claims', ''),
  ]),
})

export const oddTitle = 'A <b> & "c"'

const lost = {
  rule: 'audit-lost' as AuditRule,
  reason: '“the salt <i>tax</i> & its …” (24 words) is missing',
}
const source = { file: 'chapters/one.md', line: 3, column: 5, offset: 40 }

/** Words and a note are lost, one edition says another title, and two judges have something to say. */
export const faultyAudit = (): Audit => ({
  title: oddTitle,
  language: 'en-GB',
  editions: [
    {
      edition: 'odd.epub',
      counts: counts({ words: 24, notes: 1 }),
      findings: [
        { ...lost, edition: 'odd.epub', source, place: { file: 'OEBPS/one.xhtml', line: 12, column: 3 } },
        {
          rule: 'audit-note',
          edition: 'odd.epub',
          reason: 'Note 4 leads nowhere',
          source: { file: 'chapters/one.md', line: 1 },
        },
      ],
    },
    {
      edition: 'odd.pdf',
      counts: counts({ words: 24 }),
      findings: [{ ...lost, edition: 'odd.pdf', source, place: { file: '', page: 6, label: 'iv' } }],
    },
    {
      edition: 'odd-booklet-a4.pdf',
      counts: counts(unmarked),
      findings: [
        {
          rule: 'audit-file',
          edition: 'odd-booklet-a4.pdf',
          reason: 'The file has no title',
          place: { file: '', page: 2, side: 'sheet 2, front' },
        },
      ],
    },
    { edition: 'odd.html', counts: counts(), findings: [] },
  ],
  conformance: judged([
    tool('epubcheck-ts', '0.7.0'),
    tool('EPUBCheck', '5.3.0', [
      {
        tool: 'EPUBCheck',
        severity: 'error',
        code: 'RSC-005',
        reason: 'b is not <allowed>',
        file: 'odd.epub',
        part: 'OEBPS/two.xhtml',
        line: 9,
      },
      {
        tool: 'EPUBCheck',
        severity: 'error',
        code: 'RSC-005',
        reason: 'a is not allowed',
        file: 'odd.epub',
        part: 'OEBPS/one.xhtml',
        line: 70,
      },
      { tool: 'EPUBCheck', severity: 'info', code: 'OPF-088', reason: 'A hint', file: 'odd.epub' },
    ]),
    { ...tool('Ace', ''), state: 'absent', remedy: 'npm run setup && npm install @daisy/ace-cli' },
    tool('PDF/UA-1', 'ISO 14289-1:2014', [
      {
        tool: 'PDF/UA-1',
        severity: 'warning',
        code: '7.1-3',
        reason: 'Content is not tagged',
        file: 'odd.pdf',
        page: 12,
      },
    ]),
  ]),
})
