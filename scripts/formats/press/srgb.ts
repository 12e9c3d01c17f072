/**
 * The three primaries of sRGB, as profiles give them (ICC.1:2001-04, 6.4; `s15Fixed16`, adapted to D50): a profile
 * that has them is one of sRGB, whatever it is called.
 */
const primaries: readonly (readonly [tag: string, x: number, y: number, z: number])[] = [
  ['rXYZ', 0.43607, 0.22249, 0.01392],
  ['gXYZ', 0.38515, 0.71687, 0.09708],
  ['bXYZ', 0.14307, 0.06061, 0.7141],
]

/** Whether a profile means the colours of sRGB. Display P3 and Adobe RGB are a tenth away. */
export function isSrgb(profile: Uint8Array | undefined): boolean {
  if (!profile || profile.length < 132) return false
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength)
  return primaries.every(([tag, ...wanted]) => {
    const at = tagOffset(view, tag)
    return (
      at !== undefined &&
      wanted.every((value, index) => near(view.getInt32(at + 8 + 4 * index) / 65_536, value))
    )
  })
}

const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) < 0.002

function tagOffset(view: DataView, tag: string): number | undefined {
  const wanted = [...tag].reduce((code, letter) => code * 256 + (letter.codePointAt(0) ?? 0), 0)
  for (let index = 0; index < view.getUint32(128); index++) {
    const entry = 132 + 12 * index
    if (view.getUint32(entry) === wanted) return view.getUint32(entry + 4)
  }
  return undefined
}
