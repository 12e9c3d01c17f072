import type { AccessibilityFacts, Catalogue } from '../model/catalogue.ts'
import { fullTitle, fileName, fileTitle } from '../model/filing.ts'
import type { Contributor } from '../model/metadata.ts'
import { modesOf, standardAddress } from './accessibility.ts'
import { addressOf } from './addresses.ts'
import { jsonText } from './artifact.ts'
import { feedIdentifier, timestamp, workIdentifier, writtenDate } from './names.ts'
import { peopleOf, type PersonRole } from './people.ts'
import { readableFiles, shownCover } from './reading.ts'
import { manifestScheme } from './subjects.ts'

/** Media type of the feed (OPDS 2.0, section 2). */
export const opds2Type = 'application/opds+json'

/**
 * A feed of OPDS 2.0 with the publication in it; its metadata are those of a Readium Web Publication Manifest.
 *
 * It holds no image where there is no cover, and no blank value anywhere: readers show them as they are.
 * Undefined where there is nothing to read.
 */
export function opds2(catalogue: Catalogue): string | undefined {
  if (readableFiles(catalogue).length === 0) return undefined
  return jsonText({
    metadata: {
      identifier: feedIdentifier(catalogue),
      title: fullTitle(catalogue.metadata),
      modified: timestamp(catalogue),
      numberOfItems: 1,
    },
    links: [{ rel: 'self', href: addressOf(catalogue, 'opds.json'), type: opds2Type }],
    publications: [publication(catalogue)],
  })
}

function publication(catalogue: Catalogue) {
  const cover = shownCover(catalogue)
  return {
    metadata: metadataOf(catalogue),
    links: [
      { rel: 'alternate', href: addressOf(catalogue, 'index.html'), type: 'text/html' },
      ...readableFiles(catalogue).map(({ path, mediaType, bytes, name }) => ({
        // The schema asks for one of the relations of OPDS; `download` alone is what newer readers look for.
        rel: ['download', 'http://opds-spec.org/acquisition/open-access'],
        href: addressOf(catalogue, path),
        type: mediaType,
        title: name,
        size: bytes,
      })),
    ],
    images: cover && [
      {
        href: addressOf(catalogue, cover.path),
        type: cover.mediaType,
        title: cover.alt,
        width: cover.width,
        height: cover.height,
      },
    ],
  }
}

function metadataOf(catalogue: Catalogue) {
  const { metadata, accessibility } = catalogue
  const { title, subtitle, lang, dir, publisher, description, series } = metadata
  const written = writtenDate(catalogue)
  return {
    '@type': 'http://schema.org/Book',
    identifier: workIdentifier(catalogue),
    title,
    sortAs: fileTitle(title, lang),
    subtitle,
    language: lang,
    ...people(catalogue),
    publisher: publisher && { name: publisher },
    // The manifest knows whole days only (format `date`).
    published: written.length === 10 ? written : undefined,
    modified: timestamp(catalogue),
    description,
    subject: subjectsOf(catalogue),
    numberOfPages: catalogue.files.find(({ format }) => format === 'pdf')?.pages,
    readingProgression: dir === 'rtl' ? 'rtl' : 'ltr',
    belongsTo: series && { series: { name: series.title, position: series.position } },
    accessibility: accessibilityOf(accessibility),
  }
}

/** Each by the property that the manifest has for the part in the work. */
const properties: Readonly<Record<PersonRole, string>> = {
  aut: 'author',
  edt: 'editor',
  trl: 'translator',
  ill: 'illustrator',
  aui: 'contributor',
}

function people({ metadata }: Catalogue): Record<string, object[]> {
  const lists = Object.entries(properties).map(([role, property]) => {
    const found = peopleOf(metadata, role as PersonRole)
    return [property, found.map((person) => ({ ...named(person), role: role === 'aui' ? role : undefined }))]
  })
  return Object.fromEntries(lists.filter(([, found]) => found?.length))
}

const named = (person: Contributor) => ({ name: person.name, sortAs: fileName(person) })

function subjectsOf({ metadata }: Catalogue) {
  if (metadata.subjects.length === 0) return undefined
  return metadata.subjects.map(({ scheme, code, label }) => ({
    name: label,
    code,
    scheme: scheme && manifestScheme(scheme),
  }))
}

/** Readium's accessibility object, from the words of schema.org. */
function accessibilityOf(facts: AccessibilityFacts) {
  const standards = (facts.conformsTo ?? []).flatMap((standard) => standardAddress(standard) ?? [])
  return {
    conformsTo: standards.length > 0 ? standards : undefined,
    accessMode: listed(facts.modes),
    accessModeSufficient: listed(facts.sufficient.map(modesOf)),
    feature: listed(facts.features),
    hazard: listed(facts.hazards),
    certification: facts.certifiedBy ? { certifiedBy: facts.certifiedBy, report: facts.report } : undefined,
    summary: facts.summary.text || undefined,
  }
}

const listed = <T>(values: readonly T[]): readonly T[] | undefined => (values.length > 0 ? values : undefined)
