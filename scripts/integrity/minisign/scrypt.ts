import { scrypt } from 'node:crypto'
import { promisify } from 'node:util'

import { MinisignError } from './lines.ts'

/** Parameters of scrypt, RFC 7914: 128·N·r bytes of memory. */
export interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

/** More memory than this is no honest key: minisign itself takes one GiB. */
const mostMemory = 4 * 1024 ** 3

/**
 * Parameters from the limits that libsodium stores with a key (`pickparams` of its scryptsalsa208sha256).
 *
 * @param ops Limit of operations, at least 32768.
 * @param memory Limit of memory in bytes.
 */
export function scryptCost(ops: number, memory: number): Cost {
  const r = 8
  const limit = Math.max(ops, 32_768)
  const isShort = limit < Math.floor(memory / 32)
  const most = Math.floor(isShort ? limit / (r * 4) : memory / (r * 128))
  let N = 2
  while (N <= Math.floor(most / 2)) N *= 2
  const rest = Math.min(Math.floor(Math.floor(limit / 4) / N), 0x3f_ff_ff_ff)
  return { N, r, p: isShort ? 1 : Math.floor(rest / r) }
}

/**
 * The bytes that a password gives, to be laid over a key. Takes about three seconds with minisign's own limits.
 *
 * @throws {MinisignError} where the limits are absurd.
 */
export async function stretch(
  password: string,
  salt: Uint8Array,
  limits: { readonly ops: bigint; readonly memory: bigint },
  length: number,
): Promise<Buffer> {
  const { N, r, p } = scryptCost(Number(limits.ops), Number(limits.memory))
  const memory = 128 * N * r
  if (memory > mostMemory || p < 1 || p > 1024)
    throw new MinisignError('the secret key asks for more work than this program does for a password')
  return derive(password, salt, length, { N, r, p, maxmem: memory + 256 * r * (p + 4) })
}

const derive = promisify<string, Uint8Array, number, object, Buffer>(scrypt)
