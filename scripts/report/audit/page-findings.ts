import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Audit } from '../../model/audit.ts'
import type { Spot } from '../../model/reading.ts'
import { say } from '../../model/say.ts'
import { fileLink, inEnglish, mark, type Parlance } from './page-marks.ts'
import { placeText } from './place.ts'
import { list } from './words.ts'

/** What there is to say of each edition, and where to look. */
export function foundSection({ editions }: Audit, parlance: Parlance): Element {
  const { words, names } = parlance
  const called = (path: string): string => names.get(path) ?? path
  const silent = editions.filter(({ findings }) => findings.length === 0)
  const named = list(
    silent.map(({ edition }) => called(edition)),
    words.lang,
  )
  return h('section', [
    h('h2', words.found.title),
    ...(silent.length === 0
      ? []
      : [
          h('p', { className: ['sign'] }, [
            mark(true),
            say(words.found.nothing, { names: named }, words.lang),
          ]),
        ]),
    ...editions
      .filter(({ findings }) => findings.length > 0)
      .flatMap(({ edition, findings }) => [
        h('h3', called(edition)),
        h('p', { className: ['file'] }, [fileLink(edition)]),
        findingsList(
          findings.map(({ reason, rule, source, place }) => ({
            reason,
            code: rule,
            written: source ? placeText(source, '', words.place) : words.found.wholeBook,
            edition: placeIn(place, edition, parlance),
          })),
          parlance,
        ),
      ]),
  ])
}

interface Told {
  readonly reason: string
  readonly code: string
  readonly written?: string
  readonly edition: string
}

/** Numbered, so that two people can speak of one. */
export function findingsList(told: readonly Told[], parlance: Parlance): Element {
  const { found } = parlance.words
  return h(
    'ol',
    { className: ['findings'] },
    told.map(({ reason, code, written, edition }) =>
      h('li', [
        h('p', [inEnglish(reason, parlance), ' ', h('code', code)]),
        h('dl', [
          ...(written === undefined ? [] : [h('dt', found.written), h('dd', written)]),
          h('dt', found.edition),
          h('dd', edition),
        ]),
      ]),
    ),
  )
}

/** In an edition, or the whole of it. */
export const placeIn = (place: Spot | undefined, edition: string, { words }: Parlance): string =>
  (place && placeText(place, edition, words.place)) || words.found.wholeFile
