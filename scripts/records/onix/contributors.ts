import type { Element } from 'xast'

import { isBody } from '../../model/filing.ts'
import type { Contributor } from '../../model/metadata.ts'
import { namePartsOf, type PersonRole } from '../people.ts'
import { x } from '../xml.ts'

/** List 17: by, edited by, translated by, introduction by, illustrated by. */
const roles: Readonly<Record<PersonRole, string>> = {
  aut: 'A01',
  edt: 'B01',
  trl: 'B06',
  aui: 'A24',
  ill: 'A12',
}

/** Everybody who is named, in the order of the title page; else the statement that nobody is. */
export function contributors(people: readonly Contributor[]): Element | Element[] {
  if (people.length === 0) return x('NoContributor')
  return people.map((person, index) =>
    x(
      'Contributor',
      x('SequenceNumber', String(index + 1)),
      x('ContributorRole', roles[person.role]),
      names(person),
    ),
  )
}

function names(person: Contributor): (Element | undefined)[] {
  if (isBody(person)) return [x('CorporateName', person.name)]
  const parts = namePartsOf(person)
  if ('literal' in parts) return [x('PersonName', person.name), x('KeyNames', parts.literal)]
  const { family, given, suffix } = parts
  return [
    x('PersonName', person.name),
    x('PersonNameInverted', [family, given, suffix].filter(Boolean).join(', ')),
    x('NamesBeforeKey', given),
    x('KeyNames', family),
    suffix ? x('SuffixToKey', suffix) : undefined,
  ]
}
