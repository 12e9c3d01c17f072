import type { VFile } from 'vfile'
import { location } from 'vfile-location'

import { decodeAddress } from '../../model/path.ts'
import type { Config } from '../../model/source.ts'
import type { Subject } from './fact.ts'

/** Where a finding is to be mended: `place` is absent where it is the file as a whole. */
export interface ManuscriptPlace {
  readonly file: VFile
  readonly place?: { readonly line: number; readonly column: number }
}

/** What `locate` searches in. */
export interface Manuscript {
  /** `configOf(file)` of `scripts/metadata`: publication.yaml and the places of its values. */
  readonly config: Config
  /** All that was read: `sources` of a build, Markdown and bibliographies. */
  readonly sources: readonly VFile[]
  /** Pictures by their path below the manuscript folder: `publication.assets`. */
  readonly assets?: ReadonlyMap<string, { readonly width?: number; readonly height?: number }>
}

/** The place in the manuscript that a finding's subject stands at; publication.yaml where no better one is found. */
export function locate(subject: Subject, manuscript: Manuscript): ManuscriptPlace {
  const { config } = manuscript
  switch (subject.kind) {
    case 'metadata':
      return inConfig(config, subject.path)
    case 'format':
      return inConfig(config, ['formats', subject.name, ...(subject.option ? [subject.option] : [])])
    case 'template':
      return inConfig(config, ['template'])
    case 'link':
      return search(manuscript, [subject.target, decodeAddress(subject.target)]) ?? { file: config.file }
    case 'picture':
      return search(manuscript, pictureNames(subject, manuscript.assets)) ?? { file: config.file }
    case 'words':
      return searchWords(manuscript, subject.text) ?? { file: config.file }
    case 'file':
      return { file: config.file }
  }
}

function inConfig({ file, at }: Config, path: readonly (string | number)[]): ManuscriptPlace {
  const place = at(path)
  return { file, ...(place && { place: { line: place.line, column: place.column } }) }
}

/** A picture's paths in the manuscript; by its pixels where a PDF has kept no name. */
function pictureNames(
  { name, width, height }: Extract<Subject, { kind: 'picture' }>,
  assets: Manuscript['assets'],
): string[] {
  const paths = [...(assets ?? [])]
  if (name === undefined)
    return paths.filter(([, asset]) => asset.width === width && asset.height === height).map(([path]) => path)
  const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  return [name, ...paths.map(([path]) => path).filter((path) => last(path) === last(name)), last(name)]
}

/** The first place where one of the texts stands, the first text before the others. */
function search({ sources }: Manuscript, texts: readonly string[]): ManuscriptPlace | undefined {
  for (const text of texts)
    for (const file of sources) {
      const offset = text === '' ? -1 : String(file).indexOf(text)
      if (offset !== -1) return placed(file, offset)
    }
  return undefined
}

/** Words as they are read: between them may stand marks of Markdown and ends of lines. */
function searchWords({ sources }: Manuscript, text: string): ManuscriptPlace | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 5)
  if (!words) return undefined
  const pattern = new RegExp(words.join('[^\\p{L}\\p{N}]{1,20}'), 'u')
  for (const file of sources) {
    const offset = pattern.exec(String(file))?.index
    if (offset !== undefined) return placed(file, offset)
  }
  return undefined
}

function placed(file: VFile, offset: number): ManuscriptPlace {
  const point = location(file).toPoint(offset)
  return { file, ...(point && { place: { line: point.line, column: point.column } }) }
}
