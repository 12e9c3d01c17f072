import type { FileReading, Spot } from '../../../model/reading.ts'
import { openDocument } from './engine.ts'
import { readFacts } from './facts.ts'
import { readNames } from './names.ts'
import { openObjects } from './objects/file.ts'
import { linksOf, pageObjects } from './pages.ts'
import { settlePieces } from './pieces.ts'
import { readPages } from './runs.ts'
import { readTagged } from './tagged.ts'
import { readTree } from './tree.ts'

export async function readPdf(name: string, value: Uint8Array): Promise<FileReading> {
  const { document, close } = await openDocument(value)
  const pages = await readPages(document)
  const objects = openObjects(value)
  const pageDicts = pageObjects(objects)
  const pageOf = new Map(pageDicts.map(({ ref }, index) => [ref, index]))
  const links = linksOf(objects, pageDicts)
  const byRef = new Map(links.map((link) => [link.ref, link]))
  const tree = readTree(objects, pageOf)
  const text = readTagged(tree!, pages, (ref) => byRef.get(ref))
  const names = await readNames(document, pageOf, text.moorings)
  const { pieces, faults } = settlePieces(text, names)
  const facts = await readFacts(document, names)
  const labels = await document.getPageLabels()
  const spots = pages.map((_, index): Spot => ({ file: '', page: index + 1, ...(labels && { label: labels[index]! }) }))
  await close()
  return { name, kind: 'pdf', words: text.words, at: text.at, spots, pieces, targets: names.targets, facts, isStructured: true, faults: [...faults, ...text.stray.map(({page,text})=>({at:page,reason:text}))] }
}
