import type { VFile } from 'vfile'
import { location } from 'vfile-location'

/** The text of a file, decoded once however many sections stand in it. */
export interface SourceText {
  readonly file: VFile
  readonly text: string
  /** Line and column, from 1. */
  pointAt(offset: number): { line: number; column: number }
  offsetOf(place: { line: number; column: number }): number
}

export function openSources(): (file: VFile) => SourceText {
  const opened = new Map<VFile, SourceText>()
  return (file) => {
    const known = opened.get(file)
    if (known) return known
    const text = String(file)
    let made: ReturnType<typeof location> | undefined
    const places = () => (made ??= location(text))
    const source: SourceText = {
      file,
      text,
      pointAt(offset) {
        const { line, column } = places().toPoint(Math.min(offset, text.length)) ?? { line: 1, column: 1 }
        return { line, column }
      },
      offsetOf: (place) => places().toOffset(place) ?? 0,
    }
    opened.set(file, source)
    return source
  }
}
