import type { Reference } from '../model/reference.ts'
import type { Checked } from './check.ts'
import { fieldOf, remarkField } from './reference-field.ts'

/** What a page of the web is to CSL. */
const pages = new Set(['webpage', 'post', 'post-weblog'])

/** Laws, judgments and letters are the same wherever they are read. */
const lasting = new Set(
  `bill classic hearing legal_case legislation motion_picture patent personal_communication regulation standard treaty`.split(
    /\s+/,
  ),
)

/** Whoever stands behind a work keeps it: with one of these it does not hang on its address. */
const keepers = [
  'publisher',
  'DOI',
  'container-title',
  'ISBN',
  'ISSN',
  'archive',
  'authority',
  'number',
  'event-title',
]

/**
 * A source that is only on the web and does not say when it was looked at: pages change, and the day tells which
 * one was meant. Copies in web archives have their day in their address.
 */
export function checkAccessDates({ references, sourceOf }: Checked): void {
  for (const reference of references) {
    const url = fieldOf(reference, 'URL')
    if (url === undefined || reference.item['accessed'] !== undefined) continue
    if (!hangsOnAddress(reference) || /web\.archive\.org|archive\.(?:today|ph|is)|perma\.cc/.test(url))
      continue
    const reason = `\`${reference.id}\` does not say when the page was looked at`
    remarkField(reference, 'URL', sourceOf(reference.file), 'reference-accessed', reason)
  }
}

function hangsOnAddress(reference: Reference): boolean {
  const { type } = reference.item
  if (pages.has(type)) return true
  return !lasting.has(type) && keepers.every((field) => fieldOf(reference, field) === undefined)
}
