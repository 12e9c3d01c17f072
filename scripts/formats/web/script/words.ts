import type { Counted } from '../../../model/say.ts'

/** The words of the page's own controls, in the language of the text. */
export interface PageWords {
  readonly lang: string
  readonly search: string
  readonly searchFor: string
  readonly found: Counted
  readonly nothing: string
  readonly close: string
  readonly goOn: string
  readonly here: string
}

export function readWords(): PageWords | undefined {
  const text = document.getElementById('main.words')?.textContent
  return text ? (JSON.parse(text) as PageWords) : undefined
}

/** An element with what it holds. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties)
  element.append(...children)
  return element
}
