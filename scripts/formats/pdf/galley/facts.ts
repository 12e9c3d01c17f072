import type { Publication, Section } from '../../../model/publication.ts'
import { titleOf } from '../../titles.ts'
import type { StripFacts } from '../paginate/order.ts'

/** Characters of a running head that fit its line. */
const longestHead = 50

/** Roles whose pages show neither head nor folio. */
const plainRoles = new Set(['dedication', 'epigraph', 'part'])

/** How the pages of a section are numbered and headed, and on which side it begins. */
export function sectionFacts(
  section: Section,
  { metadata }: Publication,
  recto: readonly string[],
  isFirst: boolean,
): StripFacts {
  const { id, role, matter } = section
  const names = [role, 'section', ...(isFirst ? ['first'] : [])]
  return {
    id,
    numbering: matter === 'front' ? 'roman' : 'arabic',
    start: startOf(names, recto),
    ...(plainRoles.has(role)
      ? { style: 'plain' as const }
      : { heads: { left: metadata.title, right: headOf(section) } }),
  }
}

/** @param names What the pages may be called in the theme's list of what begins on a recto. */
export const startOf = (names: readonly string[], recto: readonly string[]): StripFacts['start'] =>
  names.some((name) => recto.includes(name)) ? 'recto' : 'any'

function headOf(section: Section): string {
  const whole = titleOf(section)
  return whole.length <= longestHead ? whole : section.title
}
