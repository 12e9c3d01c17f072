import type * as v from 'valibot'
import type { VFile } from 'vfile'

import type { Publication } from './publication.ts'
import type { Template } from './template.ts'
import type { World } from './world.ts'

/** A finished file: `path` below the output folder, `value` its bytes. */
export type Artifact = VFile

/** All that one format needs to make its files. The trees are its own to change. */
export interface Edition<O = unknown> {
  readonly publication: Publication
  readonly template: Template
  readonly options: O
  /** Names of all formats that this build makes. */
  readonly formats: readonly string[]
  /** Of the manuscript: the start of its checksum, see integrity/source.ts. */
  readonly revision?: string
  /** The start of every file name. */
  readonly slug: string
  /** The day the publication is dated, UTC midnight: every date inside a file comes from it. */
  readonly date: Date
}

export interface Format<O = unknown> {
  /** What `publication.yaml` may say under `formats.NAME`. */
  readonly options: v.GenericSchema<unknown, O>
  /** The template that it is set in, where that is not the publication's. */
  readonly template?: (options: O) => string
  render(edition: Edition<O>, world: World): Promise<readonly Artifact[]>
}

/** Keep the options' type inside a format's own file. */
export const defineFormat = <O>(format: Format<O>): Format<O> => format

declare module 'vfile' {
  interface DataMap {
    /** Pages of a paged artifact. */
    pages: number
    /** What to know of it, in a few plain words each: sheets, fold, what copyfitting did. */
    notes: readonly string[]
    /** The format that it is of, as `--formats` names it. */
    format: string
    /** Of an edition in many files: the path of its first, of which this is a part. */
    partOf: string
  }
}
