import { PDFDocument } from '@cantoo/pdf-lib'

import { datePrint, describePrint, savePrint } from './describe.ts'
import { sideDrawer } from './draw.ts'
import { pageEmbedder } from './embed.ts'
import type { Plan, Side } from './plan.ts'
import type { Source } from './source.ts'

/** What is printed from one file: all sides, or those of one pass through the printer. */
export type Pass = 'both' | 'fronts' | 'backs'

/** Words that stand in the file's metadata. */
export interface Naming {
  /** Of the book, where the source does not say or says it worse. */
  readonly title?: string
  /** What the file is: `Booklet`. */
  readonly kind: string
}

/**
 * Draw a plan: from a finished PDF to one whose pages are the sides of sheets.
 *
 * In one file front and back alternate. Of two files both go from the first sheet to the last: the pile is laid
 * back into the printer so that the first sheet is drawn in first again.
 */
export async function drawPlan(
  source: Source,
  bytes: Uint8Array,
  plan: Plan,
  pass: Pass,
  { title, kind }: Naming,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const draw = sideDrawer(source, plan.facts.scale, document, pageEmbedder(source, document))
  for (const side of sidesOf(plan, pass)) draw(side, plan.width, plan.height)
  const named = title ?? source.document.getTitle()
  const author = source.document.getAuthor()
  const lang = source.document.getLanguage()
  const description = {
    title: named ? `${named} (${kind})` : kind,
    ...(author && { author }),
    ...(lang && { lang }),
    seeds: [bytes, JSON.stringify(plan), pass],
  }
  describePrint(document, description, plan.facts)
  datePrint(document, source.document.getCreationDate())
  return savePrint(document)
}

function sidesOf({ sheets }: Plan, pass: Pass): Side[] {
  return sheets.flatMap(({ front, back }) => [
    ...(pass === 'backs' ? [] : [front]),
    ...(back && pass !== 'fronts' ? [back] : []),
  ])
}
