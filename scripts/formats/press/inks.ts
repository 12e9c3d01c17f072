import type { Conversion, Rgb } from './colour.ts'
import type { Ink } from './profile.ts'

/** What a colour becomes: black ink alone, as a grey from 0 to 1, or all four inks. */
export type Paint = { readonly grey: number } | { readonly ink: Ink }

/** Turns colours of the screen into ink, and remembers which. */
export interface Inks {
  paint(colour: Rgb): Paint
  /** Four inks for any colour, a grey too: for what blends greys with colours. */
  ink(colour: Rgb): Ink
  /** Four inks for a step between colours, which nobody has chosen: it is not reported. */
  blend(colour: Rgb): Ink
  /** The grey of DeviceGray, 0 to 1, whose black ink looks like that of the screen. */
  grey(value: number): number
  /** Colours that have been asked for and are not in the table. */
  readonly converted: ReadonlyMap<string, Ink>
  /** Colours of the table that have been asked for. */
  readonly used: ReadonlyMap<string, Ink>
}

/** Colours of the theme, `#rrggbb` in lower case, with their inks. */
export type InkTable = ReadonlyMap<string, Ink>

/** The table's inks, black ink alone for greys, and the press's own inks for any other colour. */
export function inksBy(conversion: Conversion, table: InkTable): Inks {
  const [converted, used] = [new Map<string, Ink>(), new Map<string, Ink>()]
  const known = new Map<string, Paint>()
  const make = (colour: Rgb, hex: string): Paint => {
    const listed = table.get(hex)
    if (listed) {
      used.set(hex, listed)
      return { ink: listed }
    }
    const [red, green, blue] = colour
    if (red === green && green === blue) return { grey: 1 - conversion.black(red) }
    const ink = conversion.ink(colour)
    converted.set(hex, ink)
    return { ink }
  }
  const paint = (colour: Rgb): Paint => {
    const hex = hexOf(colour)
    const made = known.get(hex) ?? make(colour, hex)
    known.set(hex, made)
    return made
  }
  return {
    paint,
    ink(colour) {
      const made = paint(colour)
      return 'ink' in made ? made.ink : [0, 0, 0, 1 - made.grey]
    },
    blend(colour) {
      const [red, green, blue] = colour
      const isGrey = red === green && green === blue
      return table.get(hexOf(colour)) ?? (isGrey ? [0, 0, 0, conversion.black(red)] : conversion.ink(colour))
    },
    grey: (value) => 1 - conversion.black(value),
    converted,
    used,
  }
}

/** `#rrggbb`: the browser writes colours of eight bits with four digits. */
export function hexOf(colour: Rgb): string {
  const digits = colour.map((part) =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${digits.join('')}`
}
