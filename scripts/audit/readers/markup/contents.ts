import type { Facts } from '../../../model/reading.ts'
import type { Addresses } from './walk.ts'
import type { MarkupEvents, Place } from './events.ts'
import { termsOf } from './vocabulary.ts'

export interface Entry {
  title: string
  readonly level: number
  readonly target?: string
  /** The document that lists it. */
  readonly file: string
  readonly place: Place
}

/** The links of a document's own table of contents, and of its landmarks those that name a kind. */
export interface Contents {
  readonly entries: Entry[]
  readonly landmarks: { readonly type: string; readonly target: string }[]
}

/** Read them from `nav` (EPUB 3.3, section 7) or, in HTML by any tool, from what has their names. */
export function contentsInto(
  contents: Contents,
  { file, resolve }: Pick<Addresses, 'file' | 'resolve'>,
): MarkupEvents {
  const stack: {
    readonly isList: boolean
    readonly kind: 'toc' | 'landmarks' | undefined
    readonly entry?: Entry
  }[] = []
  let level = 0
  return {
    open: (name, attributes, place) => {
      const { types } = termsOf(attributes)
      const parent = stack.at(-1)
      const isList = name === 'ol' || name === 'ul'
      if (isList) level++
      let kind = parent?.kind
      if (name === 'nav' || attributes['id'] === 'TOC') {
        const isContents = types.has('toc') || attributes['id']?.toLowerCase() === 'toc'
        kind = isContents ? 'toc' : types.has('landmarks') ? 'landmarks' : undefined
        level = 0
      }
      const { href } = attributes
      const isEntry = kind === 'toc' && level > 0 && (name === 'a' || name === 'span') && !parent?.entry
      const target = href === undefined ? {} : { target: resolve(href) }
      const entry: Entry | undefined = isEntry ? { title: '', level, file, place, ...target } : parent?.entry
      if (isEntry && entry) contents.entries.push(entry)
      if (kind === 'landmarks' && href !== undefined)
        for (const type of types) contents.landmarks.push({ type, target: resolve(href) })
      stack.push({ isList, kind, ...(entry && !isList && { entry }) })
    },
    text: (value) => {
      const entry = stack.at(-1)?.entry
      if (entry) entry.title += value
    },
    close: () => {
      if (stack.pop()?.isList) level--
    },
  }
}

/** As the facts of a reading have them. */
export const contentsFacts = (entries: readonly Entry[]): Facts['contents'] =>
  entries.map(({ title, level, target, file, place }) => ({
    title: title.trim().replaceAll(/\s+/g, ' '),
    level,
    place: { file, ...place },
    ...(target !== undefined && { target }),
  }))
