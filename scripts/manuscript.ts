import type { VFile } from 'vfile'

import { checkStyle, loadStyle } from './cite/index.ts'
import { formats, optionsOf } from './formats/index.ts'
import { configOf, languageDirection, parseMetadata } from './metadata/index.ts'
import { hasErrors } from './model/diagnose.ts'
import { noMemory } from './model/memory.ts'
import type { Metadata } from './model/metadata.ts'
import type { Config, Source } from './model/source.ts'
import type { Words } from './model/words.ts'
import type { World } from './model/world.ts'
import { readBibliography, readConfig, readSources } from './read/index.ts'
import { chooseWords } from './template/index.ts'

/** All files of a manuscript, read and not yet understood: what a build and a check begin with. */
export interface Manuscript {
  /** Every file that was read, with what is wrong in it. */
  readonly sources: readonly VFile[]
  readonly metadata: Metadata
  readonly config: Config
  readonly words: Words
  readonly texts: readonly Source[]
  readonly bibliography: readonly VFile[]
}

/** Where publication.yaml is missing or faulty, it is the only source, and there are no metadata. */
type Unreadable = Pick<Manuscript, 'sources'> & { readonly metadata?: undefined }

/** Read publication.yaml, and the texts and bibliographies that it names. */
export async function readManuscript(world: World): Promise<Manuscript | Unreadable> {
  const file = await readConfig(world)
  const given = hasErrors([file]) ? undefined : parseMetadata(file, optionsOf(formats))
  if (!given) return { sources: [file] }
  const metadata = { ...given, dir: languageDirection(given) }
  const config = configOf(file)
  const [words, texts, bibliography] = await Promise.all([
    chooseWords(metadata, config, world),
    readSources(metadata, config, world),
    readBibliography(metadata, config, world),
  ])
  const sources = [...new Set([file, ...texts.map((text) => text.file), ...bibliography])]
  return { sources, metadata, config, words, texts, bibliography }
}

/** The citation style, where something is cited: engines take up to two seconds to build. */
export async function readStyle(
  { metadata, config, texts, bibliography }: Manuscript,
  world: World,
): ReturnType<typeof loadStyle> {
  const isCiting = bibliography.length > 0 || texts.some(({ file }) => String(file).includes('@'))
  if (isCiting) return keptStyle(metadata, world, config)
  await checkStyle(metadata.csl, world, config)
  return undefined
}

/** One that there is not is reported each time. */
async function keptStyle(
  { csl, lang }: Metadata,
  world: World,
  config: Config,
): ReturnType<typeof loadStyle> {
  let isNew = false
  const load = (): ReturnType<typeof loadStyle> => {
    isNew = true
    return loadStyle(csl, lang, world, config)
  }
  const style = await (world.memory ?? noMemory).keep('style', `${csl} ${lang}`, load)
  return style || isNew ? style : load()
}
