import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { conversionBy, type Rgb } from '../scripts/formats/press/colour.ts'
import { readPressCondition } from '../scripts/formats/press/index.ts'
import { inksBy } from '../scripts/formats/press/inks.ts'
import { readProfile } from '../scripts/formats/press/profile.ts'
import { separator } from '../scripts/formats/press/separate.ts'
import { isSrgb } from '../scripts/formats/press/srgb.ts'
import { memoryWorld } from '../scripts/world/memory.ts'

const folder = new URL('../templates/base/press/', import.meta.url)
const profile = readProfile(readFileSync(new URL('fogra39.icc', folder)))
const conversion = conversionBy(profile)

// By another reader of profiles: Argyll's xicclu, relative colorimetric.
test.each([
  [
    [0, 0, 0, 1],
    [17.43, 0.01, 0.61],
  ],
  [
    [0, 1, 0, 0],
    [50.92, 77.41, -1.78],
  ],
  [
    [0.3, 0.5, 0.7, 0.2],
    [54.39, 14.64, 27.61],
  ],
  [
    [1, 1, 1, 1],
    [9.82, -0.06, 2.63],
  ],
] as const)('ink %j looks like %j', (ink, wanted) => {
  const look = profile.look(ink)
  for (const [index, value] of wanted.entries())
    expect(Math.abs((look[index] ?? 0) - value)).toBeLessThan(0.6)
})

test.each([
  [
    [50, 0, 0],
    [0.015, 0.01, 0, 0.677],
  ],
  [
    [30, 40, 20],
    [0, 0.952, 0.665, 0.564],
  ],
  [
    [70, -20, 45],
    [0.387, 0, 0.78, 0.179],
  ],
] as const)('the look %j takes ink %j', (look, wanted) => {
  const ink = profile.ink(look)
  for (const [index, value] of wanted.entries())
    expect(Math.abs((ink[index] ?? 0) - value)).toBeLessThan(0.02)
})

test('black is full ink, white is none, and greys lie in order between them', () => {
  const steps = Array.from({ length: 256 }, (_, value) => conversion.black(value / 255))
  expect(steps[0]).toBe(1)
  expect(steps[255]).toBe(0)
  expect(steps.every((ink, index) => index === 0 || ink <= (steps[index - 1] ?? 0))).toBe(true)
  // Half as light as white to the eye takes more than half of the ink's dots away, and is no guess: 0.6 to 0.7.
  expect(steps[128]).toBeGreaterThan(0.55)
  expect(steps[128]).toBeLessThan(0.7)
})

test('no colour takes more ink than the paper', () => {
  const sides = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const colours = sides.flatMap((red) =>
    sides.flatMap((green) => sides.map((blue): Rgb => [red, green, blue])),
  )
  const most = Math.max(
    ...colours.map((colour) => conversion.ink(colour).reduce((sum, part) => sum + part, 0)),
  )
  expect(most).toBeLessThanOrEqual(3.02)
})

test('a listed colour has its inks, a grey has black, another has inks that look alike and is reported', () => {
  const inks = inksBy(conversion, new Map([['#8b1a1a', [0, 0.95, 0.9, 0.4]]]))
  // As the browser writes it.
  expect(inks.paint([0.5451, 0.102, 0.102])).toEqual({ ink: [0, 0.95, 0.9, 0.4] })
  expect(inks.paint([0, 0, 0])).toEqual({ grey: 0 })
  expect(inks.paint([1, 1, 1])).toEqual({ grey: 1 })
  expect(inks.paint([1, 0, 0])).toHaveProperty('ink')
  expect([...inks.converted.keys()]).toEqual(['#ff0000'])
  expect([...inks.used.keys()]).toEqual(['#8b1a1a'])
  expect(inks.ink([0, 0, 0])).toEqual([0, 0, 0, 1])
})

test('pixels get the inks of their colours, to four steps of eight bits', () => {
  const separate = separator(conversion)
  let seed = 7
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) % 256
  const samples = Uint8Array.from({ length: 300 }, random)
  const plates = separate(samples)
  let worst = 0
  for (let pixel = 0; pixel < 100; pixel++) {
    const [red = 0, green = 0, blue = 0] = samples.subarray(3 * pixel)
    const exact = conversion.ink([red / 255, green / 255, blue / 255])
    for (const [ink, value] of exact.entries())
      worst = Math.max(worst, Math.abs(255 * value - (plates[4 * pixel + ink] ?? 0)))
  }
  expect(worst).toBeLessThan(4)
})

test('the profile of sRGB is known by its primaries, one of a press is not taken for it', () => {
  expect(isSrgb(readFileSync(new URL('srgb.icc', folder)))).toBe(true)
  expect(isSrgb(readFileSync(new URL('fogra39.icc', folder)))).toBe(false)
  expect(isSrgb(undefined)).toBe(false)
})

test('a profile of a screen is refused as that of a press', () => {
  expect(() => readProfile(readFileSync(new URL('srgb.icc', folder)))).toThrow(/No profile of a CMYK press/)
})

test('the press of the templates is complete', async () => {
  const condition = await readPressCondition(memoryWorld({ files: {} }))
  expect(condition).toMatchObject({ identifier: 'FOGRA39', inkLimit: 300, resolution: 300 })
  expect(condition.profile.length + condition.screen.length).toBeLessThan(200_000)
})
