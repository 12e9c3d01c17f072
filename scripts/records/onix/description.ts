import type { Element } from 'xast'

import type { Catalogue, CatalogueFile } from '../../model/catalogue.ts'
import { licenseAddress } from '../../model/license.ts'
import { x } from '../xml.ts'
import { accessibilityFeatures } from './accessibility.ts'
import { contributors } from './contributors.ts'
import { language } from './language.ts'
import { subjects } from './subjects.ts'
import { collection, title } from './titles.ts'

/** What each format is: lists 175 and 21. */
const forms: Readonly<Record<string, { readonly details: readonly string[]; readonly edition?: string }>> = {
  // EPUB, PDF, HTML and text; E200 fits its lines to the screen, E201 has fixed pages.
  epub: { details: ['E101', 'E200'] },
  pdf: { details: ['E107', 'E201'] },
  'large-print': { details: ['E107', 'E201'], edition: 'LTE' },
  web: { details: ['E105', 'E200'] },
  text: { details: ['E112', 'E200'] },
}

/** Block 1: what the product is. Elements stand in the order of the schema. */
export function descriptiveDetail(catalogue: Catalogue, file: CatalogueFile): Element {
  const { metadata } = catalogue
  const form = forms[file.format]
  return x(
    'DescriptiveDetail',
    // Lists 2 and 150: one item, to download or read online.
    x('ProductComposition', '00'),
    x('ProductForm', 'EB'),
    form?.details.map((detail) => x('ProductFormDetail', detail)),
    accessibilityFeatures(file.accessibility),
    // List 81: text to be read.
    x('PrimaryContentType', '10'),
    // List 144: no technical protection.
    x('EpubTechnicalProtection', '00'),
    license(metadata.license),
    collection(catalogue),
    title(catalogue),
    contributors(metadata.authors),
    form?.edition ? x('EditionType', form.edition) : undefined,
    edition(catalogue),
    language(metadata.lang),
    extents(catalogue, file),
    subjects(catalogue),
  )
}

function license(text: string | undefined): Element | undefined {
  const address = licenseAddress(text)
  if (!text || !address) return undefined
  return x(
    'EpubLicense',
    x('EpubLicenseName', text),
    // List 218: for people to read.
    x('EpubLicenseExpression', [
      x('EpubLicenseExpressionType', '01'),
      x('EpubLicenseExpressionLink', address),
    ]),
  )
}

function edition({ metadata: { edition: given } }: Catalogue): (Element | undefined)[] {
  // The schema takes whole numbers from 1; others are said in words.
  const isCounted = given?.number !== undefined && Number.isInteger(given.number) && given.number > 0
  const statement =
    given?.note ?? (given?.number !== undefined && !isCounted ? String(given.number) : undefined)
  return [
    isCounted ? x('EditionNumber', String(given.number)) : undefined,
    statement ? x('EditionStatement', statement) : undefined,
  ]
}

/** List 23 and 24: the words of the text, the pages of the file, its bytes. */
function extents({ words }: Catalogue, { pages, bytes }: CatalogueFile): (Element | undefined)[] {
  const extent = (type: string, value: number | undefined, unit: string): Element | undefined =>
    value
      ? x('Extent', [x('ExtentType', type), x('ExtentValue', String(value)), x('ExtentUnit', unit)])
      : undefined
  return [extent('02', words, '02'), extent('07', pages, '03'), extent('22', bytes, '17')]
}
