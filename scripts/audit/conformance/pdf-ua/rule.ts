import type { Element, Tagged } from './file.ts'

/** What is wrong, and on which page, from 1, where one can say so. */
export interface Fault {
  readonly clause: string
  readonly message: string
  readonly page?: number
}

type Found = string | { readonly what: string; readonly page: number }

/** One condition that a program can judge. */
export interface Rule {
  /** Clause of ISO 14289-1 and the number of the condition in it, as veraPDF counts them; others by their standard. */
  readonly clause: string
  readonly says: string
  readonly faults: (file: Tagged) => Fault[]
}

export function rule(clause: string, says: string, find: (file: Tagged) => readonly Found[]): Rule {
  const fault = (found: Found): Fault => {
    if (typeof found === 'string') return { clause, message: `${says}: ${found}` }
    return { clause, message: `${says}: ${found.what}`, page: found.page + 1 }
  }
  return { clause, says, faults: (file) => find(file).map(fault) }
}

export const when = (isFault: boolean, fault: string): string[] => (isFault ? [fault] : [])

/** Elements of a type, by its role, that something is wrong with. */
export const elements =
  (type: RegExp, isWrong: (element: Element, file: Tagged) => boolean) =>
  (file: Tagged): Found[] =>
    file.elements.filter((element) => type.test(element.role) && isWrong(element, file)).map(placed)

/** An element by its type, with the page that it stands on. */
export function placed(element: Element): Found {
  const page = pageOf(element)
  return page === undefined ? element.role : { what: element.role, page }
}

function pageOf({ content, children }: Element): number | undefined {
  const own = content[0]?.page
  return own ?? children.map(pageOf).find((page) => page !== undefined)
}
