import { fileName, isBody } from '../model/filing.ts'
import type { Contributor, Metadata } from '../model/metadata.ts'

/** A name in the parts that citations and libraries want, or whole: a body's, a single word, another script's. */
export type NameParts =
  | { readonly family: string; readonly given: string; readonly suffix?: string }
  | { readonly literal: string }

export function namePartsOf(person: Contributor): NameParts {
  if (isBody(person)) return { literal: person.name }
  const [family, given, suffix] = fileName(person).split(/\s*,\s*/)
  if (!family || !given) return { literal: person.name }
  return suffix ? { family, given, suffix } : { family, given }
}

export type PersonRole = Contributor['role']

/** What schema.org, and the Readium manifest after it, call each part in the work. */
export const roleProperties: Readonly<Record<PersonRole, string>> = {
  aut: 'author',
  edt: 'editor',
  trl: 'translator',
  ill: 'illustrator',
  aui: 'contributor',
}

export const peopleOf = ({ authors }: Metadata, role: PersonRole): readonly Contributor[] =>
  authors.filter((person) => person.role === role)

/** Those whose work it is: the authors, or where there are none the editors. */
export function creatorsOf(metadata: Metadata): readonly Contributor[] {
  const writers = peopleOf(metadata, 'aut')
  return writers.length > 0 ? writers : peopleOf(metadata, 'edt')
}
