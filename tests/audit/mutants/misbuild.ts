import { build } from '../../../scripts/build.ts'
import { type FormatName, formats } from '../../../scripts/formats/index.ts'
import { revisionOf } from '../../../scripts/integrity/index.ts'
import { configOf, publicationDate, slugOf } from '../../../scripts/metadata/index.ts'
import { charactersOf } from '../../../scripts/model/characters.ts'
import type { World } from '../../../scripts/model/world.ts'
import { chooseTemplate } from '../../../scripts/template/index.ts'
import type { Edition } from '../audit-files.ts'
import type { Misstep } from './trees.ts'

/** Build an edition as the program does, with a step in between that it has not. */
export async function misbuild(
  world: World,
  name: FormatName,
  change: Misstep['change'] = (publication) => publication,
): Promise<Edition> {
  const { publication: given, sources } = await build(world, { formats: [] })
  const [config] = sources
  if (!given || !config) throw new Error('The book has errors')
  const publication = change(given)
  const { metadata } = publication
  const chosen = { name: metadata.template, at: ['template'] }
  const template = await chooseTemplate(chosen, configOf(config), charactersOf(publication), world)
  if (!template) throw new Error('The book has no template')
  // The name of the file stays, as it would if the fault came later.
  const edition = {
    slug: slugOf(given.metadata),
    date: publicationDate(metadata, world.now),
    template,
    publication,
    formats: [name],
    revision: revisionOf(sources, given.assets.values()),
  }
  const [made] = await formats[name].make(edition, metadata.formats[name], world)
  if (!(made?.value instanceof Uint8Array)) throw new Error(`No ${name} was made`)
  return { path: made.path, value: made.value }
}
