import { PDFDict, type PDFDocument } from '@cantoo/pdf-lib'

import { isTag, name, type Tag, tagsIn } from './tree.ts'

/** Types of ISO 32000-1, 14.8.4. */
const standard: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
)

/** Say of types of the browser's own what they are in the standard (ISO 32000-1, 14.7.3): of those that are used. */
export function mapRoles(document: PDFDocument, top: Tag): void {
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const roles: Record<string, 'Div' | 'Span'> = {}
  for (const { type, kids } of tagsIn(top)) {
    if (standard.has(type)) continue
    const holdsBlocks = kids.some(
      (kid) => isTag(kid) && /^(?:P|H\d|L|Table|Sect|Div|BlockQuote)$/.test(kid.type),
    )
    if (holdsBlocks) roles[type] = 'Div'
    else roles[type] ??= 'Span'
  }
  if (Object.keys(roles).length > 0) root.set(name('RoleMap'), document.context.obj(roles))
  else root.delete(name('RoleMap'))
}
