import type { VFile } from 'vfile'

import { type FolderFile, sha256, sumsOf } from './sums.ts'

/**
 * What tells one state of a manuscript from another: the first 16 hexadecimal digits of the SHA-256 of a SHA256SUMS
 * of all its files that were read. It needs no version control, and a copy of the folder has the same.
 *
 * @param assets Pictures and the like.
 */
export function revisionOf(texts: readonly VFile[], assets: Iterable<FolderFile>): string {
  const encoder = new TextEncoder()
  const files = texts.map(({ path, value }) => ({
    path,
    value: typeof value === 'string' ? encoder.encode(value) : value,
  }))
  return sha256(encoder.encode(sumsOf([...files, ...assets]))).slice(0, 16)
}
