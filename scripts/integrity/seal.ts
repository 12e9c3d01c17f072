import { publicKeyFile, signatureFile, sumsFile } from '../model/sums.ts'
import { formatPublicKey } from './minisign/public-key.ts'
import type { SecretKey } from './minisign/secret-key.ts'
import { sign } from './minisign/sign.ts'
import { type FolderFile, sumsOf } from './sums.ts'

/** Who signs a folder, and the day that the signature says: the publication's, so that it never changes. */
export interface Signer {
  readonly key: SecretKey
  readonly date: Date
}

/**
 * The files of a folder with what vouches for them: SHA256SUMS, and where somebody signs, its signature and
 * `minisign.pub`. One signature is enough, since the list holds the sum of every other file.
 */
export function seal(files: readonly FolderFile[], signer?: Signer): FolderFile[] {
  const encode = (path: string, text: string): FolderFile => ({ path, value: new TextEncoder().encode(text) })
  if (!signer) return [...files, encode(sumsFile, sumsOf(files))]

  const all = [...files, encode(publicKeyFile, formatPublicKey(signer.key))]
  const sums = encode(sumsFile, sumsOf(all))
  // The fields that minisign writes by itself: seconds since 1970, name, and that the file was hashed first.
  const trusted = `timestamp:${signer.date.getTime() / 1000}\tfile:${sumsFile}\thashed`
  return [...all, sums, encode(signatureFile, sign(sums.value, signer.key, trusted))]
}
