import { VFile } from 'vfile'

import { downloadPage, editionName, readDownloadDesign } from './download/index.ts'
import { hostFiles } from './formats/index.ts'
import { publicationDate, slugOf } from './metadata/index.ts'
import type { Artifact } from './model/format.ts'
import type { Publication } from './model/publication.ts'
import type { Template } from './model/template.ts'
import type { World } from './model/world.ts'
import { catalogueOf, headOf, jsonLd, records } from './records/index.ts'

/**
 * What makes a folder of files a publisher: the page to download from, records for programs, and word to the host.
 *
 * @param made All that stands in the folder but these.
 */
export async function distribute(
  made: readonly Artifact[],
  publication: Publication,
  template: Template,
  world: World,
): Promise<Artifact[]> {
  const { metadata } = publication
  const design = await readDownloadDesign(metadata.lang, world)
  const catalogue = catalogueOf(publication, made, {
    slug: slugOf(metadata),
    date: publicationDate(metadata, world.now),
    nameOf: (file) => editionName(file, design.words),
  })
  const kept = records(catalogue)
  const page = downloadPage(catalogue, design, template, [...made, ...kept], {
    head: headOf(catalogue),
    jsonLd: jsonLd(catalogue),
  })
  const index = new VFile({ path: 'index.html', value: new TextEncoder().encode(page) })
  return [index, ...kept, ...(await hostFiles(catalogue, world))]
}
