/** A theme, read from `templates/NAME` over `templates/base`: data only, no program code. */
export interface Template {
  readonly name: string
  /** CSS, ready to use but for the font faces. */
  readonly css: { readonly epub: string; readonly pdf: string; readonly cover: string }
  /** The font files that hold the publication's characters, regular text first. */
  readonly faces: readonly Face[]
  /** The families of `faces`, each once, for the colophon. */
  readonly typefaces: readonly Typeface[]
  /** EJS sources by path below the template: `pages/title.ejs`, `epub/content.opf.ejs`, … */
  readonly pages: ReadonlyMap<string, string>
}

/** One static font file: one family, weight, style and range of characters. */
export interface Face {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** CSS `unicode-range` value. */
  readonly range: string
  /** `alegreya-latin-400-normal.woff2`. */
  readonly name: string
  readonly value: Uint8Array
}

/** A font family and whom to thank for it. */
export interface Typeface {
  readonly family: string
  /** Who drew it: `Juan Pablo del Peral, Huerta Tipográfica`. */
  readonly credit: string
  /** SPDX: `OFL-1.1`. */
  readonly license: string
}
