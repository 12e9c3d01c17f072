import { type PDFDict, type PDFDocument, PDFName, type PDFRef } from '@cantoo/pdf-lib'

import type { Marks } from './marks.ts'

/** A name by its text. pdf-lib decodes it anew each time, which takes seconds in a long book. */
export function name(text: string): PDFName {
  const known = names.get(text) ?? PDFName.of(text)
  names.set(text, known)
  return known
}

/** The text of a name. */
export function textOf(given: PDFName): string {
  const known = texts.get(given) ?? given.decodeText()
  texts.set(given, known)
  return known
}

const names = new Map<string, PDFName>()
const texts = new Map<PDFName, string>()

/** A structure element while it is changed (ISO 32000-1, 14.7.2). */
export interface Tag {
  /** `P`, `H1`, `Link`, … */
  type: string
  kids: Kid[]
  lang?: string
  readonly marks: Marks
  readonly dict: PDFDict
  readonly ref: PDFRef
}

/** Part of a page's content. */
export interface Content {
  readonly page: PDFRef
  readonly mcid: number
}

/** An annotation. */
export interface Annotation {
  readonly object: PDFRef
}

export type Kid = Tag | Content | Annotation

export const isTag = (kid: Kid): kid is Tag => 'type' in kid
export const isContent = (kid: Kid): kid is Content => 'mcid' in kid
export const isAnnotation = (kid: Kid): kid is Annotation => 'object' in kid

/** The element and all below it, in their order. */
export function* tagsIn(top: Tag): Generator<Tag> {
  // Generators in generators would take seconds in a long book.
  const waiting = [top]
  for (let tag = waiting.pop(); tag; tag = waiting.pop()) {
    yield tag
    const { kids } = tag
    for (let index = kids.length - 1; index >= 0; index -= 1) {
      const kid = kids[index]
      if (kid && isTag(kid)) waiting.push(kid)
    }
  }
}

/** Make an element that the browser did not make. */
export function newTag(document: PDFDocument, type: string, kids: Kid[]): Tag {
  const dict = document.context.obj({ Type: 'StructElem' }) as PDFDict
  return { type, kids, marks: { names: new Set() }, dict, ref: document.context.register(dict) }
}
