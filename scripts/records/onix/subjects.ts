import type { Element } from 'xast'

import type { Catalogue } from '../../model/catalogue.ts'
import { onixScheme } from '../subjects.ts'
import { x } from '../xml.ts'

/** List 27. A subject without a code is a keyword (20); all of those stand in one element, parted by semicolons. */
export function subjects({ metadata }: Catalogue): Element[] {
  const coded = metadata.subjects.flatMap(({ scheme, code, label }) =>
    scheme && code
      ? [
          x(
            'Subject',
            x('SubjectSchemeIdentifier', onixScheme(scheme)),
            x('SubjectCode', code),
            x('SubjectHeadingText', label),
          ),
        ]
      : [],
  )
  const words = metadata.subjects.filter(({ scheme, code }) => !scheme || !code).map(({ label }) => label)
  if (words.length === 0) return coded
  const keywords = x('SubjectHeadingText', words.join('; '))
  return [...coded, x('Subject', x('SubjectSchemeIdentifier', '20'), keywords)]
}
