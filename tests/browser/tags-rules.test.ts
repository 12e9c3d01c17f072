import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Press } from '../../scripts/model/world.ts'
import { launchPress } from '../../scripts/world/browser.ts'
import { openTagged } from '../../scripts/audit/conformance/pdf-ua/file.ts'
import { checkPdfUa, rules } from '../../scripts/audit/conformance/pdf-ua/index.ts'
import { damages } from './tags-damages.ts'
import { taggedSample } from './tags-sample.ts'
import { Victim } from './tags-damage.ts'

let press: Press & { close(): Promise<void> }
let bytes: Uint8Array

beforeAll(async () => {
  press = await launchPress()
  bytes = await taggedSample(press)
})
afterAll(() => press.close())

test('every condition is tried on a file that breaks it', () => {
  expect(Object.keys(damages).toSorted()).toEqual(rules.map(({ clause }) => clause).toSorted())
})

test.each(Object.entries(damages))('%s is found broken', async (clause, damage) => {
  const victim = new Victim(await openTagged(bytes))
  damage(victim)
  const saved = await victim.document.save({ updateFieldAppearances: false })
  const found = await checkPdfUa(victim.rewrite(saved))
  expect(found.map((fault) => fault.clause)).toContain(clause)
})
