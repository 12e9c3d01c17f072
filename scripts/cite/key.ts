/**
 * An entry's key as part of an id, one to one: `doe/04` is `doe.2f.04`.
 *
 * Keys are case-sensitive and may hold `/ : .`; ids have to be XML names in an EPUB.
 */
export function encodeKey(key: string): string {
  return key.replace(/[^A-Za-z0-9_-]/gu, (character) => `.${character.codePointAt(0)?.toString(16)}.`)
}

/** The key that `encodeKey` was given. */
export function decodeKey(encoded: string): string {
  return encoded.replace(/\.([0-9a-f]+)\./g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}

/** The id of an entry in the bibliography. */
export const referenceId = (key: string): string => `ref-${encodeKey(key)}`
