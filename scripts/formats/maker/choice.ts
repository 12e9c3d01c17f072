import * as v from 'valibot'

import type { Folding } from '../print/folding.ts'
import { type BookletOptions, bookletOptions } from '../print/options.ts'
import type { MakerFacts } from './facts.ts'

/** All that a reader has chosen. */
export interface Choice {
  /** Ids of parts; absent for the whole text. */
  readonly parts?: readonly string[]
  /** Blank pages go in so that each page stays on its own side of the fold. */
  readonly keepSides: boolean
  /** One sheet, slit and folded to eight pages; of the options it takes the paper only. */
  readonly zine: boolean
  readonly options: BookletOptions
}

/** Of the options, those that an address says as they are. */
const texts = ['paper', 'binding', 'flip'] as const
const numbers = ['sheets', 'up', 'copies', 'thickness'] as const

/** Read the fragment of an address. What no page could have written, or what is gone from the text, is left out. */
export function readChoice(fragment: string, { parts, paper }: Pick<MakerFacts, 'parts' | 'paper'>): Choice {
  const said = new URLSearchParams(fragment.replace(/^#/, ''))
  const chosen = said.get('parts')?.split(',')
  const zine = said.get('binding') === 'zine'
  return {
    ...(chosen && { parts: parts.map(({ id }) => id).filter((id) => chosen.includes(id)) }),
    keepSides: said.get('sides') !== 'off',
    zine,
    options: validOptions(givenIn(said, zine), paper),
  }
}

/** The same as a fragment, without `#`: what is as usual is not said, and the usual choice is empty. */
export function writeChoice(choice: Choice, facts: Pick<MakerFacts, 'parts' | 'paper'>): string {
  const { parts, keepSides, zine, options } = choice
  const usual = readChoice('', facts).options
  const said = new URLSearchParams()
  if (parts) said.set('parts', parts.join(','))
  if (!keepSides) said.set('sides', 'off')
  for (const name of [...texts, ...numbers]) {
    const value = name === 'binding' && zine ? 'zine' : options[name]
    if (value !== undefined && value !== usual[name]) said.set(name, `${value}`)
  }
  if (options.cover) said.set('cover', 'on')
  if (!options.creep) said.set('creep', 'off')
  if (options.marks.length > 0) said.set('marks', options.marks.join(','))
  // A comma may stand in a fragment as it is (RFC 3986, 3.5), and is easier to read.
  return said.toString().replaceAll('%2C', ',')
}

/** What is to be made. A zine needs the line of its slit, and has no other marks. */
export function foldingOf({ zine, options }: Pick<Choice, 'zine' | 'options'>): Folding {
  if (zine) return { binding: 'zine', paper: options.paper, cover: true, marks: ['cut'] }
  const { sheets, copies, ...rest } = options
  return {
    ...rest,
    ...(sheets !== undefined && options.binding === 'signatures' && { sheets }),
    ...(copies !== undefined && options.up === 4 && { copies }),
  }
}

function givenIn(said: URLSearchParams, zine: boolean): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const name of texts) if (said.has(name)) given[name] = said.get(name)
  for (const name of numbers) if (said.get(name)) given[name] = Number(said.get(name))
  if (said.get('cover') === 'on') given['cover'] = true
  if (said.get('creep') === 'off') given['creep'] = false
  if (said.get('marks')) given['marks'] = said.get('marks')?.split(',')
  if (zine) delete given['binding']
  return given
}

function validOptions(given: Record<string, unknown>, paper: string): BookletOptions {
  const schema = bookletOptions(paper)
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  const wrong = new Set(result.issues.map((issue) => v.getDotPath(issue)?.split('.')[0]))
  const right = Object.entries(given).filter(([name]) => !wrong.has(name))
  return v.parse(schema, Object.fromEntries(right))
}
