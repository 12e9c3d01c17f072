import { createHash, verify as verifyBytes } from 'node:crypto'

import { bytesOf, keyName, linesOf, MinisignError } from './lines.ts'
import type { PublicKey } from './public-key.ts'

/** Whether a signature is of this file and key; where it is not, why. */
export type Verdict =
  | { readonly isSound: true; readonly trustedComment: string; readonly keyName: string }
  | { readonly isSound: false; readonly reason: string }

/**
 * Check a `.minisig`, of a hashed file (“ED”) or, as minisign once wrote, of the file itself (“Ed”).
 *
 * Never throws: what is no signature is not sound.
 */
export function verify(value: Uint8Array, text: string, key: PublicKey): Verdict {
  try {
    return judge(value, readSignature(text), key)
  } catch (error) {
    if (error instanceof MinisignError) return { isSound: false, reason: error.message }
    throw error
  }
}

interface Signature {
  readonly isHashed: boolean
  readonly id: Buffer
  readonly signature: Buffer
  readonly trustedComment: string
  readonly all: Buffer
}

function readSignature(text: string): Signature {
  const [, first, comment = '', second] = linesOf(text)
  const bytes = bytesOf(first, 74, 'the signature')
  const algorithm = bytes.toString('latin1', 0, 2)
  if (algorithm !== 'ED' && algorithm !== 'Ed')
    throw new MinisignError('the signature is of a kind that this program does not know')
  const mark = 'trusted comment: '
  if (!comment.startsWith(mark)) throw new MinisignError('the signature has no trusted comment')
  return {
    isHashed: algorithm === 'ED',
    id: bytes.subarray(2, 10),
    signature: bytes.subarray(10),
    trustedComment: comment.slice(mark.length),
    all: bytesOf(second, 64, 'the signature of the trusted comment'),
  }
}

function judge(value: Uint8Array, given: Signature, { id, key }: PublicKey): Verdict {
  const { isHashed, signature, trustedComment, all } = given
  if (!given.id.equals(id)) {
    const reason = `it was made with the key ${keyName(given.id)}, and not with ${keyName(id)}`
    return { isSound: false, reason }
  }
  const signed = isHashed ? createHash('blake2b512').update(value).digest() : value
  if (!verifyBytes(null, signed, key, signature))
    return { isSound: false, reason: 'it is not the signature of this file' }
  if (!verifyBytes(null, Buffer.concat([signature, Buffer.from(trustedComment)]), key, all))
    return { isSound: false, reason: 'its trusted comment was changed' }
  return { isSound: true, trustedComment, keyName: keyName(id) }
}
