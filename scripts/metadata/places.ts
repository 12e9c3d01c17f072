import { type Document, isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'

/** From the outermost value to the innermost: `['contents', 'body', 0]`. */
export type Path = readonly (string | number)[]
export interface Point {
  line: number
  column: number
  offset: number
}
export interface Span {
  start: Point
  end: Point
}

/** A readable YAML file: its plain value, and where in the text each part of it stands. */
export interface Yaml {
  readonly value: unknown
  /** The place of the value at a path, or of the nearest parent that is there. An empty value has its field's place. */
  place(path: Path): Span
  /** The place of a field's name; of the value, for an item of a list. */
  keyPlace(path: Path): Span
  /** A value as it was typed, `1984` or `~`; undefined for lists and groups. */
  written(path: Path): string | undefined
  /** The rest of the line behind a field's colon. */
  restOfLine(path: Path): string
}

/** Tie the plain value to the places of its parts. */
export function located(
  document: Document,
  text: string,
  span: (from: number, to?: number) => Span,
  value: unknown,
): Yaml {
  const at = (path: Path) => find(document, path)
  const keyPlace = (path: Path): Span => {
    const { key, value: node } = at(path)
    const range = (key ?? node ?? document.contents)?.range
    return range ? span(range[0], range[1]) : span(0)
  }
  const place = (path: Path): Span => {
    const range = at(path).value?.range
    return range && range[1] > range[0] ? span(range[0], range[1]) : keyPlace(path)
  }
  return {
    value,
    place,
    keyPlace,
    written(path) {
      const node = at(path).value
      return isScalar(node) ? node.source : undefined
    },
    restOfLine(path) {
      const { key } = at(path)
      const line = text.slice(key?.range?.[1] ?? text.length).split('\n', 1)[0] ?? ''
      return line.replace(/^\s*:/, '').trim()
    },
  }
}

interface Found {
  key?: Node | undefined
  value: Node | undefined
}

/** The node at a path; where the path ends too early, the last node on the way. */
function find(document: Document, path: Path): Found {
  let found: Found = { value: document.contents ?? undefined }
  for (const step of path) {
    const next = child(resolved(found.value, document), step)
    if (!next) return found
    found = next
  }
  return found
}

function child(node: Node | undefined, step: string | number): Found | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined
    return item && { value: item }
  }
  if (!isMap(node)) return undefined
  // The last of two fields with one name is the one whose value counts.
  const pair = node.items.findLast(({ key }) => isScalar(key) && String(key.value ?? '') === String(step))
  return pair && { key: pair.key as Node, value: (pair.value as Node | null) ?? undefined }
}

const resolved = (node: Node | undefined, document: Document): Node | undefined =>
  isAlias(node) ? node.resolve(document) : node
