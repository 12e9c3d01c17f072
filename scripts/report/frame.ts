/** Characters of a line that are shown: a paragraph may be one line of a thousand. */
const width = 96

/** The line of the source with a caret under the column; lines and columns count from 1. */
export function codeFrame(source: string, line: number, column: number): string {
  const text = source.split('\n')[line - 1]
  if (text === undefined || text.trim() === '') return ''
  const start = text.length <= width ? 0 : Math.max(0, Math.min(column - 1 - width / 2, text.length - width))
  const from = Math.floor(start)
  const shown = text.slice(from, from + width).replaceAll('\t', ' ')
  const before = from > 0 ? '…' : ''
  const after = from + width < text.length ? '…' : ''
  const gutter = String(line)
  const caret = ' '.repeat(Math.max(0, column - 1 - from) + before.length)
  return `  ${gutter} | ${before}${shown}${after}\n  ${' '.repeat(gutter.length)} | ${caret}^\n`
}
