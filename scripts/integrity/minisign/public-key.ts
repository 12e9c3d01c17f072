import { createPublicKey, type KeyObject } from 'node:crypto'

import { bytesOf, keyName, linesOf, MinisignError } from './lines.ts'
import type { SecretKey } from './secret-key.ts'

/** A key that tells whether a signature is sound. */
export interface PublicKey {
  /** Eight bytes by which a signature names its key. */
  readonly id: Uint8Array
  readonly key: KeyObject
}

/**
 * Read a public key: the file that minisign writes, or its one line of Base64 alone.
 *
 * @throws {MinisignError} where it is neither.
 */
export function readPublicKey(text: string): PublicKey {
  const lines = linesOf(text.trim())
  const bytes = bytesOf(lines.length > 1 ? lines[1] : lines[0], 42, 'the public key')
  if (bytes.toString('latin1', 0, 2) !== 'Ed')
    throw new MinisignError('the public key is of a kind that this program does not know')
  const x = bytes.subarray(10).toString('base64url')
  return {
    id: Uint8Array.from(bytes.subarray(2, 10)),
    key: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }),
  }
}

/** The public half of a key as minisign's file. */
export function formatPublicKey({ id, publicKey }: SecretKey): string {
  const line = Buffer.concat([Buffer.from('Ed'), id, publicKey]).toString('base64')
  return `untrusted comment: minisign public key ${keyName(id)}\n${line}\n`
}
