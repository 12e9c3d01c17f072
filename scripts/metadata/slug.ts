import type { Metadata } from '../model/metadata.ts'
import { asciiSlug } from '../model/slug.ts'

/** The start of every edition's file name: `id`, else the title in ASCII, else `publication`. */
export function slugOf(metadata: Pick<Metadata, 'title' | 'id'>): string {
  return metadata.id ?? (asciiSlug(metadata.title) || 'publication')
}
