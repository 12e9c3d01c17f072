import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { asciiSlug } from '../model/slug.ts'
import type { Block } from './blocks.ts'
import { worksOf } from './entries.ts'
import { flowOf } from './flow.ts'
import type { Front } from './front.ts'
import type { Ledger } from './ledger.ts'
import type { Measure } from './measure.ts'
import { isNumbered, titleOf } from './numbering.ts'
import { type Note, type Notes } from './notes.ts'
import { proseOf } from './paragraphs.ts'
import { roleOf, type Section } from './sections.ts'
import { writeMarkdown } from './write.ts'

/** A file of the new manuscript, by its path below the manuscript folder. */
export interface ImportedFile {
  readonly path: string
  readonly value: string
}

/** The text's files in reading order, by the list of `contents` they belong to. */
export interface Contents {
  readonly numbered: boolean
  readonly front: ImportedFile[]
  readonly body: ImportedFile[]
  readonly appendices: ImportedFile[]
  readonly back: ImportedFile[]
  /** All of them in the order of the text. */
  readonly all: ImportedFile[]
}

/** What every file is written from. */
export interface Outline {
  readonly front: Front
  readonly sections: readonly Section[]
  readonly notes: Notes
  readonly measure: Measure
  readonly ledger: Ledger
  readonly file: VFile
}

export function filesOf(outline: Outline): Contents {
  const { front, sections } = outline
  const contents: Contents = {
    numbered: isNumbered(sections),
    front: [],
    body: [],
    appendices: [],
    back: [],
    all: [],
  }
  if (front.epigraphs.length > 0) {
    const blocks = front.epigraphs.map((epigraph): Block => ({ type: 'epigraph', epigraph }))
    place(contents, 'front', { path: 'front/epigraph.md', value: writeMarkdown(blocks) })
  }
  for (const [index, section] of sections.entries()) {
    if (section.kind === 'appendix') place(contents, 'appendices', appendixFile(section, contents, outline))
    else if (section.kind === 'bibliography') placeWorks(section, contents, outline)
    else if (section.kind === 'chapter') placeChapter(section, sections[index + 1], contents, outline)
    else if (sections[index - 1]?.kind !== 'chapter') placeNotes(section, contents, outline)
  }
  return contents
}

function place(contents: Contents, list: 'front' | 'body' | 'appendices' | 'back', file: ImportedFile): void {
  const named = { ...file, path: freePath(file.path, contents.all) }
  contents[list].push(named)
  contents.all.push(named)
}

/** A second preface must not take the place of the first. */
function freePath(path: string, taken: readonly ImportedFile[]): string {
  const numbered = (number: number): string => (number === 1 ? path : path.replace(/\.md$/, `-${number}.md`))
  let number = 1
  while (taken.some((file) => file.path === numbered(number))) number += 1
  return numbered(number)
}

function placeChapter(
  section: Section,
  next: Section | undefined,
  contents: Contents,
  outline: Outline,
): void {
  const title = titleOf(section, contents.numbered, outline)
  const role = roleOf(title)
  const heading: Block = { type: 'heading', level: 1, text: title, ...(role && { className: role.role }) }
  const value = writeMarkdown([
    heading,
    ...sectionBlocks(section, outline),
    ...uncalledOf(next, 2, outline),
    ...noteBlocks(section, outline),
  ])
  if (role?.front) {
    place(contents, 'front', { path: `front/${role.role}.md`, value })
    return
  }
  const number = contents.body.filter(({ path }) => path.startsWith('chapters/')).length + 1
  place(contents, 'body', {
    path: `chapters/${String(number).padStart(2, '0')}-${asciiSlug(title, 40) || 'chapter'}.md`,
    value,
  })
}

function placeWorks(section: Section, contents: Contents, outline: Outline): void {
  const paragraphs = section.items.flatMap((item) => ('mark' in item ? [item] : []))
  const items = worksOf(paragraphs, outline.file).map((item) => outline.notes.call(section, item))
  const title = section.heading?.text ?? ''
  const heading: Block = { type: 'heading', level: 1, text: title, className: 'bibliography' }
  const value = writeMarkdown([heading, { type: 'list', items }, ...noteBlocks(section, outline)])
  place(contents, contents.appendices.length > 0 ? 'back' : 'body', { path: 'works-cited.md', value })
}

function appendixFile(section: Section, contents: Contents, outline: Outline): ImportedFile {
  const { file, ledger } = outline
  const position = contents.appendices.length + 1
  const letter = String.fromCharCode(96 + position)
  const { heading, lines } = section
  const title = heading?.title || heading?.text || ''
  const at = { line: lines[0]?.number ?? 1, column: lines[0]?.column ?? 1 }
  const label = `Appendix ${letter.toUpperCase()}`
  const inOrder = heading?.number === position && !/\d$/.test(heading.label)
  if (heading && !inOrder && (heading.number > 0 || position > 1)) {
    diagnose(
      file,
      'import-unsure',
      `“${heading.label}” becomes ${label}: appendices are lettered in order`,
      at,
    )
  }
  if (heading?.title) ledger.omit(lines.slice(0, 1), heading.label)
  else
    diagnose(
      file,
      'import-unsure',
      `“${heading?.label ?? ''}” has no title`,
      at,
      'Write a title in its heading.',
    )
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: title, className: 'appendix' },
    ...sectionBlocks(section, outline),
  ]
  const slug = asciiSlug(title, 40)
  const path = `appendices/${letter}${slug ? `-${slug}` : ''}.md`
  return { path, value: writeMarkdown([...blocks, ...noteBlocks(section, outline)]) }
}

function sectionBlocks(section: Section, { measure, notes, file }: Outline): Block[] {
  return flowOf(section, measure, (text) => notes.call(section, text), file)
}

function noteBlocks(section: Section, { notes, ledger }: Outline): Block[] {
  return (notes.of.get(section) ?? []).map((note) => {
    ledger.note(note.paragraphs.flatMap(({ lines }) => lines))
    return { type: 'note', id: String(note.number), paragraphs: noteProse(note) }
  })
}

function noteProse({ text, paragraphs }: Note): string[][] {
  return [[text], ...paragraphs.slice(1).map((paragraph) => proseOf(paragraph))]
}

/** Notes below works cited or an appendix: those that nothing calls get a file of their own. */
function placeNotes(section: Section, contents: Contents, outline: Outline): void {
  const blocks = uncalledOf(section, 1, outline)
  if (blocks.length > 0) place(contents, 'back', { path: 'notes.md', value: writeMarkdown(blocks) })
}

/** Notes that nothing calls stay in a list under their own heading, after the text they were written for. */
function uncalledOf(list: Section | undefined, level: number, { notes, ledger }: Outline): Block[] {
  if (list?.kind !== 'notes') return []
  const uncalled = notes.uncalled.get(list) ?? []
  if (uncalled.length === 0) {
    ledger.omit(list.lines)
    return []
  }
  const prose = uncalled.flatMap(({ paragraphs }) => paragraphs.map((paragraph) => proseOf(paragraph)))
  const heading: Block = { type: 'heading', level, text: list.heading?.text ?? '' }
  return [heading, ...prose.map((lines): Block => ({ type: 'paragraph', prose: lines }))]
}
