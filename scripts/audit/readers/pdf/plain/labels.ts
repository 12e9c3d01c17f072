import type { Objects } from '../objects/file.ts'
import { type Dict, nameOf, textOf } from '../objects/syntax.ts'
import { entriesOf } from './trees.ts'

/** What pages call themselves, range by range (ISO 32000-1, 12.4.2); null where the file does not say. */
export function readLabels(objects: Objects, catalog: Dict, pages: number): string[] | null {
  const ranges = new Map(
    entriesOf(objects, catalog.get('PageLabels'), 'Nums').map(
      ([first, range]) => [first, objects.dict(range)] as const,
    ),
  )
  if (ranges.size === 0) return null
  let style: string | undefined
  let [prefix, number] = ['', 1]
  return Array.from({ length: pages }, (_, page) => {
    const range = ranges.get(page)
    if (range) {
      style = nameOf(objects.resolve(range.get('S')))
      prefix = textOf(objects.resolve(range.get('P'))) ?? ''
      number = Number(objects.resolve(range.get('St')) ?? 1)
    }
    return prefix + (styles[style ?? '']?.(number++) ?? '')
  })
}

const styles: Readonly<Record<string, (number: number) => string>> = {
  D: String,
  r: roman,
  R: (number) => roman(number).toUpperCase(),
  a: lettered,
  A: (number) => lettered(number).toUpperCase(),
}

/** aa after z, aaa after zz. */
function lettered(number: number): string {
  const round = Math.floor((number - 1) / 26) + 1
  return String.fromCodePoint(97 + ((number - 1) % 26)).repeat(round)
}

const signs = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [value, sign] of signs) for (; rest >= value; rest -= value) text += sign
  return text
}
