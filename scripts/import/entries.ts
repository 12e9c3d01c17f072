import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { bulletItem, isAttribution } from './marks.ts'
import { endsSentence, type Paragraph, placeOf } from './paragraphs.ts'

interface Entries {
  readonly count: number
  readonly items: readonly string[]
}

/** The paragraph's words without the "(" or "()" that a stripped link left at its end; reports it. */
export function withoutRemnant(paragraph: Paragraph, file: VFile): string {
  const match = /(?:^|\s)(?:\(\s*\)?|<\s*>|\[\s*\])[.,;]?$/.exec(paragraph.text)
  const kept = match ? paragraph.text.slice(0, match.index) : ''
  if (!match || !kept) return paragraph.text
  report(paragraph, kept, `\`${match[0].trim()}\` is what is left of a link`, file)
  return kept
}

/** The entries of a list of works, one a paragraph or a line; the address below an entry belongs to it. */
export function worksOf(paragraphs: readonly Paragraph[], file: VFile): string[] {
  const items: string[] = []
  for (const paragraph of paragraphs) {
    if (paragraph.mark) continue
    const last = items.at(-1)
    if (last !== undefined && isAddress(paragraph.text)) items[items.length - 1] = `${last} ${paragraph.text}`
    else if (paragraph.broken) items.push(...paragraph.lines.map(({ text }) => text))
    else items.push(withoutRemnant(paragraph, file))
  }
  return items.map((item) => bulletItem(item) ?? item)
}

/**
 * "Name:", "Name:", … with nothing behind the colons: names whose links were stripped.
 *
 * The colon led to the link and goes with it; where an address stands below a name, both become one entry.
 */
export function colonEntries(
  paragraphs: readonly Paragraph[],
  start: number,
  inAppendix: boolean,
  file: VFile,
): Entries | undefined {
  const items: string[] = []
  let index = start
  let stripped: Paragraph[] = []
  for (let next = paragraphs[index]; next && isName(next); next = paragraphs[index]) {
    const address = paragraphs[index + 1]
    const hasAddress = address !== undefined && isAddress(address.text)
    items.push(hasAddress ? `${next.text} ${address.text}` : next.text.slice(0, -1).trimEnd())
    if (!hasAddress) stripped.push(next)
    index += hasAddress ? 2 : 1
  }
  const last = stripped.at(-1)
  // A name before more text introduces it: the row ends above.
  if (last && paragraphs[index] && !paragraphs[index]?.mark && stripped.at(-1) === paragraphs[index - 1]) {
    stripped = stripped.slice(0, -1)
    items.pop()
    index -= 1
  }
  // In running text one line with a colon is only the end of a page that broke off.
  if (items.length < (inAppendix ? 1 : 2)) return undefined
  for (const paragraph of stripped)
    report(paragraph, paragraph.text.slice(0, -1), 'The colon led to a link', file)
  return { count: index - start, items }
}

/** A run of short lines after a colon or in an appendix, none of them a sentence. */
export function shortEntries(
  paragraphs: readonly Paragraph[],
  start: number,
  inAppendix: boolean,
  file: VFile,
): Entries | undefined {
  const before = paragraphs[start - 1]
  const introduced = before !== undefined && before.text.endsWith(':') && !before.mark
  const first = paragraphs[start]
  if (!first || !(introduced || inAppendix)) return undefined
  if (introduced && first.broken)
    return guess(
      first,
      first.lines.map(({ text }) => text),
      1,
      file,
    )
  const items: string[] = []
  for (let next = paragraphs[start]; next && isShort(next); next = paragraphs[start + items.length])
    items.push(next.text)
  return items.length >= (introduced ? 2 : 3) ? guess(first, items, items.length, file) : undefined
}

function guess(first: Paragraph, items: readonly string[], count: number, file: VFile): Entries {
  diagnose(file, 'import-unsure', `${items.length} short lines are taken for a list`, placeOf(first))
  return { count, items }
}

const isAddress = (text: string): boolean => /^<?(?:https?:\/\/|www\.)\S+$/i.test(text)

const isName = ({ text, broken, mark }: Paragraph): boolean =>
  !broken &&
  !mark &&
  /[\p{L}\p{N})”"]:$/u.test(text) &&
  text.length <= 120 &&
  !/[.!?] /.test(text.replaceAll(/(?:\p{L}\.)+/gu, ''))

const isShort = ({ text, broken, mark }: Paragraph): boolean =>
  !broken &&
  !mark &&
  text.length <= 100 &&
  !endsSentence(text) &&
  !isAttribution(text) &&
  !/^["“„«–—]/.test(text)

/** At the first character that was dropped. */
function report({ lines }: Paragraph, kept: string, reason: string, file: VFile): void {
  const last = lines.at(-1)
  if (!last) return
  const remnant = /(?:\(\s*\)?|<\s*>|\[\s*\]|:)[.,;]?$/.exec(last.text)
  const place = { line: last.number, column: last.column + (remnant?.index ?? 0) }
  const name = bulletItem(kept) ?? kept
  const words = name.length > 50 ? `… ${name.slice(-50).replace(/^\S*\s/, '')}` : name
  diagnose(file, 'import-link-stripped', `${reason}; no address stands after \`${words}\``, place)
}
