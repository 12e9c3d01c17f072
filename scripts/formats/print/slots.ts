/** Pages in the order of reading, from 1; undefined is a blank one. */
export type Slots = readonly (number | undefined)[]

/**
 * Add the blank pages that fill whole sheets.
 *
 * They go to the end. With a cover they go before the last page, so that the back cover stays at the back.
 *
 * @param multiple The count of slots is the next multiple of it.
 */
export function fillSheets(pages: number, multiple: number, cover: boolean): Slots {
  const count = Math.ceil(pages / multiple) * multiple
  const body = cover && pages > 1 ? pages - 1 : pages
  return Array.from({ length: count }, (_, index) => {
    if (index < body) return index + 1
    return body < pages && index === count - 1 ? pages : undefined
  })
}
