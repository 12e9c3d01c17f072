import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { Block } from './blocks.ts'
import { colonEntries, shortEntries, withoutRemnant } from './entries.ts'
import { bulletItem, numberItem } from './marks.ts'
import { type Measure, isSetApart } from './measure.ts'
import { type Paragraph, placeOf, proseOf } from './paragraphs.ts'
import { epigraphAt, quotationRun } from './quotations.ts'
import type { Section } from './sections.ts'

interface Found {
  /** Paragraphs it takes. */
  readonly count: number
  readonly block: Block
}

type Finder = (paragraphs: readonly Paragraph[], index: number, context: Context) => Found | undefined

interface Context {
  readonly file: VFile
  readonly measure: Measure
  readonly call: (text: string) => string
  readonly inAppendix: boolean
}

/** Tried in this order: a source below a quotation decides before its place on the page does. */
const finders: readonly Finder[] = [epigraph, quotation, bullets, numbers, entries, plain]

/** The blocks below a section's heading. */
export function flowOf(
  section: Section,
  measure: Measure,
  call: (text: string) => string,
  file: VFile,
): Block[] {
  const context = { file, measure, call, inAppendix: section.kind === 'appendix' }
  const blocks: Block[] = []
  let run: Paragraph[] = []
  const flush = (): void => {
    blocks.push(...runOf(run, context))
    run = []
  }
  for (const item of section.items) {
    if ('mark' in item) {
      run.push(item)
      continue
    }
    flush()
    const [line] = item.lines
    if (!item.sure && line)
      diagnose(file, 'import-unsure', `“${item.text}” is taken for a heading`, {
        line: line.number,
        column: line.column,
      })
    blocks.push({ type: 'heading', level: item.level, text: call(item.text) })
  }
  flush()
  return blocks
}

function runOf(paragraphs: readonly Paragraph[], context: Context): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < paragraphs.length;) {
    const paragraph = paragraphs[index]
    if (paragraph?.mark) {
      if (blocks.length > 0 && blocks.at(-1)?.type !== 'break') blocks.push({ type: 'break' })
      index += 1
      continue
    }
    const found = firstFound(paragraphs, index, context)
    if (!paragraph || !found) break
    const parted = blocks.at(-1)?.type === 'paragraph' && found.block.type === 'paragraph'
    if (parted && paragraph.blanks >= context.measure.sceneGap) blocks.push({ type: 'break' })
    blocks.push(found.block)
    index += found.count
  }
  return blocks.at(-1)?.type === 'break' ? blocks.slice(0, -1) : blocks
}

/** Finders report their guesses: none is asked after one has found something. */
function firstFound(paragraphs: readonly Paragraph[], index: number, context: Context): Found | undefined {
  for (const finder of finders) {
    const found = finder(paragraphs, index, context)
    if (found) return found
  }
  return undefined
}

function epigraph(paragraphs: readonly Paragraph[], index: number, { call }: Context): Found | undefined {
  const found = epigraphAt(paragraphs, index)
  if (!found) return undefined
  const quoted = found.quotation.map((lines) => lines.map(call))
  return {
    count: found.count,
    block: { type: 'epigraph', epigraph: { quotation: quoted, source: call(found.source) } },
  }
}

function quotation(paragraphs: readonly Paragraph[], index: number, context: Context): Found | undefined {
  const { measure, call, file } = context
  const marked = quotationRun(paragraphs, index)
  const run = paragraphs.slice(index, index + Math.max(1, marked))
  const before = paragraphs[index - 1]
  const introduced =
    before !== undefined &&
    before.text.endsWith(':') &&
    run
      .map(({ text }) => text)
      .join(' ')
      .split(' ').length >= 40
  const apart = run.every((paragraph) => isSetApart(paragraph, measure))
  const [first] = run
  if (!first || (context.inAppendix && marked === 0)) return undefined
  if (marked === 0) {
    if (!apart || !measure.regular || first.rest <= measure.body || first.text.length < 60) return undefined
    let count = 1
    for (
      let next = paragraphs[index + 1];
      next && next.rest === first.rest && isSetApart(next, measure) && !next.mark;
    ) {
      count += 1
      next = paragraphs[index + count]
    }
    diagnose(
      file,
      'import-unsure',
      'An indented paragraph without quotation marks is taken for a quotation',
      placeOf(first),
    )
    return { count, block: quotationOf(paragraphs.slice(index, index + count), call) }
  }
  if (!apart && !introduced) return undefined
  if (!apart)
    diagnose(
      file,
      'import-unsure',
      'A paragraph in quotation marks after a colon is taken for a block quotation',
      placeOf(first),
    )
  return { count: marked, block: quotationOf(run, call) }
}

function quotationOf(run: readonly Paragraph[], call: (text: string) => string): Block {
  return { type: 'quotation', paragraphs: run.map((paragraph) => proseOf(paragraph).map(call)) }
}

/** Two or more bullets: a single dash also begins a line of speech. */
function bullets(paragraphs: readonly Paragraph[], index: number, { call }: Context): Found | undefined {
  const items: string[] = []
  for (let next = paragraphs[index]; next && !next.broken; next = paragraphs[index + items.length]) {
    const item = bulletItem(next.text)
    if (item === undefined) break
    items.push(call(item))
  }
  return items.length > 1 ? { count: items.length, block: { type: 'list', items } } : undefined
}

/** `1. … 2. …`: a row, or it is no list. */
function numbers(paragraphs: readonly Paragraph[], index: number, { call }: Context): Found | undefined {
  const first = numberItem(paragraphs[index]?.text ?? '')
  const items: string[] = []
  if (!first) return undefined
  for (let next = paragraphs[index]; next && !next.broken; next = paragraphs[index + items.length]) {
    const item = numberItem(next.text)
    if (!item?.point || item.number !== first.number + items.length) break
    items.push(call(item.text))
  }
  return items.length > 1
    ? { count: items.length, block: { type: 'list', start: first.number, items } }
    : undefined
}

function entries(paragraphs: readonly Paragraph[], index: number, context: Context): Found | undefined {
  const found =
    colonEntries(paragraphs, index, context.inAppendix, context.file) ??
    shortEntries(paragraphs, index, context.inAppendix, context.file)
  return (
    found && {
      count: found.count,
      block: { type: 'list', items: found.items.map((item) => context.call(item)) },
    }
  )
}

function plain(paragraphs: readonly Paragraph[], index: number, { call, file }: Context): Found | undefined {
  const paragraph = paragraphs[index]
  if (!paragraph) return undefined
  if (paragraph.broken && paragraph.lines.length > 2) {
    diagnose(
      file,
      'import-unsure',
      'Short lines are kept apart as they stand',
      placeOf(paragraph),
      'Put `:::verse` before and `:::` after them if they are verse.',
    )
  }
  const lines = paragraph.broken ? proseOf(paragraph) : [withoutRemnant(paragraph, file)]
  return { count: 1, block: { type: 'paragraph', prose: lines.map(call) } }
}
