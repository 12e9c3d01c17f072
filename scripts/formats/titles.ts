import type { Section } from '../model/publication.ts'

export { fullTitle } from '../model/filing.ts'

/** How a section stands in a table of contents: `Appendix A: Sources`. */
export function titleOf({ label, title }: Pick<Section, 'label' | 'title'>): string {
  return label && label !== title ? `${label}: ${title}` : title
}

/** Short leaves that stand before the table of contents; the other front matter comes behind it. */
export const leadsContents = ({ role }: Section): boolean => role === 'dedication' || role === 'epigraph'
