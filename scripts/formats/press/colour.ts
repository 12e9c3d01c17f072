import type { Ink, Lab, Profile } from './profile.ts'

/** A colour as the browser writes it: sRGB (IEC 61966-2-1), each part from 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number]

/** How screen colours are printed under one condition. */
export interface Conversion {
  /**
   * Black ink, 0 to 1, that is as light on its scale from black to paper as the grey is on the screen. Black is full
   * ink and white none. A press's dots grow, so that it is more than 1 − grey for light greys and less for dark ones.
   */
  black(grey: number): number
  /** The inks that look like the colour, at least where the press can print it. */
  ink(colour: Rgb): Ink
}

/** Colours are matched by look, with the black of the screen at the black of the press. */
export function conversionBy(profile: Profile): Conversion {
  const darkest = luminance(profile.look(profile.ink([0, 0, 0]))[0])
  const steps = blackSteps(profile)
  return {
    black: (grey) => blackFor(steps, linear(grey)),
    ink: (colour) => profile.ink(labOf(colour, darkest)),
  }
}

/** Luminance of 0, 1, … 100 per cent of black ink, stretched to 1 … 0. */
function blackSteps(profile: Profile): number[] {
  const raw = Array.from({ length: 101 }, (_, percent) =>
    luminance(profile.look([0, 0, 0, percent / 100])[0]),
  )
  const [paper = 1, full = 0] = [raw[0], raw[100]]
  return raw.map((value) => (value - full) / (paper - full))
}

function blackFor(steps: readonly number[], wanted: number): number {
  if (wanted <= 0) return 1
  const index = steps.findIndex((value) => value <= wanted)
  if (index <= 0) return 0
  const [above = 1, below = 0] = [steps[index - 1], steps[index]]
  return (index - (wanted - below) / (above - below)) / 100
}

/** Light for a number of sRGB (IEC 61966-2-1). */
export const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** Parts of sRGB's primaries in X, Y, Z, adapted from D65 to D50 (Bradford); rows divided by D50's white. */
const primaries: readonly (readonly [number, number, number])[] = [
  [0.4360747 / 0.9642, 0.3850649 / 0.9642, 0.1430804 / 0.9642],
  [0.2225045, 0.7168786, 0.0606169],
  [0.0139322 / 0.8249, 0.0971045 / 0.8249, 0.7141733 / 0.8249],
]

function labOf([red, green, blue]: Rgb, darkest: number): Lab {
  const light = [linear(red), linear(green), linear(blue)]
  const [x = 0, y = 0, z = 0] = primaries.map(([r, g, b]) => {
    const sum = r * (light[0] ?? 0) + g * (light[1] ?? 0) + b * (light[2] ?? 0)
    return cubeRoot(darkest + sum * (1 - darkest))
  })
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** CIE 15, L*a*b*. */
const cubeRoot = (value: number): number =>
  value > 216 / 24_389 ? Math.cbrt(value) : (24_389 / 27 / 116) * value + 16 / 116

function luminance(lightness: number): number {
  const root = (lightness + 16) / 116
  return lightness > 8 ? root ** 3 : (lightness * 27) / 24_389
}
