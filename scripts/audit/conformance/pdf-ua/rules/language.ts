import { dictIn, key, textIn } from '../../../pdf/values.ts'
import type { Element, Tagged } from '../file.ts'
import { placed, type Rule, rule } from '../rule.ts'

const tag = /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/

const hasLanguage = ({ catalog }: Tagged): boolean => textIn(catalog, 'Lang') !== undefined

const isSpoken = (element: Element | undefined): boolean =>
  element !== undefined && (textIn(element.dict, 'Lang') !== undefined || isSpoken(element.parent))

/** Nothing needs a language of its own where the whole document has one. */
const unless = (find: (file: Tagged) => ReturnType<typeof placed>[]) => (file: Tagged) =>
  hasLanguage(file) ? [] : find(file)

const ofElements = (clause: string, name: string): Rule =>
  rule(
    clause,
    `the language of ${name} is known`,
    unless(({ elements }) =>
      elements.filter((each) => textIn(each.dict, name) && !isSpoken(each)).map(placed),
    ),
  )

const ofSpans = (clause: string, name: string): Rule =>
  rule(
    clause,
    `the language of a span's ${name} is known`,
    unless(({ pages }) =>
      pages.flatMap(({ marked }, page) =>
        marked
          .filter(
            ({ self, around }) =>
              self.tag === 'Span' &&
              self.properties.includes(`/${name}`) &&
              ![self, ...around].some(({ properties }) => properties.includes('/Lang')),
          )
          .map(() => ({ what: 'Span', page })),
      ),
    ),
  )

/** Languages: clause 7.2. */
export const languageRules: readonly Rule[] = [
  rule(
    '7.2-2',
    'the language of the outline is known',
    unless(({ catalog }) => (dictIn(catalog, 'Outlines')?.lookup(key('First')) ? ['outline'] : [])),
  ),
  ofElements('7.2-21', 'ActualText'),
  ofElements('7.2-22', 'Alt'),
  ofElements('7.2-23', 'E'),
  rule(
    '7.2-24',
    'the language of what links say is known',
    unless(({ annotations, owners }) =>
      annotations
        .filter(({ dict }) => textIn(dict, 'Contents') && !isSpoken(owners.get(dict)))
        .map(({ page }) => ({ what: 'annotation', page })),
    ),
  ),
  rule(
    '7.2-25',
    'the language of what fields say is known',
    unless(({ dicts }) => dicts.filter((each) => textIn(each, 'TU')).map(() => 'field')),
  ),
  rule('7.2-29', 'languages are tags of BCP 47, and nothing is hidden in them', ({ catalog, elements }) =>
    [textIn(catalog, 'Lang'), ...elements.map(({ dict }) => textIn(dict, 'Lang'))]
      .filter((each) => each !== undefined && (!tag.test(each) || each.includes('-x-')))
      .map(String),
  ),
  ofSpans('7.2-30', 'ActualText'),
  ofSpans('7.2-31', 'Alt'),
  ofSpans('7.2-32', 'E'),
  rule(
    '7.2-33',
    'the language of the metadata is known',
    unless(({ xmp }) => (xmp.includes('x-default') ? ['x-default'] : [])),
  ),
  rule(
    '7.2-34',
    'the language of the text is known',
    unless(({ elements }) =>
      elements.filter((each) => each.content.length > 0 && !isSpoken(each)).map(placed),
    ),
  ),
]
