import { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import type { Metadata } from '../model/metadata.ts'
import type { Config, Source } from '../model/source.ts'
import { ManuscriptFileError, type World } from '../model/world.ts'
import { defaultContents, type Listed, listedContents } from './contents.ts'
import { faultOf, readText } from './text.ts'

/**
 * Every text file of the publication in reading order: as `contents` lists them, else by their names.
 *
 * A listed file that can't be had is an error in publication.yaml; a text file that no list names, a warning.
 */
export async function readSources(metadata: Metadata, config: Config, world: World): Promise<Source[]> {
  const markdown = (await world.list()).filter(
    (name) => /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name),
  )
  const { contents } = metadata
  const isListed = Boolean(contents.front ?? contents.body ?? contents.appendices ?? contents.back)
  const entries = isListed ? listedContents(contents) : defaultContents(markdown)
  if (isListed) reportUnlisted(markdown, entries, config)
  if (entries.length === 0)
    diagnose(config.file, 'manuscript-empty', 'The manuscript has no text', config.at(['title']))
  const sources = await Promise.all(entries.map((entry) => sourceOf(entry, config, world, markdown)))
  return sources.filter((source) => source !== undefined)
}

async function sourceOf(
  entry: Listed,
  config: Config,
  world: World,
  names: readonly string[],
): Promise<Source | undefined> {
  const { matter, role, depth } = entry
  const place = { matter, depth, ...(role && { role }) }
  // A part has no file of its own: its title page is written here.
  if ('part' in entry)
    return { ...place, at: entry.at, file: new VFile({ path: config.file.path, value: `# ${entry.part}` }) }
  try {
    return { ...place, file: await readText(entry.path, world) }
  } catch (error) {
    if (!(error instanceof ManuscriptFileError)) throw error
    const near = error.fault === 'missing' ? nearest(entry.path, names) : undefined
    diagnose(
      config.file,
      'file-missing',
      faultOf(error),
      config.at(entry.at),
      near && `Did you mean \`${near}\`?`,
    )
    return undefined
  }
}

function reportUnlisted(names: readonly string[], entries: readonly Listed[], config: Config): void {
  const listed = new Set(entries.map((entry) => ('path' in entry ? entry.path : '')))
  for (const name of names) {
    if (!listed.has(name))
      diagnose(config.file, 'file-unlisted', `\`${name}\` is in no list of contents`, config.at(['contents']))
  }
}
