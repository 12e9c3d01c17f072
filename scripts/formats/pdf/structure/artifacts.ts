import { patchContent } from '../content-patch.ts'
import type { Loose, PageContent } from './content.ts'

/**
 * Mark as artifacts what is no text of the author's: running heads and page numbers, rules, backgrounds
 * (ISO 32000-1, 14.8.2.2).
 *
 * @param middle Of the page, in points from its lower edge.
 * @param isText Says of numbered content whether an element of the structure tree holds it.
 * @returns the very same bytes where nothing is to be marked.
 */
export function markArtifacts(
  bytes: Uint8Array,
  content: PageContent,
  middle: number,
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
        { start, end: start, text: `/Artifact ${kindOf(loose, content, middle)}\n` },
        { start: end, end, text: '\nEMC' },
      ]
    }),
  ]
  for (const { start, end, text } of changes.toSorted((a, b) => a.start - b.start))
    patch.replace(start, end, text)
  return patch.apply()
}

const layout = '<</Type /Layout>> BDC'

/**
 * Words above and below all others belong to the page and not to the text (table 330). Where a page holds nothing
 * but a picture, all words do.
 */
function kindOf({ height }: Loose, { span }: PageContent, middle: number): string {
  if (height === undefined) return layout
  const [lowest, highest] = span ?? [middle, middle]
  if (height > highest) return '<</Type /Pagination /Subtype /Header>> BDC'
  return height < lowest ? '<</Type /Pagination /Subtype /Footer>> BDC' : layout
}
