import { type PDFDict } from '@cantoo/pdf-lib'

import { key, numberIn, textIn } from '../../../pdf/values.ts'
import type { Tagged } from '../file.ts'
import { type Rule, rule } from '../rule.ts'

const subtypes = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup ' +
    'FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact'
  ).split(' '),
)

/** Hidden ones are nobody's (ISO 32000-1, table 165). */
const isHidden = (dict: PDFDict): boolean => ((numberIn(dict, 'F') ?? 0) & 2) !== 0

const ownerOf = ({ owners }: Tagged, dict: PDFDict): string | undefined => owners.get(dict)?.role

const isDescribed = ({ owners }: Tagged, dict: PDFDict): boolean =>
  textIn(owners.get(dict)?.dict, 'Alt') !== undefined

const annotations = (
  clause: string,
  says: string,
  isWrong: (subtype: string, dict: PDFDict, file: Tagged) => boolean,
): Rule =>
  rule(clause, says, (file) =>
    file.annotations
      .filter(({ dict }) => !isHidden(dict) && isWrong(textIn(dict, 'Subtype') ?? '', dict, file))
      .map(({ dict, page }) => ({ what: textIn(dict, 'Subtype') ?? 'annotation', page })),
  )

/** Links and other annotations: clause 7.18. */
export const annotationRules: readonly Rule[] = [
  annotations(
    '7.18.1-1',
    'annotations stand in Annot elements',
    (subtype, dict, file) =>
      !/^(?:Widget|PrinterMark|Link)$/.test(subtype) && ownerOf(file, dict) !== 'Annot',
  ),
  annotations(
    '7.18.1-2',
    'annotations are described',
    (subtype, dict, file) => subtype !== 'Widget' && !textIn(dict, 'Contents') && !isDescribed(file, dict),
  ),
  annotations(
    '7.18.1-3',
    'fields are described',
    (subtype, dict, file) => subtype === 'Widget' && !textIn(dict, 'TU') && !isDescribed(file, dict),
  ),
  annotations('7.18.1 (28-006)', 'annotations are of a known kind', (subtype) => !subtypes.has(subtype)),
  annotations('7.18.2-1', 'there is no trap network', (subtype) => subtype === 'TrapNet'),
  rule(
    '7.18.3-1',
    'pages with annotations are gone through in the order of the tree',
    ({ document, annotations: all }) =>
      [...new Set(all.map(({ page }) => page))]
        .filter((page) => textIn(document.getPage(page).node, 'Tabs') !== 'S')
        .map((page) => ({ what: 'Tabs', page })),
  ),
  annotations(
    '7.18.4-1',
    'fields stand in Form elements',
    (subtype, dict, file) => subtype === 'Widget' && ownerOf(file, dict) !== 'Form',
  ),
  annotations(
    '7.18.5-1',
    'links stand in Link elements',
    (subtype, dict, file) => subtype === 'Link' && ownerOf(file, dict) !== 'Link',
  ),
  annotations(
    '7.18.5-2',
    'links say in words where they lead',
    (subtype, dict) => subtype === 'Link' && !textIn(dict, 'Contents'),
  ),
  annotations(
    '7.18.8-1',
    'printers’ marks are no text',
    (subtype, dict, file) => subtype === 'PrinterMark' && ownerOf(file, dict) !== undefined,
  ),
  annotations(
    'ISO 32000-1, 12.5.6.5',
    'links lead somewhere',
    (subtype, dict) => subtype === 'Link' && !dict.has(key('Dest')) && !dict.has(key('A')),
  ),
]
