import type { Finding } from '../../model/conformance.ts'
import type { Spot } from '../../model/reading.ts'

/** The words between the parts of a place, each with `{n}`. */
export interface PlaceWords {
  readonly page: string
  /** Where the page's printed number is another than its place in the file. */
  readonly filePage: string
  readonly line: string
}

export const english: PlaceWords = { page: 'page {n}', filePage: 'page {n} of the file', line: 'line {n}' }

/** `page iv, page 6 of the file`, `OEBPS/one.xhtml, line 12`; empty where nothing is known but the edition. */
export function placeText(
  { file, line, page, label, side }: Spot,
  edition: string,
  words: PlaceWords = english,
): string {
  const say = (text: string, n: number | string | undefined): string | undefined =>
    n === undefined ? undefined : text.replace('{n}', () => String(n))
  const hasLabel = label !== undefined && label !== String(page)
  return [
    file === edition ? '' : file,
    say(words.page, label ?? page),
    hasLabel ? say(words.filePage, page) : undefined,
    side,
    say(words.line, line),
  ]
    .filter(Boolean)
    .join(', ')
}

/** The place that a judge names. */
export const spotOf = ({ part = '', line, page }: Finding): Spot => ({
  file: part,
  ...(line !== undefined && { line }),
  ...(page !== undefined && { page }),
})
