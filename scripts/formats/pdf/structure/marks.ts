/** What came through the language of an element, see StructureMark. */
export interface Marks {
  readonly join?: number
  readonly note?: number
  /** The description of a formula. */
  readonly alt?: string
  readonly names: ReadonlySet<string>
}

/**
 * Part an element's language from what is written behind it.
 *
 * A language before marks is that of the surroundings and not kept, unless `own` says otherwise.
 */
export function readMarks(given = ''): { lang?: string; marks: Marks } {
  const [lang = '', words] = given.split('-x-')
  if (words === undefined) return { marks: { names: new Set() }, ...(lang && { lang }) }
  const parts = words.split('-')
  const after = (word: string): number | undefined => {
    const at = parts.indexOf(word)
    return at < 0 ? undefined : Number(parts[at + 1])
  }
  const [join, note] = [after('join'), after('note')]
  const alt = parts.includes('alt') ? parts[parts.indexOf('alt') + 1] : undefined
  const marks = {
    names: new Set(parts),
    ...(join !== undefined && { join }),
    ...(note !== undefined && { note }),
    ...(alt !== undefined && { alt: Buffer.from(alt, 'hex').toString() }),
  }
  return { marks, ...(parts.includes('own') && lang && { lang }) }
}
