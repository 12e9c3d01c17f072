import type { PDFDocument } from '@cantoo/pdf-lib'

import { isTag, type Kid, newTag, type Tag } from './tree.ts'

/** What stands inside of a line. */
const inline = /^(?:Span|Link|Em|Strong|Code|Reference|BibEntry|Formula|Quote|Ruby|Form)$/

/** What holds text itself: what only arranges that text is dissolved in it. */
export const holdsText =
  /^(?:P|H\d?|Caption|Span|Em|Strong|Code|Link|Lbl|Reference|BibEntry|Formula|Quote|Ruby|R[BTP]|Form)$/

/** What may hold a line of text as well as blocks. */
const holdsBoth = /^(?:LI|LBody|TD|TH|Figure|TOCI)$/

/** What the standard names the children of, so that nothing else may stand between. */
const holdsKnown = /^(?:Table|TR|L|LI|TOC)$/

export const isWrapper = ({ type }: Tag): boolean => type === 'NonStruct' || type === 'Div'

const isLine = (kid: Kid): boolean => !isTag(kid) || inline.test(kid.type)

/** What the browser makes of a piece of text, or an element that stands in a line for certain. */
export const isWords = (kid: Kid): boolean =>
  isLine(kid) || (isTag(kid) && kid.type === 'NonStruct' && kid.kids.some((each) => !isTag(each)))

/**
 * What a wrapper becomes: nothing inside of a line, a paragraph around text, a section or a division around blocks.
 *
 * @param among Where it stands: in something that holds text; in or beside words; among blocks.
 */
export function dissolve(
  document: PDFDocument,
  tag: Tag,
  parent: Tag,
  among: 'text' | 'line' | 'blocks',
): Kid[] {
  if (!isWrapper(tag)) return [tag]
  if (tag.kids.length === 0) return []
  if (among === 'text') return inLine(document, tag)
  // Words beside the rows are left over from a head that is repeated, and hidden: no text of the author's.
  if (/^(?:Table|TR)$/.test(parent.type) && !tag.kids.some(isPartOfTable)) return []
  if (tag.kids.every(isLine)) {
    // Whether it is a block or stands in a line is told by its neighbours alone.
    if (among === 'line') return inLine(document, tag)
    tag.type = 'P'
    return [tag]
  }
  const [only] = tag.kids
  if (holdsKnown.test(parent.type) || (tag.kids.length === 1 && only && isTag(only))) return lent(tag)
  tag.type = startsWithHeading(tag) ? 'Sect' : 'Div'
  return [tag]
}

const isPartOfTable = (kid: Kid): boolean => isTag(kid) && /^T[RHD]$/.test(kid.type)

/** Its language would be lost with it: then it stays, as a span. */
function inLine(document: PDFDocument, { kids, lang }: Tag): Kid[] {
  if (!lang) return kids
  const span = newTag(document, 'Span', kids)
  span.lang = lang
  return [span]
}

/** Blocks take on the language of what held them. */
function lent({ kids, lang }: Tag): Kid[] {
  for (const kid of kids) if (lang && isTag(kid)) kid.lang ??= lang
  return kids
}

function startsWithHeading({ kids: [first] }: Tag): boolean {
  return first !== undefined && isTag(first) && (/^H\d$/.test(first.type) || startsWithHeading(first))
}

/** Text that stands among blocks is a paragraph, as far as it goes. */
export function groupLines(document: PDFDocument, parent: Tag): void {
  if (/^(?:Table|TR|L|TOCI?|Figure)$/.test(parent.type)) return
  const isAlone = parent.kids.every((kid) => isLine(kid) || isLabel(kid))
  // A wrapper's own turn comes when it is dissolved.
  if (isAlone && (holdsBoth.test(parent.type) || isWrapper(parent))) return
  const grouped: Kid[] = []
  let paragraph: Tag | undefined
  for (const kid of parent.kids) {
    if (!isLine(kid)) {
      paragraph = undefined
      grouped.push(kid)
    } else if (paragraph) paragraph.kids.push(kid)
    else {
      paragraph = newTag(document, 'P', [kid])
      grouped.push(paragraph)
    }
  }
  parent.kids = grouped
}

const isLabel = (kid: Kid): boolean => isTag(kid) && kid.type === 'Lbl'
