import type { Nodes } from 'hast'

import type { Publication } from './publication.ts'

/** Every character that the publication may print, in any order: fonts are chosen by it. */
export function charactersOf({
  metadata,
  words,
  sections,
}: Pick<Publication, 'metadata' | 'words' | 'sections'>): string {
  const characters = new Set(JSON.stringify([metadata, words]))
  const collect = (node: Nodes): void => {
    if (node.type === 'text') for (const character of node.value) characters.add(character)
    else if ('children' in node) for (const child of node.children) collect(child)
  }
  for (const { tree } of sections) collect(tree)
  return [...characters].join('')
}
