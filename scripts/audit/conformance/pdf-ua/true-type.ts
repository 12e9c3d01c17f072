/** What a checker asks of a TrueType program (ISO/IEC 14496-22). */
export interface TrueType {
  readonly glyphs: number
  /** Width of a glyph in thousandths of an em. */
  widthOf(glyph: number): number
  /** Platform and encoding of each map from codes to glyphs; nothing where there is no such table. */
  readonly maps: readonly string[]
}

export function readTrueType(bytes: Uint8Array): TrueType | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16
    tables.set(String.fromCodePoint(...bytes.subarray(at, at + 4)), view.getUint32(at + 8))
  }
  const [head, maxp, hhea, hmtx, cmap] = ['head', 'maxp', 'hhea', 'hmtx', 'cmap'].map((name) =>
    tables.get(name),
  )
  if (head === undefined || maxp === undefined || hhea === undefined || hmtx === undefined) return undefined
  const em = view.getUint16(head + 18)
  const metrics = view.getUint16(hhea + 34)
  return {
    glyphs: view.getUint16(maxp + 4),
    widthOf: (glyph) => (view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) * 1000) / em,
    maps:
      cmap === undefined
        ? []
        : Array.from({ length: view.getUint16(cmap + 2) }, (_, index) =>
            [view.getUint16(cmap + 4 + index * 8), view.getUint16(cmap + 6 + index * 8)].join(' '),
          ),
  }
}
