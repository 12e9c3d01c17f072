import { PDFHexString, type PDFDocument } from '@cantoo/pdf-lib'

import { targetOf } from './links.ts'
import { isTag, type Kid, name, type Tag, tagsIn } from './tree.ts'

/**
 * Read notes where they are called: each comes behind the block that holds its first call, and has a name of its
 * own (ISO 14289-1, 7.9). A note that nothing calls is read at the end.
 */
export function placeNotes(document: PDFDocument, top: Tag): void {
  const notes = new Map<string, Tag>()
  takeNotes(document, top, notes)
  const place = (tag: Tag): void => {
    tag.kids = tag.kids.flatMap((kid): Kid[] => {
      if (!isTag(kid)) return [kid]
      if (!/^(?:Document|Part|Sect|Div)$/.test(kid.type)) return [kid, ...calledIn(document, kid, notes)]
      place(kid)
      return [kid]
    })
  }
  place(top)
  top.kids.push(...notes.values())
}

function takeNotes(document: PDFDocument, tag: Tag, notes: Map<string, Tag>): void {
  tag.kids = tag.kids.filter((kid) => {
    if (!isTag(kid)) return true
    takeNotes(document, kid, notes)
    if (kid.type !== 'Note') return true
    const number = notes.size + 1
    kid.dict.set(name('ID'), PDFHexString.fromText(`note-${number}`))
    notes.set(keyOf(document, kid) ?? ` ${number}`, kid)
    return false
  })
}

/** `fnref-one-2` leads back from the note `one-2`. */
function keyOf(document: PDFDocument, note: Tag): string | undefined {
  for (const tag of tagsIn(note)) {
    const id = targetOf(document, tag)
    if (id?.startsWith('fnref-')) return id.slice('fnref-'.length)
  }
  return undefined
}

function calledIn(document: PDFDocument, tag: Tag, notes: Map<string, Tag>): Tag[] {
  return [...tagsIn(tag)].flatMap((link) => {
    const id = targetOf(document, link)
    const key = id?.startsWith('fn-') ? id.slice('fn-'.length) : ''
    const note = notes.get(key)
    notes.delete(key)
    return note ? [note, ...calledIn(document, note, notes)] : []
  })
}
