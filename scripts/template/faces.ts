import * as v from 'valibot'

import type { Face, Typeface } from '../model/template.ts'
import { EnvironmentError, type World } from '../model/world.ts'
import { covers, parseRanges, type Ranges } from './ranges.ts'
import { readYaml } from './yaml.ts'

/** One family of a template, from a @fontsource package. */
export const fontSchema = v.strictObject({
  family: v.pipe(v.string(), v.nonEmpty()),
  package: v.pipe(v.string(), v.regex(/^(?:@[a-z0-9-]+\/)?[a-z0-9-]+$/, 'is no package name')),
  credit: v.pipe(v.string(), v.nonEmpty()),
  weights: v.optional(v.array(v.number()), [400]),
  styles: v.optional(v.array(v.picklist(['normal', 'italic'])), ['normal']),
})

export type Font = v.InferOutput<typeof fontSchema>

export interface Family {
  readonly typeface: Typeface
  readonly faces: readonly Face[]
  /** True where the family has been made to draw the character. */
  readonly draws: (codePoint: number) => boolean
}

interface Subset {
  readonly name: string
  readonly range: string
  readonly ranges: Ranges
}

const metadataSchema = v.object({
  weights: v.array(v.number()),
  styles: v.array(v.string()),
  license: v.object({ type: v.string() }),
})

/**
 * Take the files of one font family that hold the characters of the publication.
 *
 * The families come cut into subsets of characters, so that an English pamphlet need not carry Cyrillic.
 */
export async function readFamily(font: Font, codePoints: readonly number[], world: World): Promise<Family> {
  // JSON is YAML too.
  const [subsets, metadata] = await Promise.all([
    readYaml(`font:${font.package}/unicode.json`, v.record(v.string(), v.string()), world),
    readYaml(`font:${font.package}/metadata.json`, metadataSchema, world),
  ])
  refuseMissing(font, metadata)
  const all = Object.entries(subsets).map(([name, range]) => ({ name, range, ranges: parseRanges(range) }))
  const faces = needed(all, codePoints).flatMap((subset) =>
    cuts(font).map((cut) => readFace(font, subset, cut, world)),
  )
  return {
    typeface: { family: font.family, credit: font.credit, license: metadata.license.type },
    faces: await Promise.all(faces),
    draws: (codePoint) => all.some((subset) => covers(subset.ranges, codePoint)),
  }
}

/** Latin always; then what no other subset has; a character that several subsets have adds none where one is there. */
function needed(all: readonly Subset[], codePoints: readonly number[]): Subset[] {
  const kept = new Set(all.filter((subset) => subset.name === 'latin'))
  const candidates = codePoints
    .map((codePoint) => all.filter((subset) => covers(subset.ranges, codePoint)))
    .toSorted((a, b) => a.length - b.length)
  for (const holders of candidates) {
    const [first] = holders
    if (first && !holders.some((subset) => kept.has(subset))) kept.add(first)
  }
  return [...kept]
}

type Cut = Pick<Face, 'weight' | 'style'>

const cuts = (font: Font): Cut[] =>
  font.weights.flatMap((weight) => font.styles.map((style) => ({ weight, style })))

async function readFace(font: Font, subset: Subset, cut: Cut, world: World): Promise<Face> {
  const start = font.package.replace(/^.*\//, '')
  // The subsets of Chinese, Japanese and Korean families are numbered: `[119]`, and 119 in the file's name.
  const part = subset.name.replace(/[[\]]/g, '')
  const name = `${start}-${part}-${cut.weight}-${cut.style}.woff2`
  const value = await world.resource(`font:${font.package}/files/${name}`)
  return { family: font.family, ...cut, range: subset.range, name, value }
}

function refuseMissing(font: Font, has: v.InferOutput<typeof metadataSchema>): void {
  const missing = [
    ...font.weights.filter((weight) => !has.weights.includes(weight)),
    ...font.styles.filter((style) => !has.styles.includes(style)),
  ]
  if (missing.length === 0) return
  throw new EnvironmentError(
    `${font.package} has no ${missing.join(', ')}`,
    `Take other weights or styles in template.yaml: it has ${[...has.weights, ...has.styles].join(', ')}.`,
  )
}
