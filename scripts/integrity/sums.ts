import { createHash } from 'node:crypto'

import { formatSums } from '../model/sums.ts'

/** A file of the folder: path with slashes below it, and its bytes. */
export interface FolderFile {
  readonly path: string
  readonly value: Uint8Array
}

/**
 * The text of SHA256SUMS for these files, sorted by the bytes of their paths: `sha256sum -c SHA256SUMS` reads it.
 */
export const sumsOf = (files: readonly FolderFile[]): string =>
  formatSums(
    files
      .toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
      .map(({ path, value }) => ({ path, sum: sha256(value) })),
  )

/** In lower-case hexadecimal digits. */
export const sha256 = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex')
