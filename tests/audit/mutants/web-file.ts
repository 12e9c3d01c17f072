import type { Expected } from './mutant.ts'

/** The files of a web edition: paths below the output folder, and their bytes. */
export type WebFiles = ReadonlyMap<string, Uint8Array>

/** The web edition of `../book`, damaged in one way: its one page, or its folder. */
export interface WebMutant extends Expected {
  readonly name: string
  readonly damage: (files: WebFiles) => WebFiles
}

export type Change = (text: string) => string

export interface Damage {
  readonly name: string
  /** Where it is in the folder; on the one page it is the same. */
  readonly file: string
  readonly change: Change
  readonly about: Expected['about']
  readonly source: readonly string[]
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** @throws where the file is not there, or stays as it was. */
export function edited(files: WebFiles, name: string, change: Change): WebFiles {
  const value = files.get(name)
  if (!value) throw new Error(`There is no ${name}`)
  const [before, after] = [decoder.decode(value), change(decoder.decode(value))]
  if (before === after) throw new Error(`${name} is as it was`)
  return new Map(files).set(name, encoder.encode(after))
}
