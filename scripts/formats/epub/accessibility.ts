import type { AccessibilityFacts } from '../../model/catalogue.ts'
import type { Metadata } from '../../model/metadata.ts'
import type { Facts } from './facts.ts'

/** The same for catalogues. */
export const factsOf = ({ sufficient, ...facts }: Accessibility): AccessibilityFacts => ({
  ...facts,
  sufficient: [sufficient],
})

/** The package's accessibility metadata (EPUB Accessibility 1.1; schema.org's vocabulary). */
export interface Accessibility {
  readonly modes: readonly string[]
  readonly sufficient: string
  readonly features: readonly string[]
  readonly hazards: readonly string[]
  readonly summary: { readonly text: string; readonly lang: string }
  /** Who says that it conforms to WCAG 2.2 AA: never said without a person's name. */
  readonly certifiedBy?: string
  readonly report?: string
}

/** What the program may say: each feature was found in the files of this very book. */
export function accessibilityOf(
  facts: Facts,
  moving: boolean,
  css: string,
  metadata: Metadata,
): Accessibility {
  const { summary, hazards, certifiedBy, report } = metadata.accessibility
  const described = facts.described === facts.images
  return {
    modes: facts.images > 0 ? ['textual', 'visual'] : ['textual'],
    sufficient: described ? 'textual' : 'textual,visual',
    features: featuresOf(facts, css),
    hazards: hazards ?? [moving ? 'unknown' : 'none'],
    summary: summary ? { text: summary, lang: metadata.lang } : { text: summarise(facts, css), lang: 'en' },
    ...(certifiedBy && { certifiedBy }),
    ...(certifiedBy && report && { report }),
  }
}

function featuresOf(facts: Facts, css: string): string[] {
  const pages = facts.pageBreaks.length > 0
  const features: readonly (readonly [string, boolean])[] = [
    ['alternativeText', facts.images > 0 && facts.described === facts.images],
    ['ARIA', facts.roles > 0],
    ['displayTransformability', isTransformable(css)],
    ['MathML', facts.formulas > 0],
    ['pageBreakMarkers', pages],
    ['pageNavigation', pages],
    ['readingOrder', true],
    ['structuralNavigation', facts.headings > 0],
    ['tableOfContents', true],
    ['unlocked', true],
  ]
  return features.filter(([, found]) => found).map(([name]) => name)
}

/** True where a reader can change size, colours and spacing: none of them is fixed. */
function isTransformable(css: string): boolean {
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '')
  return ![absoluteSize, ownColor, /!important/i].some((pattern) => pattern.test(rules))
}

const absoluteSize = /(?:font-size|line-height)\s*:\s*[\d.]+(?:px|pt|mm|cm|in|pc)\b/i
const ownColor =
  /(?:^|[\s;{])(?:color|background(?:-color)?)\s*:(?!\s*(?:inherit|initial|unset|currentcolor|transparent|none)\b)/i

function summarise(facts: Facts, css: string): string {
  const sentences = [
    'All text can be read aloud, enlarged and searched, in a reading order that the file defines.',
  ]
  if (facts.headings > 0) sentences.push('Headings and a table of contents lead through it.')
  if (isTransformable(css)) sentences.push('Typeface, size, spacing and colours can be changed.')
  if (facts.images > 0) sentences.push(pictures(facts))
  if (facts.formulas > 0) sentences.push('Formulas are given as MathML.')
  if (facts.pageBreaks.length > 0) sentences.push('Page breaks of the printed edition are marked.')
  return sentences.join(' ')
}

function pictures({ images, described }: Facts): string {
  if (described === images) return 'Every picture has a description.'
  if (described === 0) return 'Pictures have no descriptions.'
  return 'Some pictures have no description.'
}
