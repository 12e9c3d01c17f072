import { PDFArray, PDFBool, PDFDict, PDFName } from '@cantoo/pdf-lib'

import { type Element, type Tagged, textIn } from './file.ts'

/** One condition of ISO 14289-1, by its clause and the Matterhorn Protocol's number. */
export interface Rule {
  readonly clause: string
  readonly says: string
  /** What is wrong; nothing where it holds. */
  readonly faults: (file: Tagged) => readonly string[]
}

export const key = (text: string): PDFName => PDFName.of(text)
export const rule = (clause: string, says: string, faults: Rule['faults']): Rule => ({ clause, says, faults })
export const when = (isFault: boolean, fault: string): string[] => (isFault ? [fault] : [])
export const flag = (dict: PDFDict | undefined, name: string): boolean =>
  dict?.lookup(key(name)) instanceof PDFBool && dict.lookup(key(name)) === PDFBool.True
export const dictIn = (dict: PDFDict, name: string): PDFDict | undefined => {
  const value = dict.lookup(key(name))
  return value instanceof PDFDict ? value : undefined
}
export const pagesOf = ({ document }: Tagged) => [...document.getPages().entries()]
export const annotationsOf = ({ document }: Tagged): PDFDict[] =>
  document.getPages().flatMap((page) => {
    const list = page.node.lookup(key('Annots'))
    return list instanceof PDFArray ? list.asArray().map((ref) => document.context.lookup(ref, PDFDict)) : []
  })
export const fontsOf = ({ document }: Tagged): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && textIn(object, 'Type') === 'Font' ? [object] : []))
export const kids = (file: Tagged, type: RegExp, allowed: RegExp): string[] =>
  file.elements
    .filter(({ role }) => type.test(role))
    .flatMap((element) =>
      element.children
        .filter((child) => !allowed.test(child.role))
        .map((child) => `${element.role} > ${child.role}`),
    )
export const parents = (file: Tagged, type: RegExp, allowed: RegExp): string[] =>
  file.elements
    .filter(({ role, parent }) => type.test(role) && !allowed.test(parent?.role ?? ''))
    .map(({ role, parent }) => `${parent?.role} > ${role}`)
export const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/
export const lacks = (element: Element, ...names: readonly string[]): boolean =>
  names.every((name) => !textIn(element.dict, name))
