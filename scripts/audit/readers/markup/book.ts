import type { Fault, Piece, PieceKind, Spot } from '../../../model/reading.ts'
import type { Place } from './events.ts'
import { type Run, runInto, type Stretch } from './run.ts'

/** A piece in the making. Without a kind it marks a place, until something shows what stands there. */
export type Draft = { -readonly [Key in keyof Omit<Piece, 'kind'>]: Piece[Key] } & {
  kind: PieceKind | undefined
}

/** An element that has an id. */
export interface Anchor extends Stretch {
  readonly at: number
  /** What begins with the element; else the paragraph, cell or item that it stands in. */
  readonly block: Draft | undefined
}

/** A link as short as the number or sign of a note. */
export interface Marker {
  readonly draft: Draft
  readonly block: Draft | undefined
}

/** All that is read of the documents of a book, one after the other. */
export interface Book {
  readonly words: string[]
  readonly at: number[]
  readonly spots: Spot[]
  readonly drafts: Draft[]
  readonly faults: Fault[]
  /** By target. */
  readonly anchors: Map<string, Anchor>
  readonly markers: Marker[]
  /** Files that are shown or played, by path or address. */
  readonly media: { readonly at: number; readonly source: string }[]
  readonly run: Run
  /** Number of the spot at `place` of `file`. */
  spot(file: string, place?: Place): number
  fault(at: number, reason: string): void
  /** Forget what is read after this is called. */
  mark(): () => void
}

export function startBook(): Book {
  const words: string[] = []
  const at: number[] = []
  const spots: Spot[] = []
  const drafts: Draft[] = []
  const faults: Fault[] = []
  const anchors = new Map<string, Anchor>()
  const markers: Marker[] = []
  const media: Book['media'] = []
  return {
    words,
    at,
    spots,
    drafts,
    faults,
    anchors,
    markers,
    media,
    run: runInto(words, at),
    spot: (file, place) => {
      const last = spots.at(-1)
      const isSame = last?.file === file && last.line === place?.line && last.column === place?.column
      if (isSame) return spots.length - 1
      return spots.push(place ? { file, line: place.line, column: place.column } : { file }) - 1
    },
    fault: (place, reason) => {
      faults.push({ at: place, reason })
    },
    mark: () => {
      const lists: unknown[][] = [words, at, spots, drafts, faults, markers, media]
      const lengths = lists.map((list) => list.length)
      const targets = anchors.size
      return () => {
        for (const [index, list] of lists.entries()) list.length = lengths[index] ?? 0
        for (const target of [...anchors.keys()].slice(targets)) anchors.delete(target)
      }
    },
  }
}
