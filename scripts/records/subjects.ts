import type { Metadata } from '../model/metadata.ts'

type Scheme = NonNullable<Metadata['subjects'][number]['scheme']>

/** Where each scheme is kept, and its number in ONIX code list 27. */
const schemes: Readonly<Record<Scheme, { readonly address: string; readonly onix: string }>> = {
  BISAC: { address: 'https://www.bisg.org/complete-bisac-subject-headings-list', onix: '10' },
  Thema: { address: 'https://ns.editeur.org/thema/', onix: '93' },
  LCSH: { address: 'http://id.loc.gov/authorities/subjects', onix: '04' },
}

export const subjectScheme = (scheme: Scheme): string => schemes[scheme].address

export const onixSubjectScheme = (scheme: Scheme): string => schemes[scheme].onix
