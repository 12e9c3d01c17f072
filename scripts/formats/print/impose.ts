import { PDFDocument } from '@cantoo/pdf-lib'

import type { Described } from '../dublin-core.ts'
import { describePrint, savePrint } from './describe.ts'
import { sideDrawer } from './draw.ts'
import { pageEmbedder } from './embed.ts'
import type { Pass } from './folding.ts'
import type { Plan, Side } from './plan.ts'
import type { Source } from './source.ts'

/** Words that stand in the file's metadata. */
export interface Naming {
  /** The book, where more is known than the source says. */
  readonly described?: Described
  /** What the file is: `Booklet`. */
  readonly kind: string
  /** Which pages were chosen, where not all of them are. */
  readonly pages?: string
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
  { described, kind, pages }: Naming,
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const draw = sideDrawer(source, plan.facts.scale, document, pageEmbedder(source, document))
  for (const side of sidesOf(plan, pass)) draw(side, plan.width, plan.height)
  const book = described ?? saidBy(source.document)
  const date = source.document.getCreationDate()
  const description = {
    described: { ...book, title: book.title ? `${book.title} (${kind})` : kind },
    ...(date && { date }),
    seeds: [bytes, JSON.stringify(plan), pass, ...(pages ? [pages] : [])],
  }
  describePrint(document, description, plan.facts)
  return savePrint(document)
}

/** What the source says of itself in its information dictionary. */
function saidBy(document: PDFDocument): Described {
  const [author, description, lang] = [document.getAuthor(), document.getSubject(), document.getLanguage()]
  return {
    title: document.getTitle() ?? '',
    authors: author ? [author] : [],
    subjects: [],
    ...(description && { description }),
    ...(lang && { lang }),
  }
}

function sidesOf({ sheets }: Plan, pass: Pass): Side[] {
  return sheets.flatMap(({ front, back }) => [
    ...(pass === 'backs' ? [] : [front]),
    ...(back && pass !== 'fronts' ? [back] : []),
  ])
}
