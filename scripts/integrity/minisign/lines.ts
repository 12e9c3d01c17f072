/** A file of minisign's is not what it should be; the message says what is wrong, in words for a person. */
export class MinisignError extends Error {}

/**
 * The bytes of a line of Base64 that must have a certain length.
 *
 * @param what How a message calls it: `the secret key`.
 * @throws {MinisignError} where it is no Base64, or of another length.
 */
export function bytesOf(line: string | undefined, length: number, what: string): Buffer {
  const text = line?.trim() ?? ''
  const bytes = Buffer.from(text, 'base64')
  // Node reads over what is no Base64: only what gives the same text again was read whole.
  if (bytes.length !== length || bytes.toString('base64') !== text)
    throw new MinisignError(`${what} is not whole: ${length} bytes in Base64 were expected`)
  return bytes
}

/** The lines of a small text file, whatever ends them; an empty last one is none. */
export const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/)

/** How minisign prints the number of a key: its eight bytes from the last to the first. */
export const keyName = (id: Uint8Array): string => Buffer.from(id.toReversed()).toString('hex').toUpperCase()
