import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import type { PrintedEdition } from '../print/guide.ts'
import { editionName } from '../print/lines.ts'
import { say } from '../../model/say.ts'
import { readChoice } from './choice.ts'
import { commandLine } from './command.ts'
import { factsId, type MakerFacts } from './facts.ts'
import { formFields } from './html-form.ts'
import { type Outcome, outcomeOf, type Refused } from './outcome.ts'
import { drawSheets } from './sheets.ts'

export interface MakerPage {
  readonly facts: MakerFacts
  readonly css: string
  /** The page's own script, beside it. */
  readonly script: string
  /** Of the publication, and the language that it is in, BCP 47. */
  readonly title: string
  readonly lang: string
  /** Of the publication's language. */
  readonly dir?: 'ltr' | 'rtl'
  /** Files that are ready to print. */
  readonly ready: readonly PrintedEdition[]
  /** The page that tells how they are printed. */
  readonly guide?: string
  /** The sheet that tells how a printer turns its paper. */
  readonly test?: string
}

/** The page as HTML: whole without its script, but for what only a script can do. */
export function makerHtml(page: MakerPage): string {
  const { facts, css, script, title, lang, dir } = page
  const { maker, lang: wordsLang } = facts.words
  const first = outcomeOf(readChoice('', facts), facts)
  const outcome = 'refusal' in first ? undefined : first
  const html = h('html', { lang: wordsLang }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', `${title}: ${maker.title}`),
      h('style', css),
      h('script', { src: hrefOf(script), defer: true }),
    ]),
    h('body', [
      h('main', [
        h('header', [
          h('p', { className: ['book'], lang, ...(dir && { dir }) }, title),
          h('h1', maker.title),
          h('p', { className: ['lead', 'scripted'] }, maker.lead),
        ]),
        h('noscript', [
          h('p', maker.noScript),
          ...(outcome ? [h('pre', h('code', commandLine(outcome.command)))] : []),
        ]),
        // What a field can't mean is put right by the script: the browser would not say what is wrong with a hidden one.
        h('form', { id: 'choice', className: ['scripted'], noValidate: true }, [
          h('div', { className: ['choices'] }, formFields(facts, page)),
          h('div', { className: ['result'] }, resultOf(first, facts)),
        ]),
        ...readySection(page),
      ]),
      // A script of a page may hold any text but the end of itself.
      h(
        'script',
        { type: 'application/json', id: factsId },
        JSON.stringify(facts).replaceAll('<', '\\u003c'),
      ),
    ]),
  ])
  return `<!doctype html>\n${toHtml(html)}\n`
}

/** Beside the page, whatever its name holds. */
const hrefOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** What the page's script writes anew with every choice; here that of the usual one, so that nothing moves. */
function resultOf(first: Outcome | Refused, facts: MakerFacts): Element[] {
  const outcome = 'refusal' in first ? undefined : first
  const { maker, guide, lang } = facts.words
  const rows = outcome?.rows.flatMap(([term, text]) => [h('dt', term), h('dd', text)]) ?? []
  const steps = outcome?.steps.map((step) => h('li', step)) ?? []
  const sheets = outcome ? drawSheets(outcome, facts) : []
  const all = outcome?.plan.sheets.length ?? 0
  const when = { className: ['outcome'], hidden: !outcome }
  return [
    h('section', [
      h('h2', maker.result),
      // Heard with every choice; seen in the list below it.
      h('p', { id: 'summary', role: 'status', className: ['spoken'] }, outcome?.summary ?? ''),
      h(
        'p',
        { id: 'refusal', role: 'status', className: ['fault'] },
        'refusal' in first ? first.refusal : '',
      ),
      h('dl', { id: 'rows', ...when }, rows),
      chooseField(facts),
      h('p', { className: ['outcome', 'buttons'], hidden: !outcome }, [
        h('button', { id: 'make', className: ['first'] }, maker.make),
        h('button', { type: 'button', id: 'copy-link' }, maker.copyLink),
      ]),
      h('output', { id: 'copy-link-said' }),
      h('p', { id: 'status', role: 'status' }),
      h('p', { id: 'made' }),
    ]),
    h('section', when, [
      h('h2', maker.sheets),
      h('p', { className: ['soft'] }, maker.sheetsHint),
      h('ol', { id: 'sheets', tabIndex: -1 }, sheets),
      h(
        'p',
        h(
          'button',
          { type: 'button', id: 'all', hidden: sheets.length === all },
          say(maker.all, { n: all }, lang),
        ),
      ),
    ]),
    h('section', when, [h('h2', guide.steps), h('ol', { id: 'steps' }, steps)]),
    h('section', when, [
      h('h2', maker.command),
      h('pre', { tabIndex: 0 }, h('code', { id: 'command' }, outcome ? commandLine(outcome.command) : [])),
      h('p', h('button', { type: 'button', id: 'copy' }, maker.copy)),
      h('output', { id: 'copy-said' }),
    ]),
  ]
}

/** For pages that may not take the file by themselves. */
function chooseField({ file, words: { maker, lang } }: MakerFacts): Element {
  return h('div', { id: 'choose', hidden: true }, [
    h('p', { id: 'choose-why', role: 'status' }),
    h('label', [
      h('span', say(maker.choose, { file }, lang)),
      h('input', { type: 'file', id: 'choose-file', accept: '.pdf,application/pdf' }),
    ]),
  ])
}

function readySection({ ready, guide, facts: { words } }: MakerPage): Element[] {
  if (ready.length === 0) return []
  const links = ready.map(({ path, facts }) =>
    h('li', [`${editionName(facts, words)}: `, h('a', { href: hrefOf(path) }, path)]),
  )
  const how = guide ? [h('p', h('a', { href: hrefOf(guide) }, words.guide.title))] : []
  return [h('section', { className: ['ready'] }, [h('h2', words.maker.ready), h('ul', links), ...how])]
}
