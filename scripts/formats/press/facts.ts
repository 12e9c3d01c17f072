import type { Edition } from '../../model/format.ts'
import type { Described } from '../dublin-core.ts'
import type { InkTable } from './inks.ts'
import type { Ink } from './profile.ts'

/** What the printed pages do not say themselves. */
export interface PressFacts {
  /** As it stands beside the crop marks. */
  readonly title: string
  readonly described: Described
  /** Stands beside the crop marks: letters and digits of ASCII. */
  readonly slug: string
  readonly date: Edition['date']
  /** The trimmed page, CSS pixels. */
  readonly trim: { readonly width: number; readonly height: number }
  /** What is printed beyond it on each side, CSS pixels. */
  readonly bleed: number
  /** Inks of the theme's colours. */
  readonly colours: InkTable
  readonly condition: PressCondition
  /** Crop marks, registration marks, a colour bar and a line of text around each page. */
  readonly marks: boolean
}

/** How and on what it will be printed. */
export interface PressCondition {
  /** As the registry lists it. */
  readonly identifier: string
  readonly name: string
  readonly registry: string
  /** The ICC profile of the press, CMYK. */
  readonly profile: Uint8Array
  /** The ICC profile of sRGB, for photographs that stay in it. */
  readonly screen: Uint8Array
  /** The most ink that the paper takes, in per cent of all four together. */
  readonly inkLimit: number
  /** Pixels an inch that a picture should have at its printed size. */
  readonly resolution: number
}

/** A file for the press, and what its maker should know before it is sent there. */
export interface PressFile {
  readonly value: Uint8Array
  readonly pages: number
  /** Colours, `#rrggbb`, that no table lists: they were matched by their look. */
  readonly converted: ReadonlyMap<string, Ink>
  /** Gradients around a point that fade out: their inks are near, but not those of table or press. */
  readonly calculated: number
  /** Colours of the table that take more ink than the paper, per cent. */
  readonly heavy: ReadonlyMap<string, number>
  readonly coarse: readonly CoarsePicture[]
}

/** A picture with too few pixels for its size on the page. */
export interface CoarsePicture {
  /** From 1. */
  readonly page: number
  /** Pixels an inch, in the direction that has fewer. */
  readonly dpi: number
  /** Pixels of the picture. */
  readonly width: number
  readonly height: number
}
