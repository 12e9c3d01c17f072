/**
 * What the browser measures and what it is told to make of it: the text in one long column (the galley, as
 * printers called it), cut into boxes that no page may divide, and the pages that the boxes are to stand on.
 *
 * All lengths are CSS pixels, 1/96 inch. Indices count from 0.
 */
export interface Galley {
  /** One for each child of `#_galley`, in their order. */
  readonly strips: readonly Strip[]
  /** One for each child of `#_notes`, in their order: that of their first calls. */
  readonly notes: readonly Note[]
  /** Elements with `data-page-of`, in the order of the text. */
  readonly slots: readonly Slot[]
  /** Every id with the box that it stands in; an id in a note, with the box of the note's call. */
  readonly ids: readonly (readonly [id: string, strip: number, box: number])[]
  /** What did not fit the page and was made to, for the author to hear of. */
  readonly squeezed: readonly Squeeze[]
}

/** One section (or title page, cover …) from top to bottom. It begins a page of its own. */
export interface Strip {
  readonly boxes: readonly Box[]
}

/** What no page divides: a line, a row of a table, a picture. */
export interface Box {
  /**
   * From the top of the galley. The paddings and borders of blocks that begin or end here belong to the box, margins
   * do not: so a page from box i to box j is `boxes[j].bottom - boxes[i].top` high, and the margin above its first
   * box is dropped. Margins lie between the boxes.
   */
  readonly top: number
  readonly bottom: number
  /** Which block of the strip (paragraph, heading, table …) it is a part of. Rises by one from block to block. */
  readonly block: number
  /** Its number in the block, and how many the block has: lines of a paragraph, rows of a table. */
  readonly index: number
  readonly count: number
  /** No page ends behind it: a heading, the label before a list. */
  readonly keep?: true
  /** The line ends in a hyphen. */
  readonly hyphen?: true
  /** Height to add where a page begins here: the head of a long table, which is repeated. */
  readonly repeat?: number
  /** Notes that are called for the first time in it, in order. */
  readonly notes?: readonly number[]
}

/** A note, as high as at the foot of a page of the same measure. */
export interface Note {
  /** Its lines, from the top of the note, as above. */
  readonly boxes: readonly Pick<Box, 'top' | 'bottom'>[]
}

/** A place that shows the number of the page on which another one stands. */
export interface Slot {
  /** The id whose page it names. */
  readonly target: string
  /** Where the slot itself stands; a slot in a note has no box. */
  readonly strip: number
  readonly box: number
  /** What is written: `, p. {n}`. */
  readonly form: string
  /** Stays empty where the page is that of the slot itself, or the same as in the slot before. */
  readonly unless?: 'here' | 'before'
}

/** An element that is wider or higher than the page, and what became of it. */
export interface Squeeze {
  /** Which strip it stands in. */
  readonly strip: number
  readonly kind: 'table' | 'picture' | 'formula'
  /** The first words, or the description of a picture. */
  readonly text: string
  /** How small it was made: 0.8 is four fifths. */
  readonly scale: number
}

/** One page as the browser is to make it. */
export interface PageOrder {
  /** Undefined for a blank page. */
  readonly strip?: number
  /** Boxes from `from` up to, not including, `to`. */
  readonly from: number
  readonly to: number
  /** Notes at its foot, whole or in part. */
  readonly notes: readonly NotePart[]
  /** Left pages are versos; the sides change places in a book that is read from right to left. */
  readonly side: 'left' | 'right'
  /** The page's own class: `cover`, `plain`, `blank`. */
  readonly style?: string
  readonly head?: string
  readonly folio?: string
}

/** The boxes `from` to `to` of a note. Where `from` is not 0, the rest of one that the page before began. */
export interface NotePart {
  readonly note: number
  readonly from: number
  readonly to: number
}

/** Where things stand once the pages are made. */
export interface Places {
  /** Every id, by the page it is on (from 0, in the order of the orders) and its distance from the page's top. */
  readonly ids: readonly (readonly [id: string, page: number, top: number])[]
  /** For each page how many letters and digits of the text stand on it, without notes and what only pages have. */
  readonly letters: readonly number[]
  /** Pages whose text runs over their measure or into their notes: always empty, or there is a fault to find. */
  readonly overfull: readonly { readonly page: number; readonly by: number }[]
}
