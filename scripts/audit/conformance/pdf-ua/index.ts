import type { PDFDocument } from '@cantoo/pdf-lib'

import { openTagged } from './file.ts'
import type { Fault, Rule } from './rule.ts'
import { annotationRules } from './rules/annotations.ts'
import { contentRules } from './rules/content.ts'
import { documentRules } from './rules/document.ts'
import { elementRules } from './rules/elements.ts'
import { fontRules } from './rules/fonts.ts'
import { languageRules } from './rules/language.ts'
import { tableRules } from './rules/tables.ts'
import { headingRules, treeRules } from './rules/tree.ts'

/** Every condition that is judged here. */
export const rules: readonly Rule[] = [
  ...documentRules,
  ...contentRules,
  ...treeRules,
  ...headingRules,
  ...elementRules,
  ...tableRules,
  ...languageRules,
  ...annotationRules,
  ...fontRules,
]

/**
 * What a PDF lacks of PDF/UA-1 (ISO 14289-1:2014), as far as a program can tell.
 *
 * @param document The same file, where it has been loaded already.
 */
export async function checkPdfUa(bytes: Uint8Array, document?: PDFDocument): Promise<Fault[]> {
  const file = await openTagged(bytes, document)
  return rules.flatMap((rule) => rule.faults(file))
}
