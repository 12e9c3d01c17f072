import { VFile } from 'vfile'

import type { Artifact } from '../model/format.ts'

/** A record as a file: UTF-8. */
export const artifact = (path: string, text: string): Artifact =>
  new VFile({ path, value: new TextEncoder().encode(text) })

/** Indented, with a line break at its end. Fields that are undefined are left out. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
