import type { VFile } from 'vfile'

import type { Matter, Role } from './publication.ts'

/** One file of the manuscript, and what its place in the contents says of it. */
export interface Source {
  readonly file: VFile
  readonly matter: Matter
  /** Given by the list or the name it stands under; a heading's own class wins. */
  readonly role?: Role
  /** 1 below a part. */
  readonly depth: 0 | 1
  /** For a text without a file of its own, where publication.yaml has it. */
  readonly at?: readonly (string | number)[]
}

/** `publication.yaml`, and where in it a value stands. */
export interface Config {
  readonly file: VFile
  /** Place of the value at a path such as `['contents', 'body', 0]`; of the nearest parent where it is absent. */
  at(path: readonly (string | number)[]): { line: number; column: number } | undefined
}
