import type { Audit, EditionAudit } from '../../model/audit.ts'

/**
 * What a person calls each edition, by its path: `EPUB`, `PDF`, `large print`, `booklet A4`, `web`.
 *
 * The shortest file name is taken for the start of all. Where it is not, paths stay as they are.
 *
 * @param called What kinds and variants are called, by the ends of file names: `html`, `large-print`.
 */
export function editionNames(
  paths: readonly string[],
  called: Called = english,
): ReadonlyMap<string, string> {
  // A folder of pages has a name of its own.
  const stems = paths.filter((path) => !isFolder(path)).map(stemOf)
  const [slug = ''] = stems.toSorted((a, b) => a.length - b.length)
  const isShared = stems.every((stem) => stem === slug || stem.startsWith(`${slug}-`))
  const names = paths.map((path) => {
    if (!isShared) return [path, path] as const
    if (isFolder(path)) return [path, called['folder'] ?? path] as const
    const variant = stemOf(path).slice(slug.length + 1)
    return [path, variant === '' ? kindOf(path, called) : variantName(variant, path, called)] as const
  })
  // Two files of one name, as in two folders, would not be told apart.
  const isApart = new Set(names.map(([, name]) => name)).size === new Set(paths).size
  return new Map(isApart ? names : paths.map((path) => [path, path] as const))
}

/** An edition that has all, and about which there is nothing to say. */
export const isSound = ({ counts, findings }: EditionAudit): boolean =>
  findings.length === 0 && Object.values(counts).every(({ kept, written }) => kept === written)

/** Of those of a book, with the same key, in the order of the first of each. */
export function groupEditions(
  editions: Audit['editions'],
  keyOf: (edition: EditionAudit) => string,
): (readonly [EditionAudit, ...EditionAudit[]])[] {
  const groups = new Map<string, [EditionAudit, ...EditionAudit[]]>()
  for (const edition of editions) {
    const key = keyOf(edition)
    const group = groups.get(key)
    if (group) group.push(edition)
    else groups.set(key, [edition])
  }
  return Array.from(groups.values())
}

type Called = Readonly<Record<string, string>>

const english: Called = {
  epub: 'EPUB',
  'kepub.epub': 'Kobo',
  pdf: 'PDF',
  html: 'HTML',
  folder: 'web',
  txt: 'text',
  'large-print': 'large print',
}

const isFolder = (path: string): boolean => path.endsWith('/index.html')

const ending = /\.(kepub\.epub|[^./]+)$/i
const endOf = (path: string): string => ending.exec(path)?.[1]?.toLowerCase() ?? ''
const stemOf = (path: string): string => path.replace(ending, '')
const kindOf = (path: string, called: Called): string => called[endOf(path)] ?? path

function variantName(variant: string, path: string, called: Called): string {
  const known = Object.keys(called).find((name) => variant === name || variant.startsWith(`${name}-`))
  const words = variant
    .slice(known?.length ?? 0)
    .split('-')
    .filter(Boolean)
    .map((word) => {
      if (/^[ab]\d$/.test(word)) return word.toUpperCase()
      const isPaper = /^(?:letter|legal|tabloid)$/.test(word)
      return isPaper ? word.replace(/^./, (first) => first.toUpperCase()) : word
    })
  // Most variants are for paper: only of others is the kind said.
  const kind = endOf(path) === 'pdf' ? [] : [kindOf(path, called)]
  return [...(known ? [called[known]] : []), ...words, ...kind].join(' ')
}
