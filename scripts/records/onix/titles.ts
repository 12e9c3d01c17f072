import type { Element } from 'xast'

import type { Catalogue } from '../../model/catalogue.ts'
import { x } from '../xml.ts'

/** The series, where there is one. */
export function collection({ metadata: { series } }: Catalogue): Element | undefined {
  if (!series) return undefined
  return x(
    'Collection',
    // List 148: a collection of the publisher's; list 149: 02 is the title of a collection, 01 that of a product.
    x('CollectionType', '10'),
    x(
      'TitleDetail',
      x('TitleType', '01'),
      x(
        'TitleElement',
        x('TitleElementLevel', '02'),
        series.position === undefined ? undefined : x('PartNumber', String(series.position)),
        x('TitleText', series.title),
      ),
    ),
  )
}

export function title({ metadata: { title: text, subtitle } }: Catalogue): Element {
  return x(
    'TitleDetail',
    // List 15: the distinctive title.
    x('TitleType', '01'),
    x(
      'TitleElement',
      x('TitleElementLevel', '01'),
      x('TitleText', text),
      subtitle ? x('Subtitle', subtitle) : undefined,
    ),
  )
}
