import type { AccessibilityFacts, Catalogue, CatalogueFile } from '../model/catalogue.ts'
import { isBody } from '../model/filing.ts'
import { licenseAddress } from '../model/license.ts'
import type { Contributor } from '../model/metadata.ts'
import { modesOf } from './accessibility.ts'
import { addressOf, pageAddress, wholeAddress } from './addresses.ts'
import { isbnsOf } from './isbn.ts'
import { allIdentifiers, workIdentifier, writtenDate } from './names.ts'
import { peopleOf, type PersonRole, roleProperties } from './people.ts'
import { readingPage } from './reading.ts'

/** What JSON-LD is made of; undefined fields vanish when it is written. */
export interface JsonLd {
  readonly '@context'?: string
  readonly '@type': string | readonly string[]
  readonly [property: string]: unknown
}

/**
 * The publication as a schema.org `Book`, each of its files a `workExample`.
 *
 * Whoever puts it into a page writes every `<` of it as `\u003c`, or a title could end the script.
 */
export function jsonLd(catalogue: Catalogue): JsonLd {
  const { metadata, cover, files, accessibility } = catalogue
  const { title, subtitle, lang, description, series, rights, license } = metadata
  return {
    '@context': 'https://schema.org',
    '@type': 'Book',
    '@id': workIdentifier(catalogue),
    identifier: allIdentifiers(catalogue),
    url: pageAddress(catalogue, 'index.html'),
    name: title,
    alternativeHeadline: subtitle,
    description,
    inLanguage: lang,
    ...people(catalogue),
    datePublished: writtenDate(catalogue),
    bookEdition: metadata.edition?.number?.toString() ?? metadata.edition?.note,
    keywords: filled(metadata.subjects.map(({ label }) => label)),
    isPartOf: series && { '@type': 'BookSeries', name: series.title },
    position: series?.position,
    license: licenseAddress(license) ?? license,
    copyrightNotice: rights,
    isAccessibleForFree: true,
    image: cover && {
      '@type': 'ImageObject',
      contentUrl: addressOf(catalogue, cover.path),
      encodingFormat: cover.mediaType,
      width: cover.width,
      height: cover.height,
      caption: cover.alt,
    },
    ...accessibilityOf(accessibility),
    workExample: filled(files.map((file) => workExample(catalogue, file))),
    potentialAction: readAction(catalogue),
  }
}

/** One file: as a book in a format of its own, and as a thing to download. */
function workExample(catalogue: Catalogue, file: CatalogueFile): JsonLd {
  const { metadata } = catalogue
  return {
    '@type': ['Book', 'MediaObject'],
    name: `${metadata.title} (${file.name})`,
    inLanguage: metadata.lang,
    bookFormat: 'https://schema.org/EBook',
    isbn: isbnsOf(catalogue).get(file),
    numberOfPages: file.pages,
    encodingFormat: file.mediaType,
    contentUrl: addressOf(catalogue, file.path),
    // Schema.org gives sizes as text with a unit.
    contentSize: `${file.bytes} B`,
    sha256: file.sha256,
    ...(file.accessibility && accessibilityOf(file.accessibility)),
  }
}

function people({ metadata }: Catalogue): Record<string, unknown> {
  const found = Object.entries(roleProperties).map(
    ([role, property]) => [property, filled(peopleOf(metadata, role as PersonRole).map(agent))] as const,
  )
  const publisher = metadata.publisher && { '@type': 'Organization', name: metadata.publisher }
  return { ...Object.fromEntries(found), publisher }
}

const agent = (person: Contributor): JsonLd => ({
  '@type': isBody(person) ? 'Organization' : 'Person',
  name: person.name,
})

/** https://www.w3.org/2021/a11y-discov-vocab/latest/ */
function accessibilityOf(facts: AccessibilityFacts): Record<string, unknown> {
  return {
    accessMode: filled(facts.modes),
    accessModeSufficient: filled(
      facts.sufficient.map((modes) => ({ '@type': 'ItemList', itemListElement: modesOf(modes) })),
    ),
    accessibilityFeature: filled(facts.features),
    accessibilityHazard: filled(facts.hazards),
    accessibilitySummary: facts.summary.text || undefined,
    conformsTo: filled(facts.conformsTo ?? []),
  }
}

/** Where it can be read at once: an action needs a whole address. */
function readAction(catalogue: Catalogue): JsonLd | undefined {
  const page = readingPage(catalogue)
  const target = page === undefined ? undefined : pageAddress(catalogue, page)
  const epub = catalogue.files.find(({ format }) => format === 'epub')
  const address = target ?? (epub && wholeAddress(catalogue, epub.path))
  return address === undefined
    ? undefined
    : { '@type': 'ReadAction', target: { '@type': 'EntryPoint', urlTemplate: address } }
}

const filled = <T>(values: readonly T[]): readonly T[] | undefined => (values.length > 0 ? values : undefined)
