import type { RuleId } from '../model/rules.ts'

/** A slip of the YAML, in words. */
export interface Fault {
  readonly rule: RuleId
  readonly reason: string
  readonly hint: string
  /** A field that stands twice leaves the rest readable. */
  readonly isDouble: boolean
  /** Of two faults in one line, the weightier explains the other. */
  readonly weight: number
}

/**
 * Say what is wrong in the words of the person who typed it.
 *
 * `code` and `message` are the parser's own; `offset` is where it stumbled.
 */
export function faultOf(code: string, message: string, text: string, offset: number): Fault {
  const line = lineAt(text, offset)
  const isDouble = code === 'DUPLICATE_KEY'
  const [reason, hint, weight = 1] = isDouble
    ? double(text, offset)
    : (conflict(line) ?? wording(code, message, text, offset))
  return { rule: isDouble ? 'metadata-duplicate' : 'metadata-yaml', reason, hint, isDouble, weight }
}

type Wording = readonly [reason: string, hint: string, weight?: number]

const quote = 'Put the whole value in quotes: `field: "value"`.'
const aligned = 'Indent with spaces, and begin fields that belong together in the same column.'

function double(text: string, offset: number): Wording {
  const name = text.slice(offset).match(/^["']?([^:"'\n]*?)["']?\s*:/)?.[1] ?? 'A field'
  return [`\`${name}\` stands here a second time`, 'Keep one of the two.']
}

/** What a version control system leaves behind. */
const conflict = (line: string): Wording | undefined =>
  /^(?:<{7}|={7}|>{7})(?: |$)/.test(line)
    ? [
        'A merge of two versions was not finished here',
        'Keep one version and take out the lines with <<<<<<<, ======= and >>>>>>>.',
      ]
    : undefined

const wordings: Readonly<Record<string, Wording>> = {
  TOO_DEEP: ['Lists and groups are nested too deep', 'Take out the surplus brackets, hyphens or indents.'],
  ALIAS_BOMB: [
    'The aliases (`*name`) stand for far too much text',
    'Write the values out, without `&` and `*`.',
  ],
  TAB_AS_INDENT: ['A tab stands where YAML wants spaces', 'Replace the tab by two spaces.', 3],
  MULTIPLE_DOCS: ['A second document begins here', 'Take out the line `---`.'],
  TAG_RESOLVE_FAILED: ['`!` at the beginning of a value has a meaning of its own in YAML', quote],
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes has a meaning of its own',
    'Write \\\\ for a backslash, or use single quotes.',
  ],
  BAD_INDENT: ['This line is indented differently from its neighbours', aligned],
  RESOURCE_EXHAUSTION: [
    'Lists and groups are nested too deep',
    'Take out the surplus brackets, hyphens or indents.',
  ],
}

function wording(code: string, message: string, text: string, offset: number): Wording {
  const line = lineAt(text, offset)
  const character = text.charAt(offset)
  if (code === 'NO_ANCHOR')
    return [`\`*${message}\` refers to nothing`, `A value that begins with \`*\` needs quotes. ${quote}`]
  if (code === 'BAD_SCALAR_START') return [`A value can't begin with “${character}”`, quote]
  if (/quote/.test(message) && code === 'MISSING_CHAR') {
    return ['The closing quotation mark is missing', `End the value with ${character === "'" ? "'" : '"'}.`]
  }
  const bracket = message.match(/end with an? ([\]}])/)?.[1]
  if (bracket)
    return [`The closing \`${bracket}\` is missing`, `End the list or group above with ${bracket}.`, 2]
  if (code === 'MULTILINE_IMPLICIT_KEY') return notAField(line)
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return ['A second colon in this line', `A value with a colon needs quotes. ${quote}`]
  if (/block-seq-ind/.test(message)) {
    return [
      "A list can't begin in the line of its field",
      `Begin it in the next line; or if it is no list: ${lower(quote)}`,
      2,
    ]
  }
  if (/^(?:Block scalar header|Not a YAML token)/.test(message)) {
    return [
      'A value that begins with “|” or “>” stands in the lines below it',
      `Write it there, indented; or: ${lower(quote)}`,
    ]
  }
  if (code === 'UNEXPECTED_TOKEN' && /Unexpected scalar at node end/.test(message)) return afterQuote(line)
  return (
    wordings[code] ?? [
      `YAML can't read this: ${message.split('\n', 1)[0] ?? code}`,
      `${aligned} Text with special signs needs quotes.`,
      0,
    ]
  )
}

function notAField(line: string): Wording {
  if (/^\s*[\w-]+:[^\s:/]/.test(line))
    return ['The space after the colon is missing', 'Write `field: value`.', 2]
  if (/^\s*[\w-]+:\s+\S/.test(line)) {
    return [
      'The next line is indented as if it belonged to this value',
      'Begin each field in the same column; quote a value that has several lines.',
      2,
    ]
  }
  return ['This line is no field', 'Write `field: value`, with a colon and a space between them.', 2]
}

function afterQuote(line: string): Wording {
  const isSingle = /:\s+'/.test(line)
  const apostrophe = `Write an apostrophe in single quotes twice (''), or use double quotes.`
  const within = 'Put the whole value in single quotes, or write \\" for a quotation mark within it.'
  return ['Text stands behind the closing quotation mark', isSingle ? apostrophe : within]
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return text.slice(start).split('\n', 1)[0] ?? ''
}
