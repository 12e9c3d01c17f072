import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { noteCall } from './escape.ts'
import { numberItem } from './marks.ts'
import { type Paragraph, placeOf } from './paragraphs.ts'
import type { Section } from './sections.ts'

/** How the text calls its notes. */
type Form = 'bracket' | 'raised' | 'paren'

export interface Note {
  readonly number: number
  readonly paragraphs: readonly Paragraph[]
  /** Its first paragraph's words without the number. */
  readonly text: string
}

/** The notes of each section, and what makes calls of the numbers in its text. */
export interface Notes {
  readonly of: ReadonlyMap<Section, readonly Note[]>
  /** Notes that nothing calls, by the section that lists them. */
  readonly uncalled: ReadonlyMap<Section, readonly Note[]>
  call(section: Section, text: string): string
}

const forms: Record<Form, RegExp> = {
  bracket: / ?\[(\d{1,3})\]/g,
  raised: /(?<=[\p{L}\p{P}])([⁰¹²³⁴-⁹]+)/gu,
  paren: / ?(?<=\S ?)\((\d{1,3})\)/g,
}

/** Join each list of notes with the numbers that call them in the sections before it. */
export function matchNotes(sections: readonly Section[], file: VFile): Notes {
  const of = new Map<Section, Note[]>()
  const uncalled = new Map<Section, Note[]>()
  const called = new Map<Section, Form>()
  let scope: Section[] = []
  for (const section of sections) {
    if (section.kind !== 'notes') {
      scope.push(section)
      continue
    }
    const runs = runsOf(notesOf(section))
    const form = formOf(scope, runs.flat())
    const callers = form ? scope.filter((one) => callsIn(one, form).size > 0) : []
    // Numbers that begin again with each chapter: the first row of notes is the first chapter's.
    const perChapter = runs.length > 1 && runs.length === callers.length
    runs.forEach((run, index) => {
      for (const note of run) {
        const owner =
          form &&
          (perChapter ? [callers[index]] : callers).find((one) => one && callsIn(one, form).has(note.number))
        const taken = owner && of.get(owner)?.some(({ number }) => number === note.number)
        if (form && owner && !taken) {
          of.set(owner, [...(of.get(owner) ?? []), note])
          called.set(owner, form)
        } else {
          uncalled.set(section, [...(uncalled.get(section) ?? []), note])
        }
      }
    })
    reportUncalled(uncalled.get(section) ?? [], file)
    scope = []
  }
  reportUnnoted(sections, of, file)
  return {
    of,
    uncalled,
    call: (section, text) => withCalls(text, called.get(section), of.get(section) ?? []),
  }
}

/** Each numbered paragraph begins a note; one without a number goes on with the note before it. */
function notesOf(section: Section): Note[] {
  const notes: { number: number; paragraphs: Paragraph[]; text: string }[] = []
  for (const item of section.items) {
    if (!('mark' in item) || item.mark) continue
    const numbered = numberItem(item.text)
    const last = notes.at(-1)
    if (numbered) notes.push({ number: numbered.number, paragraphs: [item], text: numbered.text })
    else last?.paragraphs.push(item)
  }
  return notes
}

function runsOf(notes: readonly Note[]): Note[][] {
  const runs: Note[][] = []
  notes.forEach((note, index) => {
    if (note.number === 1 || index === 0) runs.push([])
    runs.at(-1)?.push(note)
  })
  return runs
}

function formOf(scope: readonly Section[], notes: readonly Note[]): Form | undefined {
  const numbers = new Set(notes.map(({ number }) => number))
  const found = (form: Form): number => {
    const calls = new Set(scope.flatMap((section) => [...callsIn(section, form)]))
    return [...numbers].filter((number) => calls.has(number)).length
  }
  const [best] = (['bracket', 'raised', 'paren'] as const).toSorted((a, b) => found(b) - found(a))
  if (!best || found(best) === 0) return undefined
  // Numbers in parentheses are also years' ends and points of a list: all or none.
  return best === 'paren' && found(best) < numbers.size ? undefined : best
}

function callsIn({ items }: Section, form: Form): Set<number> {
  const text = items.map((item) => item.text).join('\n')
  return new Set([...text.matchAll(forms[form])].map((match) => Number((match[1] ?? '').normalize('NFKC'))))
}

function withCalls(text: string, form: Form | undefined, notes: readonly Note[]): string {
  if (!form) return text
  return text.replace(forms[form], (call, digits: string) => {
    const number = Number(digits.normalize('NFKC'))
    return notes.some((note) => note.number === number) ? noteCall(String(number)) : call
  })
}

function reportUncalled(notes: readonly Note[], file: VFile): void {
  for (const { number, paragraphs } of notes) {
    const place = paragraphs[0] && placeOf(paragraphs[0])
    diagnose(file, 'import-unsure', `Nothing in the text calls note ${number}: it stays in a list`, place)
  }
}

/** `(1)` that no list of notes answers, where it is no point of a list: "(1) … (2) …". */
function reportUnnoted(
  sections: readonly Section[],
  of: ReadonlyMap<Section, readonly Note[]>,
  file: VFile,
): void {
  const paragraphs = sections
    .filter(({ kind }) => kind === 'chapter' || kind === 'appendix')
    .flatMap((section) =>
      of.has(section) ? [] : section.items.flatMap((item) => ('mark' in item ? [item] : [])),
    )
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n')
  if (/\(2\)/.test(text)) return
  for (const { lines } of paragraphs) {
    for (const { number, column, text: line } of lines) {
      const match = /(?<=[\p{L}\p{P}] ?)(?:\(1\)|\[1\])/u.exec(line)
      if (!match) continue
      const place = { line: number, column: column + match.index }
      diagnose(
        file,
        'import-unsure',
        `“${match[0]}” looks like the call of a note that is not in the text: it stays as text`,
        place,
      )
    }
  }
}
