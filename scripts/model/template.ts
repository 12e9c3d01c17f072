/** A theme, read from `templates/NAME` over `templates/base`: data only, no program code. */
export interface Template {
  readonly name: string
  /** CSS, ready to use but for the font faces. */
  readonly css: {
    readonly epub: string
    readonly pdf: string
    readonly cover: string
    /** What is around the text in a browser. */
    readonly web: string
  }
  /** The font files that hold the publication's characters, regular text first. */
  readonly faces: readonly Face[]
  /** The families of `faces`, each once, for the colophon. */
  readonly typefaces: readonly Typeface[]
  /** Characters of the publication that none of the fonts draws, in the order of the text. */
  readonly uncovered: readonly string[]
  readonly page: PageSettings
  /** EJS sources by path below the template: `pages/title.ejs`, `epub/content.opf.ejs`, … */
  readonly pages: ReadonlyMap<string, string>
}

/** How the theme sets a page, for the sizes that it was drawn for. */
export interface PageSettings {
  /** Distance of baselines, whole CSS px. */
  readonly line: number
  /** White and rule between text and notes, CSS px. */
  readonly separator: number
  /** What begins on a recto: classes of pages, roles of sections, `first` for where the text begins. */
  readonly recto: readonly string[]
  /** By the name of the paper: margins and measure in mm, lines of a full page. */
  readonly sizes: Readonly<Record<string, PageMargins>>
  readonly fit: FitLimits
}

export interface PageMargins {
  readonly top: number
  readonly inner: number
  readonly measure: number
  readonly lines: number
}

/** How far copyfitting may go before a reader would see it. */
export interface FitLimits {
  /** Lines that a page may have more or less. */
  readonly lines: number
  /** Share of the measure that it may gain or lose: 0.04. */
  readonly measure: number
  /** Px by which baselines may be closer or further apart. */
  readonly leading: number
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
