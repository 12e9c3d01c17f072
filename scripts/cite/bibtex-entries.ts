export interface BibtexEntry {
  readonly type: string
  readonly key: string
  /** Where its `@` stands. */
  readonly offset: number
  /** Name in lower case -> value as written, with its braces. */
  readonly fields: ReadonlyMap<string, string>
}

interface Split {
  readonly entries: readonly BibtexEntry[]
  /** The `@string` definitions, as written. */
  readonly macros: string
  /** Offsets of entries whose brace is never closed. */
  readonly unclosed: readonly number[]
}

/** Cut a file into its entries. Text between entries is comment. */
export function splitBibtex(text: string): Split {
  const entries: BibtexEntry[] = []
  const macros: string[] = []
  const unclosed: number[] = []
  const opening = /^[^\S\n]*@(\w+)\s*([{(])/gm
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [, type = ''] = match
    const offset = match.index + match[0].indexOf('@')
    const end = closing(text, opening.lastIndex, match[2] === '{' ? '}' : ')')
    if (end === undefined) {
      unclosed.push(offset)
      continue
    }
    const body = text.slice(opening.lastIndex, end)
    if (/^string$/i.test(type)) macros.push(`@string{${body}}`)
    else if (!/^(?:comment|preamble)$/i.test(type)) entries.push({ type, offset, ...readBody(body) })
    opening.lastIndex = end + 1
  }
  return { entries, macros: macros.join('\n'), unclosed }
}

/** The entry's source, with the fields it takes from the entries named by `crossref` and `xdata`. */
export function inherit(entry: BibtexEntry, all: readonly BibtexEntry[]): string {
  const fields = new Map(entry.fields)
  const parents = new Set(['crossref', 'xdata'].flatMap((name) => bare(entry.fields.get(name)).split(',')))
  for (const parent of all.filter(({ key }) => parents.has(key))) {
    for (const [name, value] of parent.fields) {
      const own = bare(entry.fields.get('crossref')) === parent.key ? containerField(name) : name
      if (!fields.has(own)) fields.set(own, value)
    }
  }
  fields.delete('crossref')
  fields.delete('xdata')
  const written = [...fields].map(([name, value]) => `${name} = ${value}`)
  return `@${entry.type}{${[entry.key, ...written].join(',\n')}}`
}

const bare = (value = ''): string => value.replace(/[{}"\s]/g, '')
const containerField = (name: string): string =>
  ({ title: 'booktitle', subtitle: 'booksubtitle', author: 'bookauthor' })[name] ?? name

function readBody(body: string): Pick<BibtexEntry, 'key' | 'fields'> {
  const [key = '', ...rest] = splitAtCommas(body)
  const fields = new Map<string, string>()
  for (const field of rest) {
    const equals = field.indexOf('=')
    if (equals > 0) fields.set(field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1).trim())
    // Kept, so that the parser says what is wrong with it.
    else if (field.trim()) fields.set(field.trim(), '')
  }
  return { key: key.trim(), fields }
}

function splitAtCommas(body: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < body.length; at++) {
    if (body[at] === ',') {
      parts.push(body.slice(start, at))
      start = at + 1
    } else at = skipGroup(body, at)
  }
  return [...parts, body.slice(start)]
}

function closing(text: string, from: number, close: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === close) return at
    at = skipGroup(text, at)
  }
  return undefined
}

/** The last place of the group or escaped character that begins here; `at` itself where none does. */
function skipGroup(text: string, at: number): number {
  if (text[at] === '\\') return at + 1
  if (text[at] === '"') return quoteEnd(text, at)
  if (text[at] !== '{') return at
  let depth = 0
  for (let index = at; index < text.length; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  return text.length
}

function quoteEnd(text: string, at: number): number {
  let depth = 0
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === '\\') index++
    else if (text[index] === '{') depth++
    else if (text[index] === '}') depth--
    else if (text[index] === '"' && depth === 0) return index
  }
  return text.length
}
