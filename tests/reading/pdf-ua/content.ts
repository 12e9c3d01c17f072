import { decodePDFRawStream, PDFArray, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

/** What is marked how on a page, told from its operators. */
export interface PageMarks {
  /** Numbers of marked content, in the order of the stream. */
  readonly numbers: readonly number[]
  /** Operators that paint outside of any marked content. */
  readonly unmarked: readonly string[]
  /** Tagged content inside of an artifact, and artifacts inside of tagged content. */
  readonly nested: number
  readonly isBalanced: boolean
}

const painters = new Set('Tj TJ f F f* S s B B* b b* Do sh'.split(' '))

/** A line an operator, as the browser and this program write them: enough to check, by other means than theirs. */
export function marksOf(document: PDFDocument, index: number): PageMarks {
  const given = document.getPage(index).node.lookup(PDFName.of('Contents'))
  const streams =
    given instanceof PDFArray ? given.asArray().map((ref) => document.context.lookup(ref)) : [given]
  const text = streams
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .join('\n')
  const numbers: number[] = []
  const unmarked: string[] = []
  const open: ('artifact' | 'tagged' | 'bare')[] = []
  let nested = 0
  let isBalanced = true
  // Strings are emptied first: they may hold anything.
  const bare = text.replaceAll(/\((?:\\[^]|[^\\()])*\)/g, '()').replaceAll(/<[\dA-Fa-f\s]*>/g, '<>')
  for (const line of bare.split('\n')) {
    const operator = /(?:^|[\s\])>])([A-Za-z'"*]+)\s*$/.exec(line)?.[1] ?? ''
    if (operator === 'BDC' || operator === 'BMC') {
      const isArtifact = line.includes('/Artifact')
      const number = /\/MCID\s+(\d+)/.exec(line)?.[1]
      if (number !== undefined) numbers.push(Number(number))
      // Content without a number, such as the letters of a ligature, belongs to what it stands in.
      const kind = isArtifact ? 'artifact' : number === undefined ? (open.at(-1) ?? 'bare') : 'tagged'
      if (open.length > 0 && open.at(-1) !== kind) nested += 1
      open.push(kind)
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) isBalanced = false
    } else if (painters.has(operator) && (open.length === 0 || open.at(-1) === 'bare'))
      unmarked.push(operator)
  }
  return { numbers, unmarked, nested, isBalanced: isBalanced && open.length === 0 }
}
