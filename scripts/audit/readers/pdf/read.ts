import type { Fault, FileReading, Piece, Spot } from '../../../model/reading.ts'
import { readFacts } from './facts.ts'
import { type FoldedPage, fold, type Imposed, sideName } from './folded.ts'
import { inferImposed } from './infer.ts'
import { readNames } from './names.ts'
import { type OpenFile, openFile } from './open.ts'
import { settlePieces } from './pieces.ts'
import type { PageText } from './runs.ts'
import { readTagged } from './tagged.ts'
import type { Text } from './text.ts'
import { readUntagged } from './untagged.ts'

/** What may be known of a file beforehand. */
export interface PdfOptions {
  /** The file's pages are sides of sheets: read the folded booklet. By default the file is asked. */
  readonly imposed?: Imposed
}

/**
 * Read a finished PDF as its reader meets it: a tagged one in the order of its tags, without what they leave out;
 * any other in the order in which it is drawn; sheets of a booklet as they are once folded.
 *
 * What is broken is among the faults; a file that can't be opened is one fault, and no words.
 *
 * @param name Path of the edition below the output folder.
 */
export async function readPdf(
  name: string,
  value: Uint8Array,
  { imposed }: PdfOptions = {},
): Promise<FileReading> {
  try {
    return readOpened(name, await openFile(value), imposed)
  } catch (error) {
    return unreadable(name, error instanceof Error ? error.message : String(error))
  }
}

function readOpened(name: string, { source, own }: OpenFile, given: Imposed | undefined): FileReading {
  const sheets = source.pages
  const imposed = given ?? (own.tree ? undefined : inferImposed(source))
  const pages: readonly (PageText & Partial<FoldedPage>)[] = imposed ? fold(sheets, imposed) : sheets
  const isStructured = own.tree !== undefined && !imposed
  const text = wordsOf(pages, own, source.language, !imposed)
  const names = readNames(source.destinations, imposed ? new Map() : own.pageOf, text.moorings)
  const { pieces, faults } = settlePieces(text, names, imposed ? [] : own.links)
  const spots = spotsOf(pages, imposed ? null : source.labels)
  const facts = readFacts(source, names)
  // A side of a sheet holds several pages: the first of them stands for it.
  const spotOf = (at: number): number =>
    imposed
      ? Math.max(
          0,
          pages.findIndex(({ side }) => side === sideName(at)),
        )
      : at
  return {
    name,
    kind: 'pdf',
    words: text.words,
    at: text.at,
    spots,
    pieces: withPages(pieces, text, spots),
    targets: names.targets,
    facts: { ...facts, pages: pages.length },
    isStructured,
    faults: [
      ...own.faults.map(({ at, reason }) => ({ at: spotOf(at), reason })),
      ...faults,
      ...text.stray.map(({ page, said }) => ({
        at: page,
        reason: `Outside of the tags stands “${short(said)}”`,
      })),
      ...garbled(pages),
      ...upsideDown(pages, imposed !== undefined),
    ],
  }
}

/** Pages that stand on their heads: turned by the file, or drawn so on a sheet. */
function upsideDown(pages: readonly PageText[], isImposed: boolean): Fault[] {
  return pages.flatMap(({ rotate, runs }, at) => {
    const turned = runs.filter(({ turn }) => turn === 180).length
    const isDown = isImposed ? turned * 2 > runs.length : rotate === 180
    return isDown ? [{ at, reason: 'The page stands upside down' }] : []
  })
}

function wordsOf(
  pages: readonly PageText[],
  { tree, links }: OpenFile['own'],
  language: string | undefined,
  isWhole: boolean,
): Text {
  if (tree && isWhole) return readTagged(tree, pages, { language, links })
  const perPage = pages.map((): OpenFile['own']['links'][number][] => [])
  if (isWhole) for (const link of links) perPage[link.page]?.push(link)
  return readUntagged(pages, { language, links: perPage })
}

function spotsOf(pages: readonly Partial<FoldedPage>[], labels: readonly string[] | null): Spot[] {
  const spots = pages.map(({ side }, index): Spot => {
    const label = labels?.[index]
    return { file: '', page: index + 1, ...(label && { label }), ...(side && { side }) }
  })
  return spots.length > 0 ? spots : [{ file: '', page: 1 }]
}

/** Each page begins at the first word on it, and goes on to the next; before the pieces that begin with it. */
function withPages(pieces: readonly Piece[], { words, at }: Text, spots: readonly Spot[]): Piece[] {
  const firsts = spots.map(() => words.length)
  for (const [word, spot] of at.entries()) firsts[spot] = Math.min(firsts[spot] ?? word, word)
  for (let spot = firsts.length - 2; spot >= 0; spot--)
    firsts[spot] = Math.min(firsts[spot] ?? 0, firsts[spot + 1] ?? 0)
  const breaks = spots.map((spot, index): Piece => {
    const to = firsts[index + 1] ?? words.length
    return { kind: 'page', from: firsts[index] ?? 0, to, at: index, label: spot.label ?? String(spot.page) }
  })
  const merged: Piece[] = []
  let next = 0
  for (const piece of pieces) {
    for (let page = breaks[next]; page && page.from <= piece.from; page = breaks[++next]) merged.push(page)
    merged.push(piece)
  }
  return [...merged, ...breaks.slice(next)]
}

/** Letters that are none: controls, private use, and the sign for what could not be read. */
const noLetter = /(?![\t\n\r])[\p{Cc}\p{Co}\uFFFD]/gu

function garbled(pages: readonly PageText[]): Fault[] {
  return pages.flatMap(({ runs }, at) => {
    const bad = runs.filter(({ text }) => text.search(noLetter) >= 0)
    const [first] = bad
    if (!first) return []
    const count = bad.reduce((sum, { text }) => sum + (text.match(noLetter)?.length ?? 0), 0)
    const shown = short(first.text.replaceAll(noLetter, '\uFFFD'))
    return [{ at, reason: `${count} letters can't be read, as in “${shown}”` }]
  })
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function unreadable(name: string, message: string): FileReading {
  return {
    name,
    kind: 'pdf',
    words: [],
    at: [],
    spots: [{ file: '', page: 1 }],
    pieces: [],
    targets: new Map(),
    facts: { authors: [], identifiers: [], contents: [], claims: [] },
    isStructured: false,
    faults: [{ at: 0, reason: `The file can't be read as a PDF: ${message}` }],
  }
}
