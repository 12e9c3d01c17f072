import { type PDFDocument, PDFHexString, PDFString } from '@cantoo/pdf-lib'

import { isTag, name, newTag, type Tag, tagsIn } from './tree.ts'

/** An item is a label and a body (ISO 32000-1, table 336); that of a bibliography is an entry (table 338). */
export function shapeItem(document: PDFDocument, item: Tag): void {
  const isLabel = (kid: Tag['kids'][number]): boolean => isTag(kid) && kid.type === 'Lbl'
  const labels = item.kids.filter(isLabel)
  const rest = item.kids.filter((kid) => !isLabel(kid))
  const [only] = rest
  if (rest.length === 0 || (rest.length === 1 && only && isTag(only) && only.type === 'LBody')) return
  const isEntry = item.marks.names.has('bib')
  const body = newTag(document, 'LBody', isEntry ? [newTag(document, 'BibEntry', rest)] : rest)
  item.kids = [...labels.slice(0, 1), body]
  // The other parts of a divided item have labels of their own only where the browser numbered them again.
  if (labels.length > 1) body.kids = [...labels.slice(1), ...body.kids].filter((kid) => !isLabel(kid))
}

/** A ruby is a base and what is said of it (table 340). */
export function shapeRuby(document: PDFDocument, ruby: Tag): void {
  ruby.kids = ruby.kids.map((kid) =>
    isTag(kid) && kid.type !== 'Span' ? kid : newTag(document, 'RB', [kid]),
  )
}

/** A table has one caption, first or last (table 337). */
export function shapeTable(table: Tag): void {
  const captions = table.kids.filter((kid) => isTag(kid) && kid.type === 'Caption')
  const [caption, ...more] = captions.filter(isTag)
  if (!caption) return
  for (const { kids } of more) caption.kids.push(...kids)
  table.kids = [caption, ...table.kids.filter((kid) => !captions.includes(kid))]
}

/**
 * A picture and its caption are one figure, and have one description (ISO 14289-1, 7.3). Anything else that stands in
 * a figure makes it a division; a table takes its caption.
 */
export function shapeFigure(figure: Tag, alt: string): void {
  const tags = figure.kids.filter(isTag)
  const pictures = tags.filter(({ type }) => type === 'Figure')
  const [only] = pictures
  const caption = tags.find(({ type }) => type === 'Caption')
  if (only && pictures.length === 1 && tags.every((tag) => tag === only || tag === caption)) {
    const said = altOf(only)
    if (said) figure.dict.set(name('Alt'), said)
    figure.kids = figure.kids.flatMap((kid) => (kid === only ? only.kids : [kid]))
  } else if (tags.some((tag) => tag !== caption && !isInline(tag))) {
    figure.type = 'Div'
    const table = tags.find(({ type }) => type === 'Table')
    if (!table || !caption || tags.length !== 2) return
    figure.kids = [table]
    table.kids.unshift(caption)
    return
  }
  if (!altOf(figure)) figure.dict.set(name('Alt'), PDFHexString.fromText(alt))
}

/** Words and links that are drawn in a figure belong to it, but a picture among them is one of its own. */
const isInline = (tag: Tag): boolean =>
  /^(?:Span|Link)$/.test(tag.type) && ![...tagsIn(tag)].some(({ type }) => type === 'Figure')

const altOf = ({ dict }: Tag): PDFString | PDFHexString | undefined =>
  dict.lookupMaybe(name('Alt'), PDFString, PDFHexString)
