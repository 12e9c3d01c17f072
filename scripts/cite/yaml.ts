import type { VFile } from 'vfile'
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

import { diagnose } from '../model/diagnose.ts'
import type { RawEntry } from '../model/reference.ts'
import { titleVariables } from './vocabulary.ts'

/** The entries of a CSL-YAML file: a list, or a list under `references`. Titles may hold Markdown's emphasis. */
export function readYaml(file: VFile): RawEntry[] {
  return readTree(file).map(({ value, place }) => ({ value: withEmphasis(value), place }))
}

function readTree(file: VFile): RawEntry[] {
  const lines = new LineCounter()
  const document = parseDocument(String(file), { lineCounter: lines, prettyErrors: false })
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  for (const error of document.errors) diagnose(file, 'reference-syntax', error.message, at(error.pos[0]))
  if (document.errors.length > 0) return []

  const top = document.contents
  const list = isMap(top) ? top.get('references') : top
  if (isSeq(list)) {
    return list.items.map((entry) => {
      const node = entry as Node
      return { value: node.toJS(document), place: at(node.range?.[0] ?? 0) }
    })
  }
  if (top !== null) diagnose(file, 'reference-syntax', 'There is no list of references in this file', at(0))
  return []
}

/** The entries of a CSL-JSON file. JSON is YAML, but for the report of its mistakes. */
export function readJson(file: VFile): RawEntry[] {
  try {
    JSON.parse(String(file).replace(/^\uFEFF/, ''))
  } catch (error) {
    const before = file.messages.length
    readTree(file)
    if (file.messages.length === before) {
      const reason = (error as SyntaxError).message
      diagnose(file, 'reference-syntax', reason, placeIn(String(file), reason))
    }
    return []
  }
  return readTree(file)
}

function placeIn(text: string, reason: string): { line: number; column: number } {
  const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length)
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function withEmphasis(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      titleVariables.has(name) && typeof value === 'string' ? emphasised(value) : value,
    ]),
  )
}

const emphasised = (title: string): string =>
  title
    .replace(/\*\*(?!\s)([^*]+)(?<!\s)\*\*/g, '<b>$1</b>')
    .replace(/\*(?!\s)([^*]+)(?<!\s)\*/g, '<i>$1</i>')
