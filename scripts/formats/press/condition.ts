import * as v from 'valibot'
import { parse } from 'yaml'

import type { World } from '../../model/world.ts'
import type { PressCondition } from './facts.ts'
import type { InkTable } from './inks.ts'

const folder = 'templates/base/press'

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100))

/** Colours with their inks, as a theme writes them: `'#8b1a1a': [0, 95, 90, 40]`, per cent of c, m, y and k. */
export const inkTable = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^#[\dA-Fa-f]{6}$/, 'is no colour: write it as #8b1a1a')),
    v.tuple([percent, percent, percent, percent]),
  ),
  v.transform((table): InkTable => {
    const entries = Object.entries(table).map(
      ([hex, [cyan, magenta, yellow, black]]) =>
        [hex.toLowerCase(), [cyan / 100, magenta / 100, yellow / 100, black / 100]] as const,
    )
    return new Map(entries)
  }),
)

const conditionFile = v.strictObject({
  identifier: v.string(),
  name: v.string(),
  registry: v.string(),
  profile: v.string(),
  screen: v.string(),
  inkLimit: v.number(),
  resolution: v.number(),
  colours: inkTable,
})

/** The press that files are made for, and the inks of the colours that every theme may use: `templates/base/press/`. */
export async function readPressCondition(world: World): Promise<PressCondition & { colours: InkTable }> {
  const text = new TextDecoder().decode(await world.resource(`${folder}/press.yaml`))
  const { profile, screen, ...condition } = v.parse(conditionFile, parse(text))
  const [press, sRgb] = await Promise.all(
    [profile, screen].map((file) => world.resource(`${folder}/${file}`)),
  )
  if (!press || !sRgb) throw new Error('A press needs two profiles')
  return { ...condition, profile: press, screen: sRgb }
}
