import type { Matter, Role } from '../../model/publication.ts'
import type { Label } from './headings.ts'
import type { ManuscriptFacts } from '../../model/written.ts'

/** English headings that say what their section is, in every book. */
const spoken: readonly (readonly [heading: RegExp, role: Role])[] = [
  [/^foreword$/i, 'foreword'],
  [/^preface$/i, 'preface'],
  [/^acknowledge?ments?$/i, 'acknowledgments'],
  [/^introduction$/i, 'introduction'],
  [/^conclusions?$/i, 'conclusion'],
  [/^(?:afterword|epilogue)$/i, 'afterword'],
  [/^glossary$/i, 'glossary'],
  [/^(?:works cited|bibliography|references|sources)$/i, 'bibliography'],
]

const places: Readonly<Record<Role, Matter | undefined>> = {
  dedication: 'front',
  epigraph: undefined,
  foreword: 'front',
  preface: 'front',
  acknowledgments: undefined,
  introduction: 'body',
  part: 'body',
  chapter: 'body',
  conclusion: 'body',
  afterword: undefined,
  appendix: 'back',
  glossary: 'back',
  bibliography: 'back',
}

const isRole = (name: string): name is Role => Object.hasOwn(places, name)

interface Hints {
  readonly classes: readonly string[]
  readonly given: Role | undefined
  readonly written: Role | undefined
  readonly title: string
  readonly matter: Matter
}

/** What a section is: its class says so, else its list, else its label, else its heading, else its place. */
export function roleOf({ classes, given, written, title, matter }: Hints, { words }: ManuscriptFacts): Role {
  const said = classes.find(isRole) ?? given ?? written
  if (said) return said
  if (title.toLowerCase() === words.bibliography.toLowerCase()) return 'bibliography'
  const heard = spoken.find(([heading]) => heading.test(title))?.[1]
  return heard ?? ({ front: 'preface', body: 'chapter', back: 'afterword' } as const)[matter]
}

/** Only chapters and their like stand below a part. */
export function depthOf(role: Role, matter: Matter, depth: 0 | 1): 0 | 1 {
  return role !== 'part' && (places[role] ?? matter) === 'body' ? depth : 0
}

/**
 * Finds the label that an author has typed before a title: `Appendix A: `, `Chapter 3. `, `Appendix: `, in the
 * forms of the book's language. A heading that is nothing but a label keeps it.
 */
export function labelCutter({ words: { labels } }: ManuscriptFacts) {
  const patterns = (['appendix', 'chapter'] as const).map((role) => {
    const form = labels[role].replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    const numbered = form.replace('{n}', role === 'appendix' ? '[A-Z]' : String.raw`\d+`)
    const bare = form.replace('{n}', '').trim()
    const end = String.raw`(?:\s*[:.—–]\s*|\s+[-—–]\s+|$)`
    return [role, new RegExp(`^(?:${numbered}${end}|${bare}\\s*:\\s*)`, 'iu')] as const
  })
  return (start: string, isAlone: boolean): Label | undefined => {
    for (const [role, pattern] of patterns) {
      const length = pattern.exec(start)?.[0].length
      if (length !== undefined && !(isAlone && length === start.length)) return { role, length }
    }
    return undefined
  }
}

/** `Chapter 3`, `Appendix B`, `Part II`. */
export function labelOf(
  role: 'chapter' | 'appendix' | 'part',
  count: number,
  { words }: ManuscriptFacts,
): string {
  const number = role === 'chapter' ? String(count) : role === 'appendix' ? lettered(count) : roman(count)
  return words.labels[role].replace('{n}', number)
}

/** A to Z, then AA, AB, … */
const lettered = (count: number): string =>
  (count > 26 ? lettered(Math.floor((count - 1) / 26)) : '') + String.fromCodePoint(65 + ((count - 1) % 26))

function roman(count: number): string {
  const signs = { C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 }
  let rest = count
  let written = ''
  for (const [sign, value] of Object.entries(signs)) {
    written += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return written
}
