import { patchContent } from '../content-patch.ts'
import type { Loose, PageContent } from './content.ts'

/**
 * Mark as artifacts what is no text of the author's: running heads and page numbers, rules, backgrounds
 * (ISO 32000-1, 14.8.2.2).
 *
 * @param isText Says of numbered content whether an element of the structure tree holds it.
 * @returns the very same bytes where nothing is to be marked.
 */
export function markArtifacts(
  bytes: Uint8Array,
  content: PageContent,
  isText: (mcid: number) => boolean,
): Uint8Array {
  const patch = patchContent(bytes)
  const changes = [
    ...content.marks
      .filter(({ mcid }) => !isText(mcid))
      .map(({ start, end }) => ({ start, end, text: `/Artifact ${layout}` })),
    ...content.loose.flatMap((loose) => {
      const { start, end } = loose
      return [
        { start, end: start, text: `/Artifact ${kindOf(loose, content)}\n` },
        { start: end, end, text: '\nEMC' },
      ]
    }),
  ]
  for (const { start, end, text } of changes.toSorted((a, b) => a.start - b.start))
    patch.replace(start, end, text)
  return patch.apply()
}

const layout = '<</Type /Layout>> BDC'

/** Words above and below all others belong to the page and not to the text (table 330). */
function kindOf({ height }: Loose, { span }: PageContent): string {
  if (height === undefined || !span) return layout
  if (height > span[1]) return '<</Type /Pagination /Subtype /Header>> BDC'
  return height < span[0] ? '<</Type /Pagination /Subtype /Footer>> BDC' : layout
}
