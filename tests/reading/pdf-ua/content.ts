import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
} from '@cantoo/pdf-lib'

/** Something painted, or marked, on a page. */
export interface Painted {
  readonly operator: string
  /** What encloses it, from the outermost. */
  readonly around: readonly Marked[]
  /** The name of words' font, or of a picture. */
  readonly name: string
  /** The strings that it shows, as hexadecimal digits. */
  readonly codes: string
  /** Words that are drawn neither filled nor stroked. */
  readonly isInvisible: boolean
}

export interface Marked {
  readonly tag: string
  readonly mcid: number | undefined
  /** Properties as they are written. */
  readonly properties: string
}

export interface PageMarks {
  readonly painted: readonly Painted[]
  readonly marked: readonly { readonly self: Marked; readonly around: readonly Marked[] }[]
  readonly isBalanced: boolean
}

const painters = new Set('Tj TJ \' " f F f* S s B B* b b* Do sh BI'.split(' '))
const words = new Set(['Tj', 'TJ', "'", '"'])

/** What is painted and marked on a page, by a reading of our own of its operators (ISO 32000-1, 7.8.2 and 14.6). */
export function marksOf(document: PDFDocument, index: number): PageMarks {
  const { node } = document.getPage(index)
  const given = node.lookup(PDFName.of('Contents'))
  const streams =
    given instanceof PDFArray ? given.asArray().map((ref) => document.context.lookup(ref)) : [given]
  const text = streams
    .filter((stream) => stream instanceof PDFRawStream)
    .map(latin1)
    .join('\n')
  return readMarks(text, node.Resources()?.lookup(PDFName.of('Properties')))
}

export const latin1 = (stream: PDFRawStream): string =>
  Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')

export function readMarks(text: string, named?: unknown): PageMarks {
  const painted: Painted[] = []
  const marked: { self: Marked; around: readonly Marked[] }[] = []
  const open: Marked[] = []
  let [font, mode, isBalanced] = ['', '0', true]
  for (const { operator, operands } of operatorsIn(text)) {
    if (operator === 'BDC' || operator === 'BMC') {
      const self = markedBy(operands, named)
      marked.push({ self, around: [...open] })
      open.push(self)
    } else if (operator === 'EMC') {
      if (open.pop() === undefined) isBalanced = false
    } else if (operator === 'Tf') font = (operands[0] ?? '').slice(1)
    else if (operator === 'Tr') mode = operands[0] ?? '0'
    else if (painters.has(operator)) {
      const codes = words.has(operator) ? operands.map(codesIn).join('') : ''
      const name = operator === 'Do' ? (operands[0] ?? '').slice(1) : font
      painted.push({
        operator,
        around: [...open],
        name,
        codes,
        isInvisible: mode === '3' && words.has(operator),
      })
    }
  }
  return { painted, marked, isBalanced: isBalanced && open.length === 0 }
}

function markedBy([tag = '', given = '']: readonly string[], named: unknown): Marked {
  const entry =
    named instanceof PDFDict && given.startsWith('/') ? named.lookup(PDFName.of(given.slice(1))) : undefined
  const properties = entry ? String(entry) : given
  const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1]
  return { tag: tag.slice(1), mcid: mcid === undefined ? undefined : Number(mcid), properties }
}

const token = /\s+|%[^\r\n]*|<<|>>|<[\dA-Fa-f\s]*>|\[|\]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+|[^]/y

function* operatorsIn(text: string): Generator<{ operator: string; operands: string[] }> {
  let operands: string[] = []
  const nest: { close: string; parts: string[] }[] = []
  for (let at = 0; at < text.length;) {
    const end = text[at] === '(' ? endOfString(text, at) : endOfToken(text, at)
    const part = text.slice(at, end)
    at = end
    if (/^[\s%]/.test(part)) continue
    const inner = nest.at(-1)
    if (part === '[' || part === '<<') nest.push({ close: part === '[' ? ']' : '>>', parts: [part] })
    else if (inner && part === inner.close) {
      nest.pop()
      const whole = [...inner.parts, part].join(' ')
      ;(nest.at(-1)?.parts ?? operands).push(whole)
    } else if (inner) inner.parts.push(part)
    else if (/^[-+.\d(</]/.test(part)) operands.push(part)
    else if (part === 'ID') {
      at = text.slice(at).search(/\sEI(?=\s|$)/) + at + 3
      yield { operator: 'BI', operands: [] }
      operands = []
    } else if (part !== 'BI') {
      yield { operator: part, operands }
      operands = []
    }
  }
}

function endOfToken(text: string, at: number): number {
  token.lastIndex = at
  token.exec(text)
  return Math.max(at + 1, token.lastIndex)
}

function endOfString(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') depth += 1
    else if (text[at] === ')' && (depth -= 1) === 0) return at + 1
  }
  return text.length
}

function codesIn(operand: string): string {
  const strings = operand.matchAll(/<([\dA-Fa-f\s]*)>|\(((?:\\[^]|[^\\()])*)\)/g)
  return [...strings]
    .map(([, hex, plain]) => hex?.replaceAll(/\s/g, '') ?? Buffer.from(plain ?? '', 'latin1').toString('hex'))
    .join('')
}
