import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A manuscript of a given size, the same on every run. */
export interface Size {
  readonly words: number
  readonly chapters: number
  /** Words between two notes. */
  readonly noteEvery: number
}

const syllables =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu'.split(
    ' ',
  )

/** Write chapters of invented words with notes, citations, headings, lists and quotations into a new folder. */
export function writeManuscript(folder: string, { words, chapters, noteEvery }: Size): void {
  mkdirSync(path.join(folder, 'chapters'), { recursive: true })
  writeFileSync(
    path.join(folder, 'publication.yaml'),
    `title: A Book of ${words} Words\nlang: en-US\ndate: 2026-01-01\nauthors: A. Generator\nbibliography: references.yaml\ncover: {}\n`,
  )
  writeFileSync(path.join(folder, 'references.yaml'), works.map(entryOf).join(''))
  const random = generator(7)
  for (let chapter = 1; chapter <= chapters; chapter++) {
    const name = `${String(chapter).padStart(3, '0')}.md`
    writeFileSync(
      path.join(folder, 'chapters', name),
      chapterOf(Math.round(words / chapters), noteEvery, random),
    )
  }
}

const works = Array.from({ length: 40 }, (_, index) => index)

const entryOf = (index: number): string =>
  `- {id: work${index}, type: book, title: Work ${index}, author: [{family: Author${index}, given: A.}], issued: ${1950 + index}, publisher: Press}\n`

function chapterOf(words: number, noteEvery: number, random: () => number): string {
  const blocks = [`# ${sentence(4, random)}`]
  const notes: string[] = []
  let written = 0
  let sinceNote = 0
  while (written < words) {
    const length = 40 + Math.floor(random() * 120)
    const lines: string[] = []
    for (let count = 0; count < length; count += 12) {
      sinceNote += 12
      const isNoted = sinceNote >= noteEvery
      if (isNoted) {
        sinceNote = 0
        notes.push(
          `[^${notes.length + 1}]: ${sentence(24, random)} [@work${Math.floor(random() * works.length)}, p. ${Math.floor(random() * 300) + 1}].`,
        )
      }
      lines.push(`${sentence(12, random)}.${isNoted ? `[^${notes.length}]` : ''}`)
    }
    const kind = random()
    const block = lines.join(' ')
    blocks.push(
      kind < 0.06
        ? `## ${sentence(5, random)}\n\n${block}`
        : kind < 0.1
          ? `> ${block}`
          : kind < 0.13
            ? lines.map((line) => `- ${line}`).join('\n')
            : block,
    )
    written += length
  }
  return `${[...blocks, ...notes].join('\n\n')}\n`
}

function sentence(length: number, random: () => number): string {
  const words = Array.from({ length }, () => {
    const count = 1 + Math.floor(random() * 3)
    return Array.from({ length: count }, () => syllables[Math.floor(random() * syllables.length)]).join('')
  })
  const [first = '', ...rest] = words
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')
}

/** Park and Miller's generator: the same numbers on every machine. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
