import { type Document, LineCounter, type Node, parseDocument, visit } from 'yaml'

import { tooDeep } from './depth.ts'
import { located, type Point, type Span, type Yaml } from './places.ts'
import { type Fault, faultOf } from './yaml-faults.ts'

export interface SyntaxFault {
  readonly fault: Fault
  readonly place: Span
}

/**
 * Read YAML 1.2 (core schema). Never throws.
 *
 * Without `yaml`, the faults are the whole report; with it, they are doubled fields, and the rest can be checked.
 */
export function readYaml(text: string): { yaml?: Yaml; faults: SyntaxFault[] } {
  const lines = new LineCounter()
  // The parser works recursively: brackets by the thousand would end the program, not the parsing.
  const deep = tooDeep(text, lines)
  const span = (from: number, to = from): Span => ({ start: pointAt(lines, from), end: pointAt(lines, to) })
  const faultAt = (offset: number, code: string, message = ''): SyntaxFault => ({
    fault: faultOf(code, message, text, offset),
    place: span(offset),
  })
  if (deep !== undefined) return { faults: [faultAt(deep, 'TOO_DEEP')] }
  const document = parseDocument(text, { version: '1.2', prettyErrors: false, logLevel: 'error' })
  const faults = stumbles(document).map(({ offset, code, message }) => faultAt(offset, code, message))
  if (faults.some(({ fault }) => !fault.isDouble)) return { faults: firstOfEachLine(faults) }
  try {
    return { yaml: located(document, text, span, document.toJS({ maxAliasCount: 100 })), faults }
  } catch {
    const offset = aliases(document)[0]?.range?.[0] ?? 0
    return { faults: [faultAt(offset, 'ALIAS_BOMB')] }
  }
}

interface Stumble {
  readonly offset: number
  readonly code: string
  readonly message: string
}

/** What the parser says, and the aliases that refer to nothing, which it leaves for later. */
function stumbles(document: Document): Stumble[] {
  const written = [...document.errors, ...document.warnings].map(({ code, message, pos: [at] }) => {
    const offset = /^Missing closing .quote/.test(message) ? lastQuoteBefore(document, at) : at
    return { offset, code, message }
  })
  const loose = aliases(document).filter((alias) => !alias.resolve(document))
  return [
    ...written,
    ...loose.map(({ range, source }) => ({ offset: range?.[0] ?? 0, code: 'NO_ANCHOR', message: source })),
  ]
}

function aliases(document: Document) {
  const found: (Node & { source: string; resolve(document: Document): Node | undefined })[] = []
  visit(document, { Alias: (_, alias) => void found.push(alias) })
  return found
}

/** The parser misses a closing quote only at the end of the file: the opening quote is what helps. */
function lastQuoteBefore(document: Document, offset: number): number {
  let last: number | undefined
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < offset) last = Math.max(last ?? 0, range[0])
    },
  })
  return last ?? offset
}

/** One slip makes the parser stumble several times over. */
function firstOfEachLine(faults: readonly SyntaxFault[]): SyntaxFault[] {
  const byLine = new Map<number, SyntaxFault>()
  for (const fault of faults) {
    const { line } = fault.place.start
    const other = byLine.get(line)
    if (!other || fault.fault.weight > other.fault.weight) byLine.set(line, fault)
  }
  return [...byLine.values()].toSorted((a, b) => a.place.start.line - b.place.start.line)
}

function pointAt(lines: LineCounter, offset: number): Point {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1), offset }
}
