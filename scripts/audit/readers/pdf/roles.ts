import type { PieceKind } from '../../../model/reading.ts'

/** What an element of the structure tree is to a reader, by its own name or that which it stands for. */
const kinds: Readonly<Record<string, PieceKind>> = {
  Part: 'section',
  Art: 'section',
  Sect: 'section',
  P: 'paragraph',
  BlockQuote: 'quote',
  L: 'list',
  LI: 'item',
  Table: 'table',
  TR: 'row',
  TH: 'cell',
  TD: 'cell',
  Figure: 'figure',
  Caption: 'caption',
  Note: 'note',
  FENote: 'note',
  BibEntry: 'work',
  Link: 'link',
  TOC: 'furniture',
  // Numbers and bullets, which other editions draw.
  Lbl: 'furniture',
  Em: 'emphasis',
  Strong: 'strong',
}

/** Their text runs on into that around them (ISO 32000-1, 14.8.4.4). */
const inline = new Set([
  'Span',
  'Em',
  'Strong',
  'Link',
  'Reference',
  'Quote',
  'Annot',
  'NonStruct',
  'Private',
  'Formula',
  'Ruby',
  'RB',
  'RT',
  'RP',
  'Sub',
  'Figure',
])

/** Blocks that hold lines of text: what stands in them is part of these. */
export const isTextBlock = (role: string): boolean => /^(?:P|H\d*|Caption|Title)$/.test(role)

export const isHeading = (role: string): boolean => /^(?:H\d*|Title)$/.test(role)

/** @param isInText The element stands in a block of text. */
export function isBlock(role: string, isInText: boolean): boolean {
  return role === 'Code' ? !isInText : !inline.has(role)
}

export function kindOf(name: string, role: string, isInText: boolean): PieceKind | undefined {
  if (isHeading(role)) return 'heading'
  if (role === 'Code') return isInText ? undefined : 'code'
  // `Em` often stands for `Span`, which says less.
  return kinds[name] ?? kinds[role]
}
