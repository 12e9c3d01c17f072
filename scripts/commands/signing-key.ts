import { readFile } from 'node:fs/promises'

import { MinisignError, readSecretKey, type SecretKey } from '../integrity/index.ts'
import { EnvironmentError } from '../model/world.ts'
import type { Environment } from '../world/machine.ts'

/**
 * The key that signs the editions: the file that PAMPHLET_MINISIGN_KEY names, with PAMPHLET_MINISIGN_PASSWORD.
 * Undefined where nobody wants a signature.
 *
 * @throws {EnvironmentError} where the file can't be read, is no key, or its password is another.
 */
export async function signingKey(env: Environment): Promise<SecretKey | undefined> {
  const file = env['PAMPHLET_MINISIGN_KEY']
  if (!file) return undefined
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new EnvironmentError(
      `The key ${file} can't be read.`,
      'Set PAMPHLET_MINISIGN_KEY to the file of a secret key: minisign -G',
      { cause },
    )
  })
  try {
    return await readSecretKey(text, env['PAMPHLET_MINISIGN_PASSWORD'])
  } catch (cause) {
    if (!(cause instanceof MinisignError)) throw cause
    const remedy = /password/.test(cause.message)
      ? 'Set PAMPHLET_MINISIGN_PASSWORD to the password of that key'
      : 'Set PAMPHLET_MINISIGN_KEY to the file of a secret key: minisign -G'
    throw new EnvironmentError(`The editions can't be signed with ${file}.`, remedy, { cause })
  }
}
