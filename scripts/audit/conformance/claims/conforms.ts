import type { Finding } from '../../../model/conformance.ts'
import { type Claim, type Measured, measured } from './claim.ts'
import type { Work } from './work.ts'

const accessible =
  /^EPUB Accessibility 1\.\d - WCAG 2\.[0-2] Level A{1,3}$|epub-a11y|epub\/a11y\/accessibility-\d+\.html/i

/** The statements that EPUB Accessibility 1.1, 2.2, asks of a publication. */
const asked = ['accessMode', 'accessibilityFeature', 'accessibilityHazard']

/**
 * Whether a work conforms to EPUB Accessibility, as far as can be told: nothing that it asks for is missing (2.2 and
 * 4.1), and no checker has found an error of accessibility.
 *
 * @param others What other tools found in the same file.
 */
export function conforms({ value }: Claim, work: Work, others: readonly Finding[]): Measured | undefined {
  if (!accessible.test(value)) return undefined
  const said = new Set(work.claims.map(({ property }) => property))
  const missing = asked.find((property) => !said.has(property))
  if (missing) return measured(false, `it does not say ${missing}`)
  if (!said.has('certifiedBy')) return measured(false, 'nobody vouches for it')
  const broken = others.find(({ tool, severity }) => tool === 'Ace' && severity !== 'info')
  if (broken) return measured(false, `Ace found ${broken.code}`)
  return measured(true, 'it says what it has to, and who vouches for it')
}
