import { ImpositionError } from './plan.ts'

/** Pages of a file in the order in which they are to be bound, from 1; undefined is a blank one. */
export type PageChoice = readonly (number | undefined)[]

/** How a blank page is written. */
const blank = 'blank'

/** No booklet is thicker. Without a limit `1-999999999` would fill the memory. */
const most = 20_000

/**
 * Read `1,4,blank,15-32`: pages by their place in the file, ranges of them, and blank ones between.
 *
 * @throws {ImpositionError} where it is no such list.
 */
export function parsePages(text: string): PageChoice {
  const choice = text.split(',').flatMap((part) => pagesIn(part.trim()))
  if (choice.length > most) throw new ImpositionError(`These are more than ${most} pages`)
  return choice
}

/** Write them the same way, as short as can be. */
export function writePages(choice: PageChoice): string {
  const parts: string[] = []
  for (let at = 0; at < choice.length; at++) {
    const first = choice[at]
    if (first === undefined) {
      parts.push(blank)
      continue
    }
    const start = at
    while (choice[at + 1] === first + at + 1 - start) at++
    parts.push(at === start ? `${first}` : `${first}-${first + at - start}`)
  }
  return parts.join(',')
}

function pagesIn(part: string): PageChoice {
  if (part.toLowerCase() === blank) return [undefined]
  const [, from = '', to = from] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? []
  const [first, last] = [Number(from), Number(to)]
  if (from === '' || first < 1 || last < first)
    throw new ImpositionError(`“${part}” is no page and no range of pages: 1,4,blank,15-32 would be some`)
  if (last - first >= most) throw new ImpositionError(`These are more than ${most} pages`)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
