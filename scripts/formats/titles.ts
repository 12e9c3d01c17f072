import type { Metadata } from '../model/metadata.ts'
import type { Section } from '../model/publication.ts'

/** How a section stands in a table of contents: `Appendix A: Sources`. */
export function titleOf({ label, title }: Pick<Section, 'label' | 'title'>): string {
  return label && label !== title ? `${label}: ${title}` : title
}

/** Short leaves that stand before the table of contents; the other front matter comes behind it. */
export const leadsContents = ({ role }: Section): boolean => role === 'dedication' || role === 'epigraph'

/** As a catalogue has it: `Salt: A History`; a title that ends with a mark of its own takes no colon. */
export function fullTitle({ title, subtitle }: Pick<Metadata, 'title' | 'subtitle'>): string {
  if (!subtitle) return title
  return /\p{Po}$/u.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}
