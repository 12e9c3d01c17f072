import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Audit } from '../../model/audit.ts'
import type { ToolReport } from '../../model/conformance.ts'
import { count, say } from '../../model/say.ts'
import { findingsList, placeIn } from './page-findings.ts'
import { judgeName, mark, type Parlance } from './page-marks.ts'
import { spotOf } from './place.ts'
import { inOrder, type NotRun, toolsOf } from './tools.ts'
import { type AuditWords } from './words.ts'

/** Judge by judge: what it looks at, its version, what it says, and of those that did not run how to run them. */
export function standardsSection(audit: Audit, parlance: Parlance): Element[] {
  const { run, notRun } = toolsOf(audit)
  const { standards } = parlance.words
  if (run.length + notRun.length === 0) return []
  return [
    h('section', [
      h('h2', standards.title),
      h('p', standards.about),
      h('table', [
        h('thead', [
          h('tr', [h('th', { scope: 'col' }, standards.judge), h('th', { scope: 'col' }, standards.result)]),
        ]),
        h('tbody', [
          ...run.map((report) => row(report, resultOf(report, parlance.words), parlance.words)),
          ...notRun.map((report) => row(report, absenceOf(report, parlance.words), parlance.words)),
        ]),
      ]),
      ...run.filter(({ findings }) => findings.length > 0).flatMap((report) => told(report, parlance)),
    ]),
  ]
}

function row(
  { tool, version = '' }: { readonly tool: string; readonly version?: string },
  result: (Element | string)[],
  words: AuditWords,
): Element {
  const { standards, lang } = words
  const about = standards.judges[tool]
  // A check of our own is of a standard, whose name says its version.
  const numbered = /^\d/.test(version) ? say(standards.version, { n: version }, lang) : version
  const small = [about, numbered].filter(Boolean).join(' · ')
  return h('tr', [
    h('th', { scope: 'row' }, [
      judgeName(tool, words),
      ...(small ? [h('small', { className: ['soft'] }, small)] : []),
    ]),
    h('td', result),
  ])
}

function resultOf({ state, findings }: ToolReport, words: AuditWords): (Element | string)[] {
  const { standards, lang } = words
  const nouns = { error: standards.errors, warning: standards.warnings, info: standards.hints }
  const said = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length
    return n === 0 ? [] : [count(nouns[severity], n, lang)]
  })
  return [mark(state === 'passed'), said.join(', ') || standards.passed]
}

function absenceOf({ remedy }: NotRun, { standards }: AuditWords): (Element | string)[] {
  // A line must not end inside of an option.
  const parts = remedy.split(' ').flatMap((part) => [' ', h('span', { className: ['number'] }, part)])
  return [mark(undefined), standards.notRun, h('small', [`${standards.remedy}: `, h('code', parts.slice(1))])]
}

function told({ tool, findings }: ToolReport, parlance: Parlance): Element[] {
  const { words } = parlance
  return [
    h('h3', judgeName(tool, words)),
    findingsList(
      inOrder(findings).map((finding) => {
        const { reason, code, file } = finding
        const name = parlance.names.get(file) ?? file
        return { reason, code, edition: `${name}: ${placeIn(spotOf(finding), file, parlance)}` }
      }),
      parlance,
    ),
  ]
}
