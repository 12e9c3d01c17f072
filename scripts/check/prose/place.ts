import { diagnose } from '../../model/diagnose.ts'
import type { RuleId } from '../../model/rules.ts'
import type { Passage, Piece } from './passage.ts'

/** Report something at a character of a passage. */
export function remark(passage: Passage, at: number, rule: RuleId, reason: string, hint?: string): void {
  const { section, source } = passage
  diagnose(section.file, rule, reason, source.pointAt(offsetOf(passage, at)), hint)
}

/** Where a character of the passage stands in its file. Only what is reported is looked up. */
export function offsetOf(passage: Passage, at: number): number {
  const { pieces, marks, element, source } = passage
  // An object has a place of its own.
  const mark = marks.find(({ from, to }) => from === at && to === at + 1)
  const own = mark?.element.position?.start.offset
  if (own !== undefined) return own
  const index = pieces.findLastIndex(({ from }) => from <= at)
  const piece = pieces[index]
  if (!piece) return element.position?.start.offset ?? 0
  const start = startOf(piece, index, passage)
  return aligned(piece.node.value, source.text, start, at - piece.from)
}

/** Where GFM found an address, the text around it has lost its place: it follows what came before. */
function startOf({ node }: Piece, index: number, { pieces, element }: Passage): number {
  const own = node.position?.start.offset
  if (own !== undefined) return own
  const before = pieces.slice(0, index).findLast(({ node: other }) => other.position)
  return before?.node.position?.end.offset ?? element.position?.start.offset ?? 0
}

/** What typography makes of straight marks, and what the parser drops, is walked over: at most so far, characters. */
const reach = 60

/** The offset in the source of the character at `index` of a text that begins at `start`. */
function aligned(value: string, source: string, start: number, index: number): number {
  let at = start
  for (let done = 0; done < index; done++) {
    const length = lengthAt(source, at, value[done] ?? '')
    if (length === undefined) {
      // The rest of a run that stands for one sign, or a mark that is not printed.
      const next = seek(source, at, value[done] ?? '')
      at = next ?? at
    } else at += length
  }
  return seekStart(source, at, value[index] ?? '')
}

/** How much of the source the character stands for; undefined where it is not there. */
function lengthAt(source: string, at: number, character: string): number | undefined {
  const entity = source[at] === '&' ? /^&[#\w]+;/.exec(source.slice(at, at + 34)) : null
  if (entity && !(character === '&' && entity[0] !== '&amp;')) return entity[0].length
  const written = forms[character]?.find((form) => source.startsWith(form, at))
  if (written) return written.length
  // A French quotation mark brings its space.
  if (character === '\u202F') return 0
  return source[at] === character ? 1 : undefined
}

const forms: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries([...'“”„‚‘’«»‹›「」『』'].map((mark) => [mark, [mark, '"', "'"]])),
  '–': ['–', '--'],
  '—': ['—', '---'],
  '…': ['…', '...'],
  '\u202F': ['\u202F', '\u00A0', ' '],
}

/** Behind the next such character; nothing where it is too far. */
function seek(source: string, at: number, character: string): number | undefined {
  for (let near = at + 1; near <= at + reach && near < source.length; near++) {
    const length = lengthAt(source, near, character)
    if (length) return near + length
  }
  return undefined
}

function seekStart(source: string, at: number, character: string): number {
  for (let near = at; near <= at + reach && near < source.length; near++) {
    if (lengthAt(source, near, character)) return near
  }
  return at
}
