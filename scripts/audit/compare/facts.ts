import { comparableText, comparableWords } from '../../model/comparable.ts'
import type { Facts } from '../../model/reading.ts'
import { type Found, finding } from './findings.ts'
import type { Match } from './match.ts'
import { streams } from './streams.ts'

/** An ISBN may be written with hyphens or without, a DOI as an address. */
const code = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** What publication.yaml says, the file says of itself, and its title page. */
export function checkFacts(match: Match): Found[] {
  const { manuscript, edition } = match
  if (edition.kind === 'text') return []
  const [own, there] = [manuscript.facts, edition.facts]
  const say = (field: string, reason: string): Found =>
    finding(match, 'audit-metadata', reason, { source: own.places?.[field], place: there.place })
  return [
    ...textsOf(own, there, edition.kind === 'pdf', edition.isStructured).map(([field, reason]) =>
      say(field, reason),
    ),
    ...authorsOf(own, there).map(([field, reason]) => say(field, reason)),
    // A PDF has no field for them.
    ...(edition.kind === 'pdf' ? [] : own.identifiers).flatMap((value) =>
      there.identifiers.some((each) => code(each).includes(code(value)))
        ? []
        : [say(`identifiers.${value}`, `The identifier ${value} is missing`)],
    ),
    ...checkTitlePage(match),
    ...claimsOf(there).map((reason) => say('title', reason)),
    ...tagsOf(there, edition.isStructured).map((reason) => ({
      ...say('title', reason),
      rule: 'audit-structure' as const,
    })),
  ]
}

/** A PDF says twice what it is called. */
function claimsOf({ claims, title }: Facts): string[] {
  const other = claims.find((claim) => claim.startsWith('Info:Title='))?.slice('Info:Title='.length)
  return other === undefined || comparableText(other) === comparableText(title)
    ? []
    : [`Its two titles differ: “${title ?? ''}” and “${other}”`]
}

/** A PDF that says that it is tagged has tags, and says so where they are looked for. */
function tagsOf({ claims }: Facts, isStructured: boolean): string[] {
  if (!claims.includes('pdfuaid:part=1')) return []
  if (!isStructured) return ['It says that it is tagged for screen readers, and has no tags']
  const isMarked = claims.includes('MarkInfo:Marked=true')
  return isMarked ? [] : ['It is tagged for screen readers, but does not say so where they look for it']
}

/** Fields that hold one text. What a kind of file has no field for, it can't say. */
const fields = ['subtitle', 'publisher', 'rights', 'date', 'description'] as const

function textsOf(
  own: Facts,
  there: Facts,
  isSilent: boolean,
  isTagged: boolean,
): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = []
  // A subtitle may stand with the title.
  if (own.title !== undefined && !comparableText(there.title).startsWith(comparableText(own.title)))
    found.push(['title', `The title is ${there.title ? `“${there.title}”` : 'missing'}, not “${own.title}”`])
  const language = own.language?.toLowerCase()
  // Where no voice can follow the text, none is told its language.
  const isMute = isSilent && there.language === undefined && !isTagged
  if (language !== undefined && !isMute && language !== there.language?.toLowerCase())
    found.push(['language', `The language is ${there.language ?? 'missing'}, not ${own.language}`])
  for (const field of fields) {
    const [said, written] = [comparableText(there[field]), comparableText(own[field])]
    // What a kind of file need not say, it may leave out.
    if (there[field] === undefined && isSilent) continue
    const isThere =
      said.startsWith(written) || (field === 'subtitle' && comparableText(there.title).includes(written))
    if (own[field] === undefined || isThere) continue
    const is = there[field] === undefined ? 'is missing' : `is “${there[field]}”, not “${own[field]}”`
    found.push([field, `The ${field === 'rights' ? 'statement of rights' : field} ${is}`])
  }
  return found
}

function authorsOf(own: Facts, there: Facts): (readonly [string, string])[] {
  const all = there.authors.map((one) => comparableText(one)).join(' | ')
  const places = own.authors.map((author) => all.indexOf(comparableText(author)))
  return own.authors.flatMap((author, index): (readonly [string, string])[] => {
    const place = places[index] ?? -1
    if (place < 0) return [[`authors.${author}`, `The author ${author} is missing`]]
    if (index === 0 || place >= (places[index - 1] ?? -1)) return []
    return [[`authors.${author}`, `The author ${author} stands before ${own.authors[index - 1]}`]]
  })
}

/** The title can be read somewhere before the text, and not only in what the file says of itself. */
function checkTitlePage(match: Match): Found[] {
  const { manuscript, edition, there } = match
  const title = comparableWords(manuscript.facts.title ?? '')
  const pages = edition.pieces.filter(({ kind, role }) => kind === 'section' && role === 'titlepage')
  if (title.length === 0 || pages.length === 0) return []
  const [page] = pages
  const words = edition.words.slice(page?.from, page?.to)
  if (there[page?.from ?? 0] !== streams.furniture || words.join(' ').includes(title.join(' '))) return []
  return [
    finding(match, 'audit-metadata', `The title page does not say “${manuscript.facts.title}”`, {
      source: manuscript.facts.places?.['title'],
      found: page,
    }),
  ]
}
