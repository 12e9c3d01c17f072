import type { VFile } from 'vfile'

import { writtenOf } from './audit/index.ts'
import { checkText } from './check/index.ts'
import { cite, readReferences } from './cite/index.ts'
import { type FormatName, formats } from './formats/index.ts'
import { setSections } from './hast/index.ts'
import { readManuscript, readStyle } from './manuscript.ts'
import { placeBibliography, readSections } from './mdast/index.ts'
import { charactersOf } from './model/characters.ts'
import { noMemory } from './model/memory.ts'
import type { Publication } from './model/publication.ts'
import { applySeverities } from './model/severity.ts'
import type { Config } from './model/source.ts'
import type { Template } from './model/template.ts'
import type { World } from './model/world.ts'
import type { Written } from './model/written.ts'
import { readAssets } from './read/index.ts'
import { chooseTemplate } from './template/index.ts'

/** From files to a publication: everything that is the same for every format. */
export async function compose(
  world: World,
  names: readonly FormatName[],
): Promise<Partial<Edited> & { readonly sources: readonly VFile[] }> {
  const { memory = noMemory } = world
  world.progress('read')
  const manuscript = await readManuscript(world)
  if (!manuscript.metadata) return { sources: manuscript.sources }
  const { metadata, config, words, texts, bibliography, sources } = manuscript
  const written = readSections(texts, words, metadata.contents.numbered, memory)

  world.progress('cite')
  const style = await readStyle(manuscript, world)
  const references = await readReferences(bibliography)
  const cited = style && cite({ sections: written, references, style, words, metadata, config })

  world.progress('compose')
  const sections = setSections(placeBibliography(written, cited?.bibliography, words), words)
  checkText({ metadata, words, sections, references, citations: cited?.citations ?? [] })
  const assets = await readAssets(sections, metadata, config, world)
  const publication = { metadata, words, sections, assets }
  const templates = await dress(publication, config, world, names)
  applySeverities(sources, metadata.rules)
  const plain = writtenOf({ ...manuscript, style })
  return { publication, sources, written: plain, ...(templates && { templates }) }
}

export interface Edited {
  /** What the author wrote, for the audit: taken before anything is made of it. */
  readonly written: Written
  readonly publication: Publication
  readonly templates: Templates
}

/** The publication's own template, and those of formats that are set in another. */
type Templates = (name?: FormatName) => Template

async function dress(
  publication: Publication,
  config: Config,
  world: World,
  names: readonly FormatName[],
): Promise<Templates | undefined> {
  const { template: own, formats: given } = publication.metadata
  const wanted = new Map([[own, ['template']]])
  const chosen = new Map(names.map((name) => [name, formats[name].template(given[name]) ?? own]))
  for (const [name, template] of chosen)
    if (!wanted.has(template)) wanted.set(template, ['formats', name, 'template'])
  const characters = charactersOf(publication)
  const read = [...wanted].map(
    async ([name, at]) => [name, await chooseTemplate({ name, at }, config, characters, world)] as const,
  )
  const templates = new Map(
    (await Promise.all(read)).flatMap(([name, template]) => (template ? [[name, template]] : [])),
  )
  if (templates.size < wanted.size) return undefined
  return (name) => {
    const template = templates.get((name && chosen.get(name)) ?? own)
    if (!template) throw new Error(`No template was read for ${name ?? 'the publication'}`)
    return template
  }
}
