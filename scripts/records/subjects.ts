import type { Metadata } from '../model/metadata.ts'

type Scheme = NonNullable<Metadata['subjects'][number]['scheme']>

interface Names {
  /** As the examples of OPDS 1.2 have it; else the address of the scheme. */
  readonly atom: string
  /** As Readium's manifest names it; else the address of the scheme. */
  readonly manifest: string
  /** ONIX code list 27. */
  readonly onix: string
}

const schemes: Readonly<Record<Scheme, Names>> = {
  BISAC: {
    atom: 'http://www.bisg.org/standards/bisac_subject/index.html',
    manifest: 'https://www.bisg.org/#bisac',
    onix: '10',
  },
  Thema: { atom: 'https://ns.editeur.org/thema/', manifest: 'https://ns.editeur.org/thema/', onix: '93' },
  LCSH: {
    atom: 'http://id.loc.gov/authorities/subjects',
    manifest: 'http://id.loc.gov/authorities/subjects',
    onix: '04',
  },
}

export const atomScheme = (scheme: Scheme): string => schemes[scheme].atom

export const manifestScheme = (scheme: Scheme): string => schemes[scheme].manifest

export const onixScheme = (scheme: Scheme): string => schemes[scheme].onix
