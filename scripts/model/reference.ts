import type { VFile } from 'vfile'

/** Where something stands in its file, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface CslName {
  family?: string
  given?: string
  literal?: string
  suffix?: string
  'dropping-particle'?: string
  'non-dropping-particle'?: string
}

export interface CslDate {
  'date-parts'?: (number | string)[][]
  season?: number | string
  circa?: boolean
  literal?: string
  raw?: string
}

/** One work, as CSL-JSON. */
export interface CslItem {
  id: string
  type: string
  [variable: string]: string | readonly CslName[] | CslDate | undefined
}

/** One entry of the bibliography files. */
export interface Reference {
  readonly id: string
  readonly item: CslItem
  readonly file: VFile
  readonly position: Place
}

/** An entry as its file has it, before its values are put in order. */
export interface RawEntry {
  readonly value: unknown
  readonly place: Place
}
