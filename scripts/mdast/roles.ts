import type { Heading } from 'mdast'

import type { Matter, Role } from '../model/publication.ts'
import type { Words } from '../model/words.ts'

/** Headings that say by themselves what a section is. English always counts, and the document's own words. */
const titles: readonly (readonly [pattern: RegExp, role: Role])[] = [
  [/^foreword$/i, 'foreword'],
  [/^preface$/i, 'preface'],
  [/^acknowledge?ments?$/i, 'acknowledgments'],
  [/^introduction$/i, 'introduction'],
  [/^conclusions?$/i, 'conclusion'],
  [/^(?:afterword|epilogue)$/i, 'afterword'],
  [/^glossary$/i, 'glossary'],
  [/^(?:works cited|bibliography|references|sources)$/i, 'bibliography'],
]

const classes: ReadonlySet<string> = new Set<Role>([
  'dedication',
  'epigraph',
  'foreword',
  'preface',
  'acknowledgments',
  'introduction',
  'part',
  'chapter',
  'conclusion',
  'afterword',
  'appendix',
  'glossary',
  'bibliography',
])

const isRole = (name: string): name is Role => classes.has(name)

interface Hints {
  readonly classes: readonly string[]
  readonly given: Role | undefined
  readonly written: Role | undefined
  readonly title: string
  readonly matter: Matter
  readonly words: Words
}

/** What a section is: its class, else the list it stands in, else what its heading says, else its place. */
export function roleOf({ classes: names, given, written, title, matter, words }: Hints): Role {
  const named = names.find(isRole) ?? given ?? written
  if (named && isRole(named)) return named
  if (title.toLowerCase() === words.bibliography.toLowerCase()) return 'bibliography'
  const spoken = titles.find(([pattern]) => pattern.test(title))?.[1]
  return spoken ?? (matter === 'front' ? 'preface' : matter === 'back' ? 'afterword' : 'chapter')
}

/** Cut a label that the author typed, `Appendix A: `, `Chapter 3.` or `Appendix:`, off the heading: the program sets it. */
export function writtenLabel(heading: Heading, words: Words): { label?: string; role: Role } | undefined {
  const [first] = heading.children
  if (first?.type !== 'text') return undefined
  for (const role of ['appendix', 'chapter'] as const) {
    const form = words.labels[role].replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
    const numbered = form.replace('{n}', role === 'appendix' ? '[A-Z]' : '\\d+')
    const bare = form.replace('{n}', '').trim()
    const match = new RegExp(
      `^(?:(${numbered})(?:\\s*[:.—–]\\s*|\\s+[-—–]\\s+|$)|${bare}\\s*:\\s*)`,
      'iu',
    ).exec(first.value)
    if (!match || (match[0].length === first.value.length && heading.children.length === 1)) continue
    first.value = first.value.slice(match[0].length)
    return { role, ...(match[1] && { label: match[1] }) }
  }
  return undefined
}
