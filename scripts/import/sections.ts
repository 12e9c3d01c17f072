import { type Heading, headingsOf, type Rank, withoutPoint } from './headings.ts'
import { appendixLabel, isBibliographyTitle, isNotesTitle, type Label } from './labels.ts'
import type { Line } from './lines.ts'
import { numberItem } from './marks.ts'
import type { Paragraph } from './paragraphs.ts'

/** A heading below the section's own. */
export interface Subheading {
  readonly level: number
  readonly text: string
  readonly sure: boolean
  readonly lines: readonly Line[]
}

export interface Section {
  readonly kind: 'chapter' | 'notes' | 'bibliography' | 'appendix'
  /** Absent for the text before the first heading. */
  readonly heading?: Heading
  /** Of the heading. */
  readonly lines: readonly Line[]
  readonly items: (Paragraph | Subheading)[]
}

interface Opening {
  readonly kind: Section['kind']
  readonly heading: Heading
  readonly count: number
}

/** Part the text at its headings. The surest kind of heading opens chapters, the others stand inside them. */
export function sectionsOf(paragraphs: readonly Paragraph[]): Section[] {
  const specials = specialsOf(paragraphs)
  const headings = headingsOf(paragraphs)
  const levels = levelsOf(headings, [...specials.keys()])
  const sections: Section[] = [{ kind: 'chapter', lines: [], items: [] }]
  for (let index = 0; index < paragraphs.length; index++) {
    const section = sections.at(-1)
    const paragraph = paragraphs[index]
    if (!section || !paragraph) break
    const opening = specials.get(index) ?? openingAt(headings.get(index), levels, section.kind)
    const heading = headings.get(index)
    if (opening) {
      const lines = paragraphs.slice(index, index + opening.count).flatMap((part) => part.lines)
      sections.push({ kind: opening.kind, heading: opening.heading, lines, items: [] })
      index += opening.count - 1
    } else if (heading && (section.kind === 'chapter' || section.kind === 'appendix')) {
      const level = section.kind === 'chapter' ? Math.max(2, levels.get(heading.rank) ?? 2) : 2
      const lines = paragraphs.slice(index, index + heading.count).flatMap((part) => part.lines)
      section.items.push({ level, text: heading.text, sure: heading.sure, lines })
      index += heading.count - 1
    } else section.items.push(paragraph)
  }
  return sections.filter(
    ({ heading, items }) => heading ?? items.some((item) => !('mark' in item) || !item.mark),
  )
}

function openingAt(
  heading: Heading | undefined,
  levels: Map<Rank, number>,
  within: Section['kind'],
): Opening | undefined {
  if (!heading) return undefined
  // After works cited and appendices only a labelled chapter leads back into the text.
  const chapter =
    within === 'chapter' || within === 'notes' ? isChapter(heading, levels) : heading.rank === 'chapter'
  return chapter ? { kind: 'chapter', heading, count: heading.count } : undefined
}

function isChapter(heading: Heading, levels: Map<Rank, number>): boolean {
  return levels.get(heading.rank) === 1 || roleOf(heading.text) !== undefined
}

/** The level of each rank: 1 for the surest one that the text has, then 2 and 3. */
function levelsOf(headings: Map<number, Heading>, specials: readonly number[]): Map<Rank, number> {
  const end = Math.min(...specials, Infinity)
  const before = [...headings].filter(([index]) => index < end).map(([, heading]) => heading)
  const ranked = before.filter(({ text }) => roleOf(text) === undefined).map(({ rank }) => rank)
  const ranks = (['chapter', 'roman', 'number', 'caps', 'plain'] as const).filter((rank) =>
    ranked.includes(rank),
  )
  // One title in capitals among others is no level of its own.
  const alone = ranks[0] === 'caps' && ranked.filter((rank) => rank === 'caps').length === 1
  return new Map(ranks.map((rank, index) => [rank, Math.min(3, alone ? Math.max(1, index) : index + 1)]))
}

const roles: readonly (readonly [role: string, front: boolean, title: RegExp])[] = [
  ['foreword', true, /^(?:foreword|geleitwort|avant-propos|prólogo)$/iu],
  ['preface', true, /^(?:preface|vorwort|préface|prefacio)$/iu],
  ['acknowledgments', true, /^(?:acknowledge?ments|danksagung|remerciements|agradecimientos)$/iu],
  ['introduction', false, /^(?:introduction|einleitung|einführung|introducción)$/iu],
  ['conclusion', false, /^(?:conclusions?|schluss|fazit|conclusión)$/iu],
  ['afterword', false, /^(?:afterword|nachwort|postface|epílogo)$/iu],
]

/** What a section of this title is for, where it says so. */
export function roleOf(title: string): { role: string; front: boolean } | undefined {
  const found = roles.find(([, , pattern]) => pattern.test(title))
  return found && { role: found[0], front: found[1] }
}

function specialsOf(paragraphs: readonly Paragraph[]): Map<number, Opening> {
  const specials = new Map<number, Opening>()
  paragraphs.forEach(({ text, broken }, index) => {
    if (broken) return
    const appendix = appendixLabel(text)
    const below = paragraphs.slice(index + 1)
    if (appendix && text.length <= 220 && !/\p{Ll},? \p{Ll}+\.$/u.test(appendix.title.slice(0, -30))) {
      specials.set(index, appendixOpening(text, appendix, below))
    } else if (isNotesTitle(text) && below[0] && numberItem(below[0].text)) {
      specials.set(index, { kind: 'notes', heading: bare(text), count: 1 })
    } else if (isBibliographyTitle(text) && holdsEntries(below)) {
      specials.set(index, { kind: 'bibliography', heading: bare(text), count: 1 })
    }
  })
  return specials
}

function appendixOpening(
  text: string,
  { label, number, title }: Label,
  [below, after]: readonly Paragraph[],
): Opening {
  const own = withoutPoint(title)
  if (own || !below || !after || below.text.length > 80 || /[.,;:!?…]["”’»]?$/.test(below.text)) {
    const heading = {
      rank: 'chapter' as const,
      text: withoutPoint(text),
      label,
      number,
      title: own,
      sure: own !== '',
      count: 1,
    }
    return { kind: 'appendix', heading, count: 1 }
  }
  const heading = { rank: 'chapter' as const, text, label, number, title: below.text, sure: true, count: 2 }
  return { kind: 'appendix', heading, count: 2 }
}

function bare(text: string): Heading {
  const title = withoutPoint(text)
  return { rank: 'chapter', text: title, label: '', number: 0, title, sure: true, count: 1 }
}

/** "Sources" may also be the title of a chapter: its paragraphs are longer than entries. */
function holdsEntries(below: readonly Paragraph[]): boolean {
  const end = below.findIndex(
    ({ text }) => appendixLabel(text) ?? (isNotesTitle(text) || isBibliographyTitle(text)),
  )
  const lengths = below
    .slice(0, end < 0 ? below.length : end)
    .map(({ text }) => text.length)
    .toSorted((a, b) => a - b)
  return lengths.length > 0 && (lengths[Math.floor(lengths.length / 2)] ?? 0) < 300
}
