import type { Element } from 'hast'
import { h } from 'hastscript'

import { type Audit, type Counted, countedThings, type EditionAudit } from '../../model/audit.ts'
import { say } from '../../model/say.ts'
import { groupEditions } from './editions.ts'
import { mark, type Parlance } from './page-marks.ts'

/** A row for each thing that the book has, a column for all editions that hold the same. */
export function countsSection({ editions }: Audit, { words, names }: Parlance): Element {
  const { table, lang } = { table: words.table, lang: words.lang }
  const groups = groupEditions(editions, columnKey)
  const things = countedThings.filter((thing) =>
    editions.some(({ counts }) => (counts[thing]?.written ?? 0) > 0),
  )
  const heads = groups.map((group) => group.map(({ edition }) => names.get(edition) ?? edition).join(', '))
  const row = (name: string, cellOf: (edition: EditionAudit) => Element): Element =>
    h('tr', [h('th', { scope: 'row' }, name), ...groups.map(([edition]) => cellOf(edition))])
  return h('section', [
    h('h2', { id: 'counts' }, table.title),
    h('p', table.about),
    // What can be scrolled must be in reach of the keyboard.
    h('div', { className: ['scroll'], role: 'region', ariaLabelledBy: 'counts', tabIndex: 0 }, [
      h('table', [
        h('thead', [
          h('tr', [
            h('th', { scope: 'col' }, table.thing),
            ...heads.map((head) => h('th', { scope: 'col' }, head)),
          ]),
        ]),
        h('tbody', [
          ...things.map((thing) => row(table.names[thing], (edition) => countCell(edition, thing))),
          row(table.names.findings, findingsCell),
        ]),
      ]),
    ]),
  ])

  function countCell({ counts }: EditionAudit, thing: Counted): Element {
    const found = counts[thing]
    if (!found) return h('td', { className: ['soft'] }, [mark(undefined), table.unmarked])
    const { kept, written } = found
    const missing = written - kept
    return h('td', [
      h('span', { className: ['number'] }, [mark(missing === 0), say(table.of, { kept, written }, lang)]),
      ...(missing === 0
        ? []
        : [h('small', { className: ['bad'] }, say(table.missing, { n: missing }, lang))]),
    ])
  }

  function findingsCell({ findings }: EditionAudit): Element {
    const n = findings.length
    return h('td', [mark(n === 0), n === 0 ? table.none : say('{n}', { n }, lang)])
  }
}

const columnKey = ({ counts, findings }: EditionAudit): string =>
  JSON.stringify([
    ...countedThings.map((thing) => [counts[thing]?.kept, counts[thing]?.written]),
    findings.length,
  ])
