import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import { type Audit, countedThings, type EditionAudit } from '../../model/audit.ts'
import { count, say } from '../../model/say.ts'
import { editionNames, isSound } from './editions.ts'
import { judgeName, mark, type Parlance } from './page-marks.ts'
import { countsSection } from './page-counts.ts'
import { foundSection } from './page-findings.ts'
import { standardsSection } from './page-standards.ts'
import { toolsOf } from './tools.ts'
import { type AuditDesign, type AuditWords, list, listFormat } from './words.ts'

/**
 * One page with the evidence that a person can read: a verdict in a sentence, what was counted, what was found, what
 * the judges say, and how all this was found out.
 *
 * It stands beside the files that it names, asks for nothing else, runs no script, and knows no time: two builds give
 * the same bytes.
 */
export function auditPage(audit: Audit, { words, css }: AuditDesign): string {
  const parlance: Parlance = {
    words,
    names: editionNames(
      audit.editions.map(({ edition }) => edition),
      words.editions,
    ),
  }
  const page = h('html', { lang: words.lang }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', `${audit.title}: ${words.title}`),
      h('style', css),
    ]),
    h('body', [
      h('main', [
        h('header', [
          h('p', { className: ['book'], lang: audit.language, dir: 'auto' }, audit.title),
          h('h1', words.title),
          ...verdict(audit, parlance),
        ]),
        countsSection(audit, parlance),
        foundSection(audit, parlance),
        ...standardsSection(audit, parlance),
        howSection(words),
      ]),
    ]),
  ])
  return `<!doctype html>\n${toHtml(page)}\n`
}

/** What a reader wants to know first, one sentence for the words and one for the standards. */
function verdict(audit: Audit, { words, names }: Parlance): Element[] {
  const { lang } = words
  const called = (editions: Audit['editions']): string =>
    list(
      editions.map(({ edition }) => names.get(edition) ?? edition),
      lang,
    )
  const sound = audit.editions.filter(isSound)
  const faulty = audit.editions.filter((edition) => !isSound(edition))
  const differences = faulty.reduce((sum, edition) => sum + differencesOf(edition), 0)
  const said =
    faulty.length === 0
      ? wholeness(audit, words)
      : [
          count(words.differences, differences, lang),
          say(words.affected, { names: called(faulty) }, lang),
          ...(sound.length > 0 ? [say(words.wholeIn, { names: called(sound) }, lang)] : []),
        ].join(' ')
  return [sentence(faulty.length === 0, said), ...standing(audit, words)]
}

/** Nothing may be missing without a finding; where it is all the same, each thing counts. */
const differencesOf = ({ findings, counts }: EditionAudit): number =>
  findings.length || Object.values(counts).filter(({ kept, written }) => kept < written).length

/** What the book has, each thing once, by the edition that tells most of it. */
function wholeness({ editions }: Audit, words: AuditWords): string {
  const counts = countedThings.flatMap((thing) => {
    const written = Math.max(0, ...editions.map((edition) => edition.counts[thing]?.written ?? 0))
    return written === 0 ? [] : [count(words.counted[thing], written, words.lang).replace(' ', '\u00A0')]
  })
  return counts.length === 0
    ? words.empty
    : say(words.whole, { counts: list(counts, words.lang) }, words.lang)
}

/** Whether a PDF opens, and what files say of themselves, are worth a word only where they are wrong. */
const noStandards = new Set(['PDF', 'claims'])

function standing(audit: Audit, words: AuditWords): Element[] {
  const { run } = toolsOf(audit)
  const failed = run.filter(({ state }) => state === 'failed')
  const named = failed.length > 0 ? failed : run.filter(({ tool }) => !noStandards.has(tool))
  if (named.length === 0) return []
  const [before = '', after = ''] =
    words[failed.length > 0 ? 'standardsFailed' : 'standardsMet'].split('{names}')
  const names = listFormat(words.lang)
    .formatToParts(named.map(({ tool }) => judgeName(tool, words)))
    // A line must not end inside of PDF/UA-1.
    .map(({ type, value }) => (type === 'element' ? h('span', { className: ['number'] }, value) : value))
  return [sentence(failed.length === 0, before, ...names, after)]
}

const sentence = (isGood: boolean, ...said: (string | Element)[]): Element =>
  h('p', { className: ['verdict', 'sign'] }, [mark(isGood), ...said])

function howSection({ how }: AuditWords): Element {
  return h('section', [
    h('h2', how.title),
    ...how.paragraphs.map((text) => h('p', text)),
    h('h3', how.limits),
    h(
      'ul',
      how.items.map((text) => h('li', text)),
    ),
  ])
}
