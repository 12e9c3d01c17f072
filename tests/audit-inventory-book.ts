import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { writtenOf } from '../scripts/audit/index.ts'
import { takeInventory } from '../scripts/audit/inventory/index.ts'
import { loadStyle } from '../scripts/cite/index.ts'
import { formats, optionsOf } from '../scripts/formats/index.ts'
import { configOf, parseMetadata } from '../scripts/metadata/index.ts'
import type { Reading } from '../scripts/model/reading.ts'
import type { World } from '../scripts/model/world.ts'
import type { Written } from '../scripts/model/written.ts'
import { readBibliography, readConfig, readSources } from '../scripts/read/index.ts'
import { chooseWords } from '../scripts/template/index.ts'

const made = new Set(['out.html', 'report.txt'])
const configured = 'title: A Case\nlang: en-GB\nauthors: A. Writer\n'

/** The files of a case: a folder with one file, `in.md`, is a manuscript of one chapter. */
export function caseFiles(folder: string): Record<string, Uint8Array | string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !made.has(name))
  const files = Object.fromEntries(
    names.map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]),
  )
  return names.includes('in.md') ? { 'publication.yaml': configured, ...files } : files
}

/** A manuscript as the program reads it from its folder; none where publication.yaml can't be read. */
export async function readManuscript(world: World): Promise<Written | undefined> {
  const file = await readConfig(world)
  const metadata = parseMetadata(file, optionsOf(formats))
  if (!metadata) return undefined
  const config = configOf(file)
  return writtenOf({
    texts: await readSources(metadata, config, world),
    bibliography: await readBibliography(metadata, config, world),
    metadata,
    words: await chooseWords(metadata, config, world),
    config,
    style: await loadStyle(metadata.csl, metadata.lang, world, config),
  })
}

export async function inventoryOf(world: World): Promise<Reading | undefined> {
  const manuscript = await readManuscript(world)
  return manuscript && takeInventory(manuscript.sources, manuscript.facts)
}
