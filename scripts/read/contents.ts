import type { Metadata } from '../model/metadata.ts'
import type { Matter, Role } from '../model/publication.ts'

interface Placed {
  readonly matter: Matter
  readonly role?: Role
  readonly depth: 0 | 1
  /** Where publication.yaml says so. */
  readonly at: readonly (string | number)[]
}

/** An entry of the contents: a file, or the title of a part. */
export type Listed = Placed & ({ readonly path: string } | { readonly part: string })

/** The entries in the order that publication.yaml gives them. */
export function listedContents(contents: Metadata['contents']): Listed[] {
  const entries: Listed[] = []
  const list = (name: 'front' | 'appendices' | 'back', matter: Matter, role?: Role): void => {
    for (const [index, path] of (contents[name] ?? []).entries()) {
      entries.push({ path, matter, depth: 0, at: ['contents', name, index], ...(role && { role }) })
    }
  }
  list('front', 'front')
  for (const [index, entry] of (contents.body ?? []).entries()) entries.push(...bodyEntries(entry, index))
  list('appendices', 'back', 'appendix')
  list('back', 'back')
  return entries
}

type BodyEntry = NonNullable<Metadata['contents']['body']>[number]

function bodyEntries(entry: BodyEntry, index: number): Listed[] {
  const at = ['contents', 'body', index]
  if (typeof entry === 'string') return [{ path: entry, matter: 'body', depth: 0, at }]
  return [
    { part: entry.part, matter: 'body', role: 'part', depth: 0, at },
    ...entry.chapters.map((path, chapter): Listed => ({
      path,
      matter: 'body',
      depth: 1,
      at: [...at, 'chapters', chapter],
    })),
  ]
}

/** The kinds of file in the order of a book, where publication.yaml lists none. */
const order: readonly (readonly [kind: string, matter: Matter, role?: Role])[] = [
  ['dedication', 'front', 'dedication'],
  ['epigraph', 'front', 'epigraph'],
  ['foreword', 'front', 'foreword'],
  ['preface', 'front', 'preface'],
  ['acknowledgments', 'front', 'acknowledgments'],
  ['front', 'front'],
  ['introduction', 'body', 'introduction'],
  ['chapters', 'body'],
  ['conclusion', 'body', 'conclusion'],
  ['afterword', 'body', 'afterword'],
  ['appendices', 'back', 'appendix'],
  ['glossary', 'back', 'glossary'],
  ['back', 'back'],
  ['bibliography', 'back', 'bibliography'],
]

/** Names that say a kind in another form. */
const aliases: Readonly<Record<string, string>> = {
  acknowledgements: 'acknowledgments',
  appendix: 'appendices',
  references: 'bibliography',
  sources: 'bibliography',
  'works-cited': 'bibliography',
}

/** The entries by their names, where publication.yaml lists none. */
export function defaultContents(names: readonly string[]): Listed[] {
  const ranked = names.map((path) => ({ path, rank: order.findIndex(([kind]) => kind === kindOf(path)) }))
  const sorted = ranked.toSorted(
    (a, b) => a.rank - b.rank || a.path.localeCompare(b.path, 'en', { numeric: true }),
  )
  return sorted.map(({ path, rank }) => {
    const [, matter, role] = order[rank] ?? (['chapters', 'body'] as const)
    return { path, matter, depth: 0, at: [], ...(role && { role }) }
  })
}

/** `chapters/` and `appendices/` decide; in other folders the file's own name does, `front/02-preface.md`. */
function kindOf(path: string): string {
  const folder = path.split('/').length > 1 ? (path.split('/')[0]?.toLowerCase() ?? '') : ''
  if (folder === 'chapters' || folder === 'appendices') return folder
  const name = (path.split('/').at(-1) ?? '').toLowerCase().replace(/^\d+[-_. ]*/, '')
  const words = [...order.map(([kind]) => kind), ...Object.keys(aliases)]
  const found = words.find((word) => name.startsWith(word) && !/^[a-z]/.test(name.slice(word.length)))
  if (found) return aliases[found] ?? found
  return folder === 'front' || folder === 'back' ? folder : 'chapters'
}
