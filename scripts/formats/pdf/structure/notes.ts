import { PDFHexString, type PDFDocument } from '@cantoo/pdf-lib'

import { targetOf } from './links.ts'
import { isTag, type Kid, name, type Tag } from './tree.ts'

/**
 * Read notes where they are called: each comes behind the block that holds its first call, and has a name of its
 * own (ISO 14289-1, 7.9).
 */
export function placeNotes(document: PDFDocument, top: Tag): void {
  const notes = new Map<string, Tag>()
  takeNotes(document, top, notes)
  const place = (tag: Tag): void => {
    tag.kids = tag.kids.flatMap((kid): Kid[] => {
      if (!isTag(kid)) return [kid]
      if (/^(?:Document|Part|Sect|Div)$/.test(kid.type)) {
        place(kid)
        return [kid]
      }
      return [kid, ...calledIn(document, kid, notes)]
    })
  }
  place(top)
  // A note that nothing calls, or whose call could not be found, is read at the end.
  top.kids.push(...notes.values())
}

function takeNotes(document: PDFDocument, tag: Tag, notes: Map<string, Tag>): void {
  tag.kids = tag.kids.filter((kid) => {
    if (!isTag(kid)) return true
    if (kid.type !== 'Note') {
      takeNotes(document, kid, notes)
      return true
    }
    kid.dict.set(name('ID'), PDFHexString.fromText(`note-${kid.marks.note ?? notes.size}`))
    notes.set(keyOf(document, kid) ?? `note ${notes.size}`, kid)
    return false
  })
}

/** `fnref-one-2` leads back from the note `one-2`. */
function keyOf(document: PDFDocument, note: Tag): string | undefined {
  for (const link of linksIn(note)) {
    const id = targetOf(document, link)
    if (id?.startsWith('fnref-')) return id.slice('fnref-'.length)
  }
  return undefined
}

function* calledIn(document: PDFDocument, tag: Tag, notes: Map<string, Tag>): Generator<Tag> {
  for (const link of linksIn(tag)) {
    const id = targetOf(document, link)
    const key = id?.startsWith('fn-') ? id.slice('fn-'.length) : undefined
    const note = key === undefined ? undefined : notes.get(key)
    if (!note || key === undefined) continue
    notes.delete(key)
    yield note
    yield* calledIn(document, note, notes)
  }
}

function* linksIn(tag: Tag): Generator<Tag> {
  if (tag.type === 'Link') yield tag
  for (const kid of tag.kids) if (isTag(kid)) yield* linksIn(kid)
}
