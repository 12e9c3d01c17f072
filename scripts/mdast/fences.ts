const opening = /^( {0,3})(:{3,})( *)(?:\{ *\.([\w-]+)((?: [^}\n]*)?)\}|([A-Za-z][\w-]*)(\{[^}\n]*\})?)( *)$/

/**
 * Pandoc's `::: epigraph` and `::: {.epigraph #id}` as `:::epigraph` and `:::epigraph{#id}`.
 *
 * Each line keeps its length (the rest is filled with spaces), so every place still counts in the file as
 * it was written. Fenced code is left alone.
 */
export function colonFences(text: string): string {
  if (!/^ {0,3}:{3,} *[{ ]/m.test(text)) return text
  let fence: string | undefined
  const lines = text.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence)) fence = undefined
    return fence === undefined && mark === undefined ? normalise(line) : line
  })
  return lines.join('\n')
}

function normalise(line: string): string {
  const match = opening.exec(line)
  if (!match) return line
  const [, indent = '', colons = '', , braced, rest = '', bare, attributes = ''] = match
  const inBraces = rest.trim() ? `{${rest.trim()}}` : ''
  return `${indent}${colons}${braced ?? bare}${braced ? inBraces : attributes}`.padEnd(line.length)
}
