import { type FolderFile, sha256, sumsOf } from './sums.ts'

/**
 * What tells one state of a manuscript from another: the first 16 hexadecimal digits of the SHA-256 of a SHA256SUMS
 * of all its files that were read. It needs no version control, and a copy of the folder has the same.
 */
export const revisionOf = (files: readonly FolderFile[]): string =>
  sha256(new TextEncoder().encode(sumsOf(files))).slice(0, 16)
