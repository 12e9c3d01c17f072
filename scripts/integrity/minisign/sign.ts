import { createHash, sign as signBytes } from 'node:crypto'

import { keyName } from './lines.ts'
import type { SecretKey } from './secret-key.ts'

/**
 * The `.minisig` of a file: the signature of its BLAKE2b-512 hash (algorithm “ED”), and a second one of that
 * signature with the trusted comment. The same key and bytes always give the same text, since Ed25519 draws no lots.
 *
 * @param trusted One line that the signature vouches for.
 */
export function sign(value: Uint8Array, { id, key }: SecretKey, trusted: string): string {
  if (/[\r\n]/.test(trusted)) throw new Error('A trusted comment is one line.')
  const signature = signBytes(null, createHash('blake2b512').update(value).digest(), key)
  const all = signBytes(null, Buffer.concat([signature, Buffer.from(trusted)]), key)
  const line = Buffer.concat([Buffer.from('ED'), id, signature]).toString('base64')
  return [
    `untrusted comment: signature by the minisign key ${keyName(id)}`,
    line,
    `trusted comment: ${trusted}`,
    `${all.toString('base64')}\n`,
  ].join('\n')
}
