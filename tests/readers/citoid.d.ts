declare module 'html-metadata' {
  /** A value, or a list of them where the page has it more than once. */
  export type Said = string | readonly string[]
  interface Found {
    readonly dublinCore?: Readonly<Record<string, Said>>
    readonly highwirePress?: Readonly<Record<string, Said>>
    readonly openGraph?: Readonly<Record<string, unknown>>
    readonly jsonLd?: Readonly<Record<string, unknown>>
    readonly general?: Readonly<Record<string, unknown>>
  }
  const reader: { loadFromString(html: string): Promise<Found> }
  export default reader
}
