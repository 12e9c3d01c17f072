import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { MinisignError, type PublicKey, readPublicKey, verify } from '../integrity/index.ts'
import { publicKeyFile, signatureFile } from '../model/sums.ts'
import { UsageError, type Values } from './command.ts'

/**
 * What is known of the signature. `hasOwnKey`: the key lay in the folder itself, so that it proves only that the files
 * belong together. `unasked`: there is one, and no key to check it with. `none`: nobody signed, and nobody asked.
 */
export type SignatureState =
  | {
      readonly state: 'sound'
      readonly key: string
      readonly trustedComment: string
      readonly hasOwnKey: boolean
    }
  | { readonly state: 'broken'; readonly reason: string }
  | { readonly state: 'missing' | 'unasked' | 'none' }

/**
 * The key of `--key`: the line that minisign prints, or a file.
 *
 * @throws {UsageError} where it is neither.
 */
export async function givenKey(given: Values[string]): Promise<PublicKey | undefined> {
  if (given === undefined) return undefined
  const text = String(given)
  const isLine = /^RW[A-Za-z0-9+/]{54}$/.test(text)
  const read = isLine ? text : await readFile(text, 'utf8').catch(() => undefined)
  if (read === undefined)
    throw new UsageError(`--key: ${text} is neither a file nor a public key of minisign`)
  try {
    return readPublicKey(read)
  } catch (error) {
    if (!(error instanceof MinisignError)) throw error
    throw new UsageError(`--key: ${error.message}`, { cause: error })
  }
}

/** @param list The bytes of SHA256SUMS, which are what was signed. */
export async function checkSignature(
  folder: string,
  list: Uint8Array | undefined,
  key: PublicKey | undefined,
): Promise<SignatureState> {
  const read = (name: string) => readFile(path.join(folder, name), 'utf8').catch(() => undefined)
  const [signature, own] = [await read(signatureFile), await read(publicKeyFile)]
  const isAsked = key !== undefined || own !== undefined
  if (signature === undefined || list === undefined) return { state: isAsked ? 'missing' : 'none' }
  if (!isAsked) return { state: 'unasked' }
  try {
    const verdict = verify(list, signature, key ?? readPublicKey(own ?? ''))
    if (!verdict.isSound) return { state: 'broken', reason: verdict.reason }
    const { keyName, trustedComment } = verdict
    return { state: 'sound', key: keyName, trustedComment, hasOwnKey: key === undefined }
  } catch (error) {
    if (!(error instanceof MinisignError)) throw error
    return { state: 'broken', reason: error.message }
  }
}
