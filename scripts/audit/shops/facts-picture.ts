import { type Fact, type Subject, wholeFile } from './fact.ts'
import type { Package } from './package.ts'
import { readDrawing, readPicture } from './pictures.ts'
import { named, type XmlElement } from './xml.ts'

export const isShown = (mediaType: string): boolean => mediaType.startsWith('image/')

/** Every picture of an EPUB, the cover too. */
export function pictureFacts({ items, folder }: Package, roots: ReadonlyMap<string, XmlElement>): Fact[] {
  const inline = [...roots.values()].reduce((sum, root) => sum + named(root, 'svg').length, 0)
  const drawings = items.filter(({ mediaType }) => mediaType === 'image/svg+xml')
  const facts: Fact[] = [{ fact: 'svg.count', value: drawings.length + inline, subject: wholeFile }]
  for (const { path, mediaType, properties, value } of items) {
    if (!isShown(mediaType)) continue
    const name = path.slice(folder.length)
    const subject: Subject = properties.includes('cover-image')
      ? { kind: 'metadata', path: ['cover', 'image'] }
      : { kind: 'picture', name }
    facts.push(
      ...(mediaType === 'image/svg+xml' ? drawn(value) : painted(value, mediaType)).map((fact): Fact => ({
        ...fact,
        part: path,
        name,
        subject,
      })),
    )
  }
  return facts
}

type Measured = Pick<Fact, 'fact' | 'value'>

function drawn(value: Uint8Array): Measured[] {
  const { hasText, longSide } = readDrawing(value)
  return [
    { fact: 'image.type', value: 'svg' },
    { fact: 'svg.text', value: hasText },
    { fact: 'svg.longSide', value: longSide },
  ]
}

function painted(value: Uint8Array, mediaType: string): Measured[] {
  const picture = readPicture(value, mediaType)
  if (!picture) return []
  const { type, width, height, colour, isTransparent, frames } = picture
  return [
    { fact: 'image.type', value: type },
    ...(width > 0 ? [{ fact: 'image.pixels', value: width * height } as const] : []),
    ...(colour ? [{ fact: 'image.colour', value: colour } as const] : []),
    { fact: 'image.transparent', value: isTransparent },
    { fact: 'image.frames', value: frames },
  ]
}
