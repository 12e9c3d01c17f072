import { visit } from 'unist-util-visit'

import type { AccessibilityFacts } from '../../model/catalogue.ts'
import type { Publication } from '../../model/publication.ts'
import { countElement, noFacts } from '../epub/facts.ts'

/** What a tagged PDF may say of itself: its tags, its outline and its labels are made of what is counted here. */
export function pdfAccessibility({ sections, metadata }: Publication): AccessibilityFacts {
  const facts = noFacts()
  for (const { tree } of sections)
    visit(tree, 'element', (element) => {
      countElement(element, '', facts)
    })
  const { images, described, headings, formulas } = facts
  const { summary, hazards, certifiedBy, report } = metadata.accessibility
  const isDescribed = images === described
  return {
    modes: images > 0 ? ['textual', 'visual'] : ['textual'],
    sufficient: [isDescribed ? 'textual' : 'textual,visual'],
    features: [
      ...(images > 0 && isDescribed ? ['alternativeText'] : []),
      ...(formulas > 0 ? ['describedMath'] : []),
      'pageNavigation',
      'readingOrder',
      ...(headings > 0 ? ['structuralNavigation'] : []),
      'tableOfContents',
      'taggedPDF',
      'unlocked',
    ],
    hazards: hazards ?? ['none'],
    summary: summary
      ? { text: summary, lang: metadata.lang }
      : {
          text: 'All text can be read aloud and searched, in the order of its tags; headings, outline and page labels lead through it.',
          lang: 'en',
        },
    conformsTo: ['PDF/UA-1'],
    ...(certifiedBy && { certifiedBy }),
    ...(certifiedBy && report && { report }),
  }
}
