import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'

import { auditFindings, auditJson, auditTable, messagesOf } from '../scripts/report/audit/index.ts'
import { counts, faultyAudit, soundAudit } from './audit-report-sample.ts'

const sources = [
  new VFile({ path: 'publication.yaml', value: 'title: Odd\n' }),
  new VFile({ path: 'chapters/one.md', value: '# One\n\nThe salt tax was old.\n' }),
]

describe('the table', () => {
  test('says in few lines that all is there', () => {
    expect(auditTable(soundAudit())).toBe(
      `
  4,944 of 4,944 words, 33 of 33 notes, 7 of 7 citations, 6 of 6 works, 1 of 1 quotation,
      20 of 20 cells, 2 of 2 appendices, 13 of 13 cross-references, in EPUB, PDF, large print, HTML
  4,944 of 4,944 words, 33 of 33 notes, 7 of 7 citations, 6 of 6 works, 2 of 2 appendices,
      13 of 13 cross-references, in booklet A4, booklet Letter
  EPUBCheck's rules, PDF/UA-1, PDF/X-4, claims: nothing to report
  EPUBCheck, Ace, veraPDF not run (pamphlet check --full)`.slice(1),
    )
  })

  test('says what is missing where', () => {
    expect(auditTable(faultyAudit())).toBe(
      `
  4,944 of 4,944 words, 33 of 33 notes, 7 of 7 citations, 6 of 6 works, 1 of 1 quotation,
      20 of 20 cells, 2 of 2 appendices, 13 of 13 cross-references, in HTML
  EPUB: 4,920 of 4,944 words, 32 of 33 notes; 2 findings (audit-lost, audit-note)
  PDF: 4,920 of 4,944 words; 1 finding (audit-lost)
  booklet A4: nothing that is counted is missing; 1 finding (audit-file)
  EPUBCheck: 2 errors, 1 hint
  PDF/UA-1: 1 warning
  EPUBCheck's rules: nothing to report
  veraPDF not run (pamphlet check --full)
  Ace not run (npm run setup && npm install @daisy/ace-cli)`.slice(1),
    )
  })

  test('names files whose names have no start in common by their paths', () => {
    const audit = soundAudit()
    const named = ['one.epub', 'two.pdf'].map((edition) => ({ edition, counts: counts(), findings: [] }))
    expect(auditTable({ ...audit, editions: named })).toContain(', in one.epub, two.pdf\n')
  })

  test('tells a kepub from an EPUB, and both from a text', () => {
    const named = ['odd.epub', 'odd.kepub.epub', 'odd-large-print.pdf', 'odd.txt'].map((edition) => ({
      edition,
      counts: counts(),
      findings: [],
    }))
    expect(auditTable({ ...soundAudit(), editions: named })).toContain('in EPUB, Kobo, large print, text\n')
  })

  test('keeps to 100 columns, whatever there is to say', () => {
    const audit = faultyAudit()
    const editions = Array.from({ length: 40 }, (_, index) => ({
      ...soundAudit().editions[0],
      edition: `odd-${index}.pdf`,
      counts: counts(),
      findings: [],
    }))
    const lines = auditTable({ ...audit, editions: [...audit.editions, ...editions] }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  test('says nothing of judges where none has judged', () => {
    expect(
      auditTable({
        ...soundAudit(),
        editions: [{ edition: 'a.txt', counts: { words: { kept: 1, written: 1 } }, findings: [] }],
        conformance: { tools: [], findings: [] },
      }),
    ).toBe('  1 of 1 word, in text')
  })
})

describe('the findings', () => {
  test('stand at their places, and what two editions share stands once', () => {
    expect(auditFindings(faultyAudit(), sources, { folder: 'book/' })).toBe(
      `
book/chapters/one.md:1:1: error: Note 4 leads nowhere (audit-note)
  1 | # One
    | ^
  → where: odd.epub

book/chapters/one.md:3:5: error: “the salt <i>tax</i> & its …” (24 words) is missing (audit-lost)
  3 | The salt tax was old.
    |     ^
  → where: odd.epub, OEBPS/one.xhtml, line 12
           odd.pdf, page iv, page 6 of the file

book/publication.yaml: error: a is not allowed (EPUBCheck RSC-005)
  → where: odd.epub, OEBPS/one.xhtml, line 70

book/publication.yaml: error: b is not <allowed> (EPUBCheck RSC-005)
  → where: odd.epub, OEBPS/two.xhtml, line 9

book/publication.yaml: warning: Content is not tagged (PDF/UA-1 7.1-3)
  → where: odd.pdf, page 12

book/publication.yaml: error: The file has no title (audit-file)
  → where: odd-booklet-a4.pdf, page 2, sheet 2, front

5 errors, 1 warning
`.slice(1),
    )
  })

  test('are messages beside those of the sources, which stay as they are', () => {
    const files = messagesOf(faultyAudit(), sources)
    expect(files.map(({ path, messages }) => [path, messages.length])).toEqual([
      ['chapters/one.md', 2],
      ['publication.yaml', 4],
    ])
    expect(sources.flatMap(({ messages }) => messages)).toEqual([])
  })

  test('are twenty of an edition, and the number of the others', () => {
    const { editions, ...audit } = soundAudit()
    const [edition = 'none'] = editions.map((each) => each.edition)
    const findings = Array.from({ length: 33 }, (_, index) => ({
      rule: 'audit-link' as const,
      edition,
      reason: `Link ${index} leads nowhere`,
    }))
    const many = { ...audit, editions: [{ edition, counts: counts(), findings }] }
    const text = auditFindings(many, sources)
    expect(text.match(/leads nowhere/g)?.length).toBe(20)
    expect(text.endsWith('20 errors, 0 warnings\nsalt-and-light.epub: and 13 more in audit.json\n')).toBe(
      true,
    )
    expect(JSON.parse(auditJson(many)).editions[0].findings).toHaveLength(33)
  })

  test('are none where all is there', () => {
    expect(auditFindings(soundAudit(), sources)).toBe('')
  })
})

describe('the JSON', () => {
  const json = JSON.parse(auditJson(faultyAudit()))

  test('holds each edition with its counts and its findings', () => {
    expect(Object.keys(json)).toEqual(['version', 'title', 'language', 'editions', 'conformance'])
    expect(json.editions[1]).toEqual({
      edition: 'odd.pdf',
      counts: counts({ words: 24 }),
      findings: [
        {
          rule: 'audit-lost',
          reason: '“the salt <i>tax</i> & its …” (24 words) is missing',
          source: { file: 'chapters/one.md', line: 3, column: 5 },
          place: { file: '', page: 6, label: 'iv' },
        },
      ],
    })
  })

  test('holds each judge with its version, and its findings in order of their places', () => {
    expect(json.conformance[1]).toEqual({
      tool: 'EPUBCheck',
      version: '5.3.0',
      state: 'failed',
      findings: [
        { severity: 'info', code: 'OPF-088', reason: 'A hint', file: 'odd.epub' },
        {
          severity: 'error',
          code: 'RSC-005',
          reason: 'a is not allowed',
          file: 'odd.epub',
          part: 'OEBPS/one.xhtml',
          line: 70,
        },
        {
          severity: 'error',
          code: 'RSC-005',
          reason: 'b is not <allowed>',
          file: 'odd.epub',
          part: 'OEBPS/two.xhtml',
          line: 9,
        },
      ],
    })
    expect(json.conformance[2].remedy).toBe('npm run setup && npm install @daisy/ace-cli')
  })

  test('is the same for two builds, however long they took and whichever judge was done first', () => {
    const { conformance, ...audit } = faultyAudit()
    const tools = conformance.tools.map((tool) => ({ ...tool, findings: tool.findings.toReversed() }))
    const other = { ...audit, conformance: { ...conformance, tools } }
    expect(tools[0]?.seconds).not.toBe(faultyAudit().conformance.tools[0]?.seconds)
    expect(auditJson(other)).toBe(auditJson(faultyAudit()))
    expect(auditJson(other)).not.toMatch(/second|offset/)
  })
})
