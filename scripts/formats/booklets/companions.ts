import { VFile } from 'vfile'

import type { Artifact, Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import { makeDuplexTest, printGuide, readPrintCss, readPrintWords } from '../print/index.ts'

/**
 * What goes with editions that are to be folded: a page that tells how to print each of them, and a sheet that
 * tells how a printer turns its paper. Nothing where there are none.
 */
export async function printCompanions(
  artifacts: readonly Artifact[],
  { publication, template, slug, date }: Omit<Edition, 'options'>,
  world: World,
): Promise<Artifact[]> {
  const editions = artifacts.flatMap(({ path, data: { printSheet } }) =>
    printSheet ? [{ path, facts: printSheet }] : [],
  )
  const [first] = editions
  if (!first) return []
  const { title, lang, dir } = publication.metadata
  const [words, css] = await Promise.all([readPrintWords(lang, world), readPrintCss('guide', world)])
  const made: Artifact[] = []
  // A paper for each half of the world, where both are printed on.
  const papers = [
    ...new Set(editions.filter(({ facts }) => facts.sides === 2).map(({ facts }) => facts.paper)),
  ]
  for (const paper of papers) {
    const path = papers.length > 1 ? `${slug}-duplex-test-${paper}.pdf` : `${slug}-duplex-test.pdf`
    made.push(await makeDuplexTest({ path, paper, words, faces: template.faces, date }, world))
  }
  const test = made[0]?.path
  const html = printGuide(editions, { words, css, title, lang, ...(dir && { dir }), ...(test && { test }) })
  const value = new TextEncoder().encode(html)
  return [...made, new VFile({ path: `${slug}-printing.html`, value })]
}
