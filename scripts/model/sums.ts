/** One line of a list of checksums. */
export interface Sum {
  /** Path below the folder of the list, as the file system spells it. */
  readonly path: string
  /** SHA-256 in 64 lower-case hexadecimal digits. */
  readonly sum: string
}

/** What a list of checksums says, and the numbers (from 1) of the lines that say nothing. */
export interface SumList {
  readonly sums: readonly Sum[]
  readonly faults: readonly number[]
}

/** The list that every folder of editions has; it is also how a later build knows which files are its own. */
export const sumsFile = 'SHA256SUMS'

/** The signature of that list. */
export const signatureFile = `${sumsFile}.minisig`

/** The public half of the key that it was signed with, for readers who have it from nowhere else. */
export const publicKeyFile = 'minisign.pub'

/** A list in the format of coreutils (info: “sha256sum”), in the order given. */
export const formatSums = (sums: readonly Sum[]): string => sums.map(formatLine).join('')

function formatLine({ path, sum }: Sum): string {
  const name = path.replaceAll(/[\\\n\r]/g, (character) => escapes[character] ?? character)
  // A backslash before the sum says that the name is escaped.
  return `${name === path ? '' : '\\'}${sum}  ${name}\n`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' }

/** Read such a list, of text or binary mode. Empty lines and comments are passed over, as coreutils does. */
export function parseSums(text: string): SumList {
  const sums: Sum[] = []
  const faults: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const sum = parseLine(line)
    if (sum) sums.push(sum)
    else faults.push(index + 1)
  }
  return { sums, faults }
}

function parseLine(line: string): Sum | undefined {
  const [, escaped, sum, name] = /^(\\?)([0-9a-fA-F]{64}) [ *]([^]+)$/.exec(line) ?? []
  if (sum === undefined || name === undefined) return undefined
  const path = escaped ? unescape(name) : name
  return path === undefined ? undefined : { path, sum: sum.toLowerCase() }
}

/** Undefined where a backslash stands before a letter that means nothing. */
function unescape(name: string): string | undefined {
  if (/\\(?![\\nr])/.test(name.replaceAll('\\\\', ''))) return undefined
  return name.replaceAll(/\\([\\nr])/g, (_, letter: string) => ({ n: '\n', r: '\r' })[letter] ?? '\\')
}
