import type { Objects } from '../objects/file.ts'
import type { Dict } from '../objects/syntax.ts'
import type { PageObject } from '../pages.ts'
import type { Source } from '../source.ts'
import { readCatalog } from './catalog.ts'
import { readContent } from './content.ts'
import { type Face, readFace } from './face.ts'

/** Letters that only the eye can read, or only a program. */
export interface Unreadable {
  /** The font whose own map does not say what they are; none for letters that are painted without a trace. */
  readonly font: string | undefined
  readonly letters: number
}

export interface PlainReading {
  /** Undefined where the file holds text that another reader knows more of: set from the right, or by other maps. */
  readonly source: Source | undefined
  /** For each page what its fonts leave unsaid (ISO 32000-1, 9.10.3). */
  readonly unsaid: readonly (readonly Unreadable[])[]
}

/**
 * Read a file as it stands: text that is set from the left, in fonts that say themselves what their letters are.
 *
 * @throws {Error} where a stream can't be read.
 */
export function readPlainly(objects: Objects, pages: readonly PageObject[]): PlainReading {
  const faces = new Map<Dict, Face>()
  const faceOf = (font: Dict): Face => {
    const known = faces.get(font) ?? readFace(objects, font)
    faces.set(font, known)
    return known
  }
  const shown = pages.map((page) => readContent(objects, page, faceOf))
  const source = shown.every(({ isPlain }) => isPlain)
    ? {
        pages: pages.map(({ box, rotate }, index) => ({ runs: shown[index]?.runs ?? [], box, rotate })),
        ...readCatalog(objects, pages.length),
      }
    : undefined
  return {
    source,
    unsaid: shown.map(({ unsaid }) => [...unsaid].map(([font, letters]) => ({ font, letters }))),
  }
}
