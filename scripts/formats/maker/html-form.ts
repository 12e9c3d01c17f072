import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

import { paperName } from '../print/lines.ts'
import type { PrintWords } from '../print/words.ts'
import type { PagePart } from '../reading-pages.ts'
import type { MakerFacts } from './facts.ts'
import { isKept } from './selection.ts'

/** What printers at home and in offices take. */
const papers = ['a4', 'letter', 'a3', 'tabloid', 'legal', 'a5']

/** The book's own words on the page: of another language than the page, perhaps. */
interface Spoken {
  readonly lang: string
  readonly dir?: 'ltr' | 'rtl'
  readonly test?: string
}

/** Every field of the choice; the page's script sets them. They are called as the address calls them. */
export function formFields(facts: MakerFacts, spoken: Spoken): Element[] {
  const { words } = facts
  return [
    whatField(facts, spoken),
    h('label', { className: ['field'] }, [
      h('span', { className: ['legend'] }, words.maker.paper),
      h(
        'select',
        { name: 'paper' },
        options(
          papers.map((paper) => [paper, paperName(paper)]),
          facts.paper,
        ),
      ),
    ]),
    bindingField(words),
    flipField(words, spoken.test),
    moreFields(words),
  ]
}

function whatField({ parts, labels, words: { maker } }: MakerFacts, { lang, dir }: Spoken): Element {
  const items = parts.map((part) => {
    const title = h('span', { lang, ...(dir && { dir }) }, part.title)
    const kept = isKept(part) ? [h('small', maker.kept)] : []
    const field = checkbox('part', part.id, [title, pagesOf(part, labels), ...kept], isKept(part))
    return h('li', { className: [`depth-${part.depth}`] }, field)
  })
  return fieldset(maker.what, [
    radio('what', 'whole', [maker.whole], true),
    radio('what', 'excerpt', [maker.excerpt]),
    h('div', { className: ['parts'] }, [h('ul', items), checkbox('sides', 'on', [maker.sides], false, true)]),
  ])
}

/** The numbers that stand on its pages: `7–15`; none for a cover. */
function pagesOf({ first, last }: PagePart, labels: readonly string[]): Element {
  const [from = '', to = ''] = [labels[first - 1], labels[last - 1]]
  return h('span', { className: ['pages'] }, from === to ? from : `${from}–${to}`)
}

function bindingField(words: PrintWords): Element {
  const { maker } = words
  const kinds = [
    ['saddle', words.booklet],
    ['signatures', words.sewn],
    ['perfect', words.leaves],
    ['zine', words.zine],
  ] as const
  return fieldset(
    maker.folding,
    kinds.flatMap(([kind, name], index) => [
      radio('binding', kind, [name, h('small', maker[kind])], index === 0),
      ...(kind === 'signatures' ? [signatureField(maker)] : []),
    ]),
  )
}

function signatureField(maker: PrintWords['maker']): Element {
  return h('label', { className: ['field', 'signature'] }, [
    h('span', maker.perSignature),
    h('input', {
      type: 'number',
      name: 'sheets',
      min: 1,
      max: 100,
      inputMode: 'numeric',
      ariaDescribedBy: ['few'],
    }),
    h('small', { id: 'few' }, maker.few),
  ])
}

function flipField({ maker, sides, guide, lang }: PrintWords, test: string | undefined): Element {
  const edges = ['short', 'long', 'manual'] as const
  const [before = '', after = ''] = guide.test.split('{file}')
  const link = test && h('a', { href: encodeURIComponent(test) }, test)
  return h('div', { className: ['flip'] }, [
    fieldset(maker.printing, [
      ...edges.map((edge, index) => radio('flip', edge, [capital(sides[edge], lang)], index === 0)),
      ...(link ? [h('p', { className: ['soft'] }, [before, link, after])] : []),
    ]),
  ])
}

function moreFields({ maker, lang }: PrintWords): Element {
  const marks = [
    ['fold', maker.markFold],
    ['cut', maker.markCut],
    ['staple', maker.markStaple],
  ] as const
  const layouts: [string, string][] = [
    ['2', maker.two],
    ['4', maker.four],
    ['4x1', maker.halves],
  ]
  return h('details', { className: ['more'] }, [
    h('summary', capital(maker.more, lang)),
    h('label', { className: ['field'] }, [
      h('span', maker.up),
      h('select', { name: 'up' }, options(layouts, '2')),
    ]),
    checkbox('cover', 'on', [maker.cover]),
    checkbox('creep', 'on', [maker.creep], false, true),
    h('label', { className: ['field'] }, [
      h('span', maker.thickness),
      h('input', { type: 'number', name: 'thickness', min: 0, max: 1, step: 0.01, value: '0.1' }),
    ]),
    h('fieldset', [
      h('legend', maker.marks),
      ...marks.map(([kind, name]) => checkbox('marks', kind, [name])),
    ]),
  ])
}

const fieldset = (legend: string, content: ElementContent[]): Element =>
  h('fieldset', [h('legend', { className: ['legend'] }, legend), ...content])

type Said = (Element | string)[]

const radio = (name: string, value: string, said: Said, checked = false): Element =>
  h('label', { className: ['choice'] }, [
    h('input', { type: 'radio', name, value, checked }),
    h('span', said),
  ])

const checkbox = (name: string, value: string, said: Said, disabled = false, checked = disabled): Element =>
  h('label', { className: ['choice'] }, [
    h('input', { type: 'checkbox', name, value, disabled, checked }),
    h('span', said),
  ])

const options = (values: readonly (readonly [string, string])[], usual: string): Element[] =>
  values.map(([value, name]) => h('option', { value, selected: value === usual }, name))

/** A phrase that stands by itself. */
const capital = (text: string, lang: string): string =>
  text.replace(/^./u, (first) => first.toLocaleUpperCase(lang))
