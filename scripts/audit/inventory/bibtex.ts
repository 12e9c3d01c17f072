import { latexText } from './latex.ts'
import type { Work } from './works.ts'

/** Entries of a BibTeX or BibLaTeX file. */
export function bibtexWorks(text: string, isWanted: (key: string) => boolean): Work[] {
  const works: Work[] = []
  const macros = new Map<string, string>()
  const opening = /^[^\S\n]*@(\w+)\s*[{(]/gm
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const kind = match[1]?.toLowerCase() ?? ''
    const body = readBody(text, opening.lastIndex)
    opening.lastIndex = body.end
    if (kind === 'string') for (const [name, value] of body.fields) macros.set(name, expanded(value, macros))
    if (['string', 'comment', 'preamble'].includes(kind) || !isWanted(body.key)) continue
    const field = (name: string): string => expanded(body.fields.get(name) ?? '', macros)
    works.push({
      key: body.key,
      offset: match.index + match[0].indexOf('@'),
      name: familyName(field('author') || field('editor')),
      also: /\d{4}/.exec(field('date') || field('year'))?.[0] ?? '',
      title: latexText(field('title')),
    })
  }
  return works
}

interface Body {
  readonly key: string
  /** Names in lower case, values as they are written. */
  readonly fields: ReadonlyMap<string, string>
  readonly end: number
}

/** The key and the fields of the entry whose brace has just been opened. */
function readBody(text: string, from: number): Body {
  const parts: string[] = []
  let start = from
  let depth = 0
  let isQuoted = false
  let at = from
  for (; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '"' && depth === 0) isQuoted = !isQuoted
    else if (character === '{') depth++
    else if (!isQuoted && depth === 0 && (character === '}' || character === ')')) break
    else if (character === '}') depth--
    else if (character === ',' && depth === 0 && !isQuoted) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start, at))
  const fields = parts.flatMap((part) => {
    const equals = part.indexOf('=')
    return equals < 0
      ? []
      : [[part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()] as const]
  })
  return {
    key: parts[0]?.includes('=') ? '' : (parts[0]?.trim() ?? ''),
    fields: new Map(fields),
    end: at + 1,
  }
}

/** A value without its outer braces or quotation marks; parts joined by `#`, and macros in their place. */
function expanded(value: string, macros: ReadonlyMap<string, string>): string {
  const parts = value.match(/"(?:\\.|\{[^{}]*\}|[^"\\])*"|\{(?:\\.|[^\\])*\}|[^\s#]+/g) ?? []
  return parts
    .map((part) => (/^["{]/.test(part) ? part.slice(1, -1) : (macros.get(part.toLowerCase()) ?? part)))
    .join('')
}

/** `Reed, Anna and …`, `Anna Reed and …`; a name in braces of its own is printed whole. */
function familyName(people: string): string {
  const [first = ''] = people.split(/\s+and\s+/i)
  if (/^\{.*\}$/s.test(first.trim())) return latexText(first)
  const [before = '', ...after] = splitOutsideBraces(first)
  if (after.length > 0) return latexText(before.replace(/^(?:[a-z]\S*\s+)+/, ''))
  return latexText(first.match(/(?:\{[^{}]*\}|\\.|\S)+\s*$/)?.[0] ?? '')
}

function splitOutsideBraces(text: string): string[] {
  const commas: string[] = ['']
  let depth = 0
  for (const character of text) {
    if (character === '{') depth++
    if (character === '}') depth--
    if (character === ',' && depth === 0) commas.push('')
    else commas[commas.length - 1] += character
  }
  return commas
}
