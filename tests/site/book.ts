import path from 'node:path'

import { build, type BuildOptions } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { readManuscript } from '../audit/source-place.ts'
import { paintingWorld } from '../epub-publication.ts'
import type { Folder } from './server.ts'

type Text = Readonly<Record<string, string | Uint8Array>>

/** A book with everything in it: parts, notes, citations, verse, tables, a picture, words of other languages. */
export const tollHouse: Text = readManuscript(path.join(import.meta.dirname, '../audit/book'))

/** Build all that goes on the host, with the real browser. */
export async function folderOf(files: Text, options: BuildOptions): Promise<Folder> {
  const world = memoryWorld({ files })
  try {
    return await made(world, options)
  } finally {
    await world.close()
  }
}

/** The web edition and what lies beside it, without a browser: the cover is any picture. */
export const webFolderOf = (files: Text, options: BuildOptions = {}): Promise<Folder> =>
  made({ ...memoryWorld({ files }), browser: paintingWorld().browser }, { formats: ['web'], ...options })

async function made(world: Parameters<typeof build>[0], options: BuildOptions): Promise<Folder> {
  const { artifacts, sources, audit } = await build(world, options)
  const faults = sources.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal).map(String))
  if (faults.length > 0) throw new Error(`The book has errors: ${faults.join('; ')}`)
  const lost = [...(audit?.editions ?? []), ...(audit ? [audit.conformance] : [])].flatMap(({ findings }) =>
    findings.map(({ reason }) => reason),
  )
  if (artifacts.length === 0) throw new Error(`Nothing is proven: ${lost.join('; ')}`)
  return new Map(artifacts.map((file) => [file.path, file.value as Uint8Array]))
}

export const pagesOf = (folder: Folder): string[] =>
  [...folder.keys()].filter((name) => name.endsWith('.html'))

/** The text of a file. @throws where it is not in the folder. */
export function textOf(folder: Folder, name: string): string {
  const value = folder.get(name)
  if (!value) throw new Error(`There is no ${name}`)
  return new TextDecoder().decode(value)
}
