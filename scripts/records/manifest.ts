import type { AccessibilityFacts, Catalogue } from '../model/catalogue.ts'
import { fileName, fileTitle } from '../model/filing.ts'
import type { Contributor } from '../model/metadata.ts'
import { modesOf, standardAddress } from './accessibility.ts'
import { timestamp, workIdentifier, writtenDate } from './names.ts'
import { peopleOf, type PersonRole, roleProperties } from './people.ts'
import { manifestScheme } from './subjects.ts'

/** The publication's metadata in the words of the Readium Web Publication Manifest; what is undefined says nothing. */
export function manifestMetadata(catalogue: Catalogue) {
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

function people({ metadata }: Catalogue): Record<string, object[]> {
  const lists = Object.entries(roleProperties).map(([role, property]) => {
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
