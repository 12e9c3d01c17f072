import { PDFDict, type PDFDocument, PDFHexString, PDFString } from '@cantoo/pdf-lib'

import { isTag, type Kid, name, type Tag, wrap } from './tree.ts'

/** What stands inside of a line. */
const inline = new Set(['Span', 'Link', 'Em', 'Strong', 'Code', 'Lbl', 'Reference', 'BibEntry', 'Formula'])

/** What holds text itself: what only arranges that text is dissolved in it. */
const holdsText = /^(?:P|H\d?|Caption|Span|Em|Strong|Code|Link|Lbl|Reference|BibEntry|Formula)$/

/** What may hold text and blocks alike. */
const holdsBoth = /^(?:LBody|TD|TH|Note|Figure|BlockQuote)$/

/**
 * Give every element a type that ISO 32000-1 knows, and children that its type may have (14.8.4; ISO 14289-1, 7).
 *
 * @param alt The description of a picture that has none.
 */
export function setTypes(document: PDFDocument, tag: Tag, alt: string): void {
  const settle = (parent: Tag, inText: boolean): void => {
    nameByMarks(parent)
    const text = holdsText.test(parent.type) || (inText && isWrapper(parent))
    for (const kid of parent.kids) if (isTag(kid)) settle(kid, text)
    parent.kids = parent.kids.flatMap((kid) => (isTag(kid) ? dissolve(kid, parent, text) : [kid]))
    shape(document, parent, alt)
  }
  settle(tag, false)
}

function nameByMarks(tag: Tag): void {
  const { names, note } = tag.marks
  if (note !== undefined) tag.type = 'Note'
  else if (names.has('toc')) tag.type = 'Sect'
  else if (names.has('toci')) tag.type = 'TOCI'
  else if (names.has('quote')) tag.type = 'BlockQuote'
  else if (names.has('caption')) tag.type = 'Caption'
  // A term and what is said of it are blocks of text.
  else if (/^(?:Aside|Art|Figcaption)$/.test(tag.type)) tag.type = 'Div'
}

/** What a wrapper becomes: nothing inside of a line, a paragraph around text, a section or division around blocks. */
function dissolve(tag: Tag, parent: Tag, inText: boolean): Kid[] {
  if (!isWrapper(tag)) return [tag]
  if (inText) return lost(tag)
  if (tag.kids.length === 0) return []
  if (tag.kids.every((kid) => !isTag(kid) || inline.has(kid.type))) {
    if (holdsBoth.test(parent.type) && parent.kids.length === 1) return lost(tag)
    tag.type = 'P'
    return [tag]
  }
  if (/^(?:Table|TR|L|LI)$/.test(parent.type) || tag.kids.length === 1) return lost(tag)
  tag.type = startsWithHeading(tag) ? 'Sect' : 'Div'
  return [tag]
}

const isWrapper = ({ type }: Tag): boolean => type === 'NonStruct' || type === 'Div'

/** Its language would be lost with it: then it stays, as a span. */
function lost(tag: Tag): Kid[] {
  if (!tag.lang) return tag.kids
  tag.type = 'Span'
  return [tag]
}

function startsWithHeading({ kids: [first] }: Tag): boolean {
  return first !== undefined && isTag(first) && (/^H\d$/.test(first.type) || startsWithHeading(first))
}

function shape(document: PDFDocument, tag: Tag, alt: string): void {
  const tags = tag.kids.filter(isTag)
  if (tag.type === 'L' && tags.some(({ type }) => type === 'TOCI')) tag.type = 'TOC'
  if (tag.type === 'TOCI')
    tag.kids = tag.kids.map((kid) =>
      isTag(kid) && kid.type === 'Link' ? wrap(document, 'Reference', [kid]) : kid,
    )
  if (tag.type === 'LI') shapeItem(document, tag)
  if (tag.type === 'Figure') shapeFigure(tag, tags, alt)
  if (tag.type === 'Table') for (const kid of tags) if (kid.type === 'P') kid.type = 'Caption'
  if (tag.type === 'L')
    tag.kids = tag.kids.map((kid) =>
      isTag(kid) && !/^(?:LI|L|Caption)$/.test(kid.type)
        ? wrap(document, 'LI', [wrap(document, 'LBody', [kid])])
        : kid,
    )
  if (!/^(?:Figure|Table|L)$/.test(tag.type))
    for (const kid of tags) if (kid.type === 'Caption') kid.type = 'P'
}

/** An item is a label and a body (table 336). */
function shapeItem(document: PDFDocument, item: Tag): void {
  const labels = item.kids.filter((kid) => isTag(kid) && kid.type === 'Lbl')
  const rest = item.kids.filter((kid) => !labels.includes(kid))
  if (rest.length === 1 && rest[0] && isTag(rest[0]) && rest[0].type === 'LBody') return
  const isEntry = item.marks.names.has('bib')
  const body = wrap(document, 'LBody', isEntry ? [wrap(document, 'BibEntry', rest)] : rest)
  item.kids = [...labels, body]
}

/** A picture and its caption are one figure; anything else that stands in one is a division. */
function shapeFigure(figure: Tag, tags: readonly Tag[], alt: string): void {
  const inner = tags.filter(({ type }) => type === 'Figure')
  const [only] = inner
  if (only && inner.length === 1 && tags.every(({ type }) => type === 'Figure' || type === 'Caption')) {
    const said = altOf(only)
    if (said) figure.dict.set(name('Alt'), said)
    figure.kids = figure.kids.flatMap((kid) => (kid === only ? only.kids : [kid]))
  } else if (tags.some(({ type }) => type !== 'Caption' && type !== 'Span' && type !== 'Link')) {
    figure.type = 'Div'
    return
  }
  if (!altOf(figure)) figure.dict.set(name('Alt'), PDFHexString.fromText(alt))
}

const altOf = ({ dict }: Tag) =>
  dict instanceof PDFDict ? dict.lookupMaybe(name('Alt'), PDFString, PDFHexString) : undefined

/** No level of headings is left out on the way down (ISO 14289-1, 7.4.2). */
export function levelHeadings(top: Tag): void {
  let last = 0
  const walk = (tag: Tag): void => {
    const level = Number(/^H([1-6])$/.exec(tag.type)?.[1] ?? 0)
    if (level > 0) {
      last = Math.min(level, last + 1)
      tag.type = `H${last}`
    }
    for (const kid of tag.kids) if (isTag(kid)) walk(kid)
  }
  walk(top)
}
