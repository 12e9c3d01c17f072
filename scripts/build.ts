import type { VFile } from 'vfile'

import { checkStyle, cite, loadStyle, readReferences } from './cite/index.ts'
import { type FormatName, formatNames, formats, optionsOf } from './formats/index.ts'
import { setSections } from './hast/index.ts'
import { placeBibliography, readSections } from './mdast/index.ts'
import { configOf, languageDirection, parseMetadata, publicationDate, slugOf } from './metadata/index.ts'
import { charactersOf } from './model/characters.ts'
import { hasErrors } from './model/diagnose.ts'
import type { Artifact } from './model/format.ts'
import type { Publication } from './model/publication.ts'
import type { Template } from './model/template.ts'
import type { World } from './model/world.ts'
import { readAssets, readBibliography, readConfig, readSources } from './read/index.ts'
import { chooseTemplate, chooseWords } from './template/index.ts'

export interface BuildOptions {
  /** All of them by default. */
  readonly formats?: readonly FormatName[]
  /** Make the editions although the text has errors. */
  readonly draft?: boolean
}

/** A build: the files that were read, with what is wrong in them, and the files that were made. */
export interface Book {
  readonly sources: readonly VFile[]
  readonly artifacts: readonly Artifact[]
  readonly publication?: Publication
}

/** The recipe: one manuscript goes in, a folder of editions comes out. */
export async function build(
  world: World,
  { formats: names = formatNames, draft = false }: BuildOptions = {},
): Promise<Book> {
  // The browser takes as long to start as the text to read. Whoever prints with it hears of its failure.
  if (names.length > 0) world.browser().catch(() => {})
  const { publication, template, sources } = await compose(world)
  if (!publication || !template || (hasErrors(sources) && !draft)) return { sources, artifacts: [] }
  return { sources, publication, artifacts: await render(publication, template, world, names) }
}

/** From files to a publication: everything that is the same for every format. */
async function compose(world: World): Promise<Partial<Edited> & Pick<Book, 'sources'>> {
  world.progress('read')
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
  const written = readSections(texts, words, metadata.contents.numbered)

  world.progress('cite')
  // Engines take up to two seconds to build: only where something is cited.
  const isCiting = bibliography.length > 0 || texts.some((text) => String(text.file).includes('@'))
  const style = isCiting ? await loadStyle(metadata.csl, metadata.lang, world, config) : undefined
  if (!isCiting) await checkStyle(metadata.csl, world, config)
  const references = await readReferences(bibliography)
  const cited = style && cite({ sections: written, references, style, words, metadata, config })

  world.progress('compose')
  const sections = setSections(placeBibliography(written, cited?.bibliography, words), words)
  const assets = await readAssets(sections, metadata, config, world)
  const publication = { metadata, words, sections, assets }
  const template = await chooseTemplate(metadata, config, charactersOf(publication), world)
  return { publication, sources, ...(template && { template }) }
}

interface Edited {
  readonly publication: Publication
  readonly template: Template
}

/** Every format at once; each gets trees of its own, since it may change them. */
async function render(
  publication: Publication,
  template: Template,
  world: World,
  names: readonly FormatName[],
): Promise<Artifact[]> {
  const { metadata } = publication
  const shared = { template, slug: slugOf(metadata), date: publicationDate(metadata, world.now) }
  world.progress(names.join(', '))
  const made = names.map(async (name) => {
    const copies = publication.sections.map((section) => ({
      ...section,
      tree: structuredClone(section.tree),
    }))
    const edition = { ...shared, publication: { ...publication, sections: copies } }
    return formats[name].make(edition, metadata.formats[name], world)
  })
  return (await Promise.all(made)).flat()
}
