import * as v from 'valibot'

import type { Artifact, Edition, Format } from '../model/format.ts'
import type { World } from '../model/world.ts'
import { bookletA4, bookletLetter, zine } from './booklets/index.ts'
import { epub } from './epub/index.ts'
import { kepub } from './kepub/index.ts'
import { largePrint } from './large-print/index.ts'
import { pdf } from './pdf/index.ts'
import { press } from './press/index.ts'
import { text } from './text/index.ts'
import { web } from './web/index.ts'

export { printCompanions } from './booklets/companions.ts'
export { coverFiles } from './epub/cover-files.ts'
export { hostFiles } from './host.ts'
export { bookletMaker } from './maker/index.ts'

/** Every format by the name that `--formats` and `publication.yaml` know. A new format is one line here. */
export const formats = {
  epub: entry(epub),
  kepub: entry(kepub),
  pdf: entry(pdf),
  'large-print': entry(largePrint),
  'booklet-a4': entry(bookletA4),
  'booklet-letter': entry(bookletLetter),
  zine: entry(zine),
  press: entry(press),
  web: entry(web),
  text: entry(text),
} as const

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]

interface Entry {
  readonly options: v.GenericSchema
  /** The template that it is set in, where that is not the publication's. */
  template(given: unknown): string | undefined
  /** Make the format's files; `given` is what publication.yaml says under its name, checked before. */
  make(edition: Omit<Edition, 'options'>, given: unknown, world: World): Promise<readonly Artifact[]>
}

function entry<O>({ options, template, render }: Format<O>): Entry {
  return {
    options,
    template: (given) => template?.(v.parse(options, given ?? {})),
    make: (edition, given, world) => render({ ...edition, options: v.parse(options, given ?? {}) }, world),
  }
}

/** What publication.yaml may say under `formats`. */
export const optionsOf = (table: Readonly<Record<string, Entry>>): Record<string, v.GenericSchema> =>
  Object.fromEntries(Object.entries(table).map(([name, { options }]) => [name, options]))
