import { Lexer, type LineCounter, Parser } from 'yaml'

/** No publication is described in more levels than a dozen; aliases aside, this is what protects the parser. */
const deepest = 64

/** Count the lines, and find the offset where lists and groups are nested too deep, without recursion. */
export function tooDeep(text: string, lines: LineCounter): number | undefined {
  lines.addNewLine(0)
  const parser = new Parser(lines.addNewLine)
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme)) if (parser.stack.length > deepest) return parser.offset
    if (parser.stack.length > deepest) return parser.offset
  }
  return undefined
}
