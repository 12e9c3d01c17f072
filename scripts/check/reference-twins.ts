import { comparableText, comparableWords } from '../model/comparable.ts'
import { diagnose } from '../model/diagnose.ts'
import { doiIn } from '../model/identifiers.ts'
import type { CslItem, CslName, Reference } from '../model/reference.ts'
import type { Checked } from './check.ts'
import { fieldOf } from './reference-field.ts'

/**
 * Two entries that seem to be one work: with the same DOI, ISBN or address, or the same author, title and year.
 *
 * Chapters of one book share its ISBN, parts of one site its address, and the volumes of a work their title: what
 * differs in title, volume, number or page is not the same.
 */
export function checkTwins({ references }: Checked): void {
  const told = new Set<Reference>()
  for (const [name, keysOf] of Object.entries(likenesses)) {
    const firsts = new Map<string, Reference>()
    for (const reference of references) {
      const keys = keysOf(reference)
      const first = keys.map((key) => firsts.get(key)).find((one) => one !== undefined)
      for (const key of keys) if (!firsts.has(key)) firsts.set(key, reference)
      if (!first || told.has(reference)) continue
      told.add(reference)
      const where = `${first.file === reference.file ? 'line' : `${first.file.path}, line`} ${first.position.line}`
      const reason = `\`${reference.id}\` and \`${first.id}\` (${where}) have the same ${name}`
      diagnose(reference.file, 'reference-twins', reason, reference.position)
    }
  }
}

/** What two entries may have in common, each as keys that can be compared. */
const likenesses: Readonly<Record<string, (reference: Reference) => string[]>> = {
  DOI: (reference) => [doiIn(fieldOf(reference, 'DOI') ?? '')].flatMap((doi) => doi?.toLowerCase() ?? []),
  ISBN: (reference) =>
    (fieldOf(reference, 'ISBN') ?? '')
      .split(/[,;]|\s(?=97[89])/)
      .map((isbn) => isbn.replaceAll(/[^\dX]/gi, ''))
      .filter((isbn) => isbn.length >= 10)
      .map((isbn) => [isbn, ownPart(reference)].join('|')),
  URL: (reference) => {
    const url = addressOf(fieldOf(reference, 'URL') ?? '')
    return url === undefined ? [] : [[url, titleOf(reference), ...numbersOf(reference.item)].join('|')]
  },
  'author, title and year': (reference) => {
    const { item } = reference
    const [names, title, year] = [namesOf(item), titleOf(reference), yearOf(item)]
    return names && title && year ? [[names, title, year, item.type, ...numbersOf(item)].join('|')] : []
  },
}

const titleOf = (reference: Reference): string => comparableWords(fieldOf(reference, 'title') ?? '').join(' ')

/** What tells apart the parts of one book. */
function ownPart(reference: Reference): string {
  const isPart = /^(?:chapter|entry|paper-conference)/.test(reference.item.type)
  return [isPart ? titleOf(reference) : '', ...numbersOf(reference.item)].join('|')
}

const numbersOf = (item: CslItem): string[] =>
  ['volume', 'issue', 'number', 'page', 'edition', 'chapter-number'].map((field) => String(item[field] ?? ''))

/** Without what does not change where it leads; nothing for the front page of a site. */
function addressOf(url: string): string | undefined {
  const address = url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/+$/, '')
  return address.includes('/') ? address : undefined
}

function namesOf(item: CslItem): string {
  const names = (item['author'] ?? item['editor'] ?? []) as readonly CslName[]
  return names.map(({ family, literal }) => comparableText(family ?? literal)).join(';')
}

function yearOf(item: CslItem): string {
  const issued = item['issued']
  if (typeof issued !== 'object' || !('date-parts' in issued)) return ''
  return String(issued['date-parts']?.[0]?.[0] ?? '')
}
