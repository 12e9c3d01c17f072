import { createPrivateKey, createPublicKey, type KeyObject, timingSafeEqual } from 'node:crypto'

import { blake2b } from '@noble/hashes/blake2.js'

import { bytesOf, linesOf, MinisignError } from './lines.ts'
import { stretch } from './scrypt.ts'

/** A key that signs. */
export interface SecretKey {
  /** Eight bytes by which a signature names its key. */
  readonly id: Uint8Array
  readonly key: KeyObject
  /** Its public half, 32 bytes. */
  readonly publicKey: Uint8Array
}

/**
 * Read a secret key as `minisign -G` writes it: an untrusted comment, then Base64 of algorithms (Ed, Sc or none, B2),
 * salt, limits, and, under the password, key number, Ed25519 seed, public key and BLAKE2b-256 checksum.
 * The format is told at https://jedisct1.github.io/minisign/, “Secret key format”.
 *
 * @param password Only needed where the key has one.
 * @throws {MinisignError} where the file is no such key, or the password is not its own.
 */
export async function readSecretKey(text: string, password?: string): Promise<SecretKey> {
  const bytes = bytesOf(linesOf(text)[1], 158, 'the secret key')
  const [algorithm, kdf] = [bytes.toString('latin1', 0, 2), bytes.toString('latin1', 2, 4)]
  if (algorithm !== 'Ed' || bytes.toString('latin1', 4, 6) !== 'B2')
    throw new MinisignError('the secret key is of a kind that this program does not know')
  const hidden = bytes.subarray(54)
  if (kdf === '\0\0') return keyOf(hidden)
  if (kdf !== 'Sc') throw new MinisignError('the password of the secret key is of an unknown kind')
  if (password === undefined) throw new MinisignError('the secret key needs its password')

  const limits = { ops: bytes.readBigUInt64LE(38), memory: bytes.readBigUInt64LE(46) }
  const stream = await stretch(password, bytes.subarray(6, 38), limits, hidden.length)
  const plain = Buffer.from(hidden.map((byte, index) => byte ^ (stream[index] ?? 0)))
  const sum = blake2b(Buffer.concat([bytes.subarray(0, 2), plain.subarray(0, 72)]), { dkLen: 32 })
  if (!timingSafeEqual(sum, plain.subarray(72)))
    throw new MinisignError('the password is not that of the key')
  return keyOf(plain)
}

/** Without a password minisign leaves the checksum empty; the public half tells whether the key is whole. */
function keyOf(plain: Buffer): SecretKey {
  const [seed, publicKey] = [plain.subarray(8, 40), plain.subarray(40, 72)]
  const key = privateKeyOf(seed, publicKey)
  const own = createPublicKey(key).export({ format: 'jwk' })
  if (own.x !== publicKey.toString('base64url'))
    throw new MinisignError('the secret key is damaged: its halves do not belong together')
  return { id: Uint8Array.from(plain.subarray(0, 8)), key, publicKey: Uint8Array.from(publicKey) }
}

const privateKeyOf = (seed: Buffer, publicKey: Buffer): KeyObject =>
  createPrivateKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', d: seed.toString('base64url'), x: publicKey.toString('base64url') },
  })
