import type { Draft } from './book.ts'
import type { Attributes } from './events.ts'

/** The files that an element shows or plays. */
export function mediaSources(name: string, attributes: Attributes): string[] {
  const { src, poster, data } = attributes
  const href = attributes['xlink:href'] ?? attributes['href']
  const sources: Readonly<Record<string, readonly (string | undefined)[]>> = {
    img: [src],
    image: [href],
    object: [data],
    embed: [src],
    audio: [src],
    source: [src],
    track: [src],
    video: [src, poster],
  }
  return sources[name]?.filter((source) => source !== undefined) ?? []
}

/** Within a drawing: what its first title says is its description. */
export function drawingTitle(): {
  open(name: string, drawing: Draft | undefined): void
  text(value: string, drawing: Draft | undefined): void
  close(): void
} {
  let isInTitle = false
  return {
    open: (name, drawing) => {
      isInTitle = name === 'title' && drawing !== undefined && drawing.alt === undefined
    },
    text: (value, drawing) => {
      if (isInTitle && drawing) drawing.alt = (drawing.alt ?? '') + value
    },
    close: () => {
      isInTitle = false
    },
  }
}
