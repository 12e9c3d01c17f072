import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { dateOf } from './dates.ts'
import type { Ledger } from './ledger.ts'
import { isAttribution, standsAlone, startsItem } from './marks.ts'
import { firstLine, type Paragraph, placeOf } from './paragraphs.ts'
import { type Epigraph, epigraphAt } from './quotations.ts'

/** What stands before the text itself. */
export interface Front {
  readonly title: string
  readonly subtitle?: string
  /** ISO 8601. */
  readonly date?: string
  readonly authors: readonly string[]
  readonly epigraphs: readonly Epigraph[]
  readonly body: readonly Paragraph[]
}

type Draft = { -readonly [K in keyof Front]?: Front[K] } & { authors: string[]; epigraphs: Epigraph[] }

/** Take title, date, authors and epigraphs from the head of the text, in whatever order they stand. */
export function readFront(paragraphs: readonly Paragraph[], file: VFile, ledger: Ledger): Front {
  const draft: Draft = { authors: [], epigraphs: [] }
  const rest = [...paragraphs]
  for (let next = rest[0]; next; next = rest[0]) {
    const [head, below] = next.broken ? firstLine(next) : [next, undefined]
    const epigraph = epigraphAt(rest, 0, draft.title !== undefined)
    if (next.mark) rest.shift()
    else if (takeLine(head, draft, file, ledger)) {
      rest.splice(0, 1, ...(below ? [below] : []))
    } else if (epigraph) {
      draft.epigraphs.push(epigraph)
      rest.splice(0, epigraph.count)
    } else if (!draft.title && isTitle(head, rest[1] ?? below)) {
      draft.title = head.text
      ledger.move(head.lines)
      rest.splice(0, 1, ...(below ? [below] : []))
    } else break
  }
  return { ...draft, title: draft.title ?? titleOfFile(file), body: rest }
}

/** A line that says what it is: the date, who wrote it. */
function takeLine(head: Paragraph, draft: Draft, file: VFile, ledger: Ledger): boolean {
  const date = draft.date ? undefined : dateOf(head.text)
  if (date) {
    draft.date = date.iso
    ledger.omit(head.lines)
    if (date.unsure) diagnose(file, 'import-unsure', `“${head.text}” is read as ${date.iso}`, placeOf(head))
    return true
  }
  const [, key = '', named] = /^((?:title|titel|titre|título)\s*:)\s*(\S.*)$/iu.exec(head.text) ?? []
  if (named && !draft.title) {
    draft.title = named
    ledger.move(head.lines, key)
    return true
  }
  const authors = authorsOf(head.text)
  if (authors && draft.authors.length === 0) {
    draft.authors = authors.names
    ledger.move(head.lines, authors.around)
    return true
  }
  if (!isSubtitle(head, draft)) return false
  draft.subtitle = head.text
  ledger.move(head.lines)
  diagnose(file, 'import-unsure', `“${head.text}” is taken for the subtitle`, placeOf(head))
  return true
}

function isSubtitle(head: Paragraph, draft: Draft): boolean {
  if (!draft.title || draft.subtitle || draft.authors.length > 0) return false
  if (head.blanks > 0 || head.lines.length > 1 || head.text.length > 100) return false
  return !/[.,;:]$/.test(head.text) && !isAttribution(head.text) && !standsAlone(head.text)
}

function isTitle(head: Paragraph, next: Paragraph | undefined): boolean {
  const { text } = head
  if (head.underlined) return true
  if (text.length > 150 || head.lines.length > 3 || !next) return false
  return (
    !/[.,;:…]["”’»]?$/.test(text) &&
    !standsAlone(text) &&
    !isAttribution(text) &&
    !startsItem(text) &&
    /\p{L}/u.test(text)
  )
}

/** `by Ada Lind and Olaf Berg`; `Author: Ada Lind`. */
function authorsOf(text: string): { names: string[]; around: string } | undefined {
  const pattern =
    /^((?:written\s+)?by|von|par|por|authors?\s*:|autor(?:en|es|a)?\s*:|auteurs?\s*:)\s+(\p{Lu}.*)$/iu
  const [, lead = '', names] = pattern.exec(text) ?? []
  if (
    !names ||
    text.length > 120 ||
    /[.!?]$/.test(names.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, '')) ||
    !/^\p{Lu}/u.test(names)
  ) {
    return undefined
  }
  const between = /\s*[,;]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|&)\s+/giu
  return {
    names: names.split(between).filter(Boolean),
    around: [lead, ...(names.match(between) ?? [])].join(' '),
  }
}

function titleOfFile(file: VFile): string {
  const words = (file.stem ?? 'untitled').replaceAll(/[-_]+/g, ' ').trim()
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  diagnose(file, 'import-unsure', `The text begins without a title: “${title}” is the file's name`, {
    line: 1,
    column: 1,
  })
  return title
}
