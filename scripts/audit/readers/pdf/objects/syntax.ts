/** What a PDF is made of (ISO 32000-1, 7.3). Strings hold a byte a character. */
export type Value = null | boolean | number | string | Name | Ref | Dict | Stream | Keyword | readonly Value[]

export interface Name {
  readonly name: string
}

export interface Ref {
  readonly ref: number
  readonly generation: number
}

export type Dict = ReadonlyMap<string, Value>

export interface Stream {
  readonly dict: Dict
  /** Of the first byte. */
  readonly start: number
}

/** `obj`, `endobj`, `R` and the like. */
export interface Keyword {
  readonly keyword: string
}

export const isDict = (value: unknown): value is Dict => value instanceof Map

export const isStream = (value: unknown): value is Stream =>
  typeof value === 'object' && value !== null && 'start' in value

export const isRef = (value: unknown): value is Ref =>
  typeof value === 'object' && value !== null && 'ref' in value

export const nameOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : undefined

/** A text string (7.9.2.2) as it is read: UTF-16 or UTF-8 by its mark, else a byte a character. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  if (value.startsWith('\u00FE\u00FF')) return decode(value.slice(2), 'utf-16be')
  if (value.startsWith('\u00FF\u00FE')) return decode(value.slice(2), 'utf-16le')
  if (value.startsWith('\u00EF\u00BB\u00BF')) return decode(value.slice(3), 'utf-8')
  return value
}

function decode(bytes: string, encoding: string): string {
  return new TextDecoder(encoding).decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)))
}
