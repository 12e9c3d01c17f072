import * as v from 'valibot'

import { nearest } from '../model/nearest.ts'
import { type RuleId, rules } from '../model/rules.ts'
import { choices, expectation } from './expectation.ts'
import { isGroup, type Wrong } from './judge.ts'
import { valueHint } from './value-hint.ts'
import type { Path, Span, Yaml } from './places.ts'

interface Said {
  readonly rule: RuleId
  readonly reason: string
  readonly place: Span
  readonly hint?: string | undefined
}

/** Put a fault in words: which field, what was expected, what was found, what to do. */
export function saying(wrong: Wrong, yaml: Yaml, file: string): Said {
  const { path } = wrong
  switch (wrong.kind) {
    case 'missing':
      return {
        rule: 'metadata-missing',
        reason: `${fieldName(path)} is missing`,
        place: yaml.place(path.slice(0, -1)),
        hint: `Add a line \`${path.at(-1)}: …\`.`,
      }
    case 'unknown':
      return { place: yaml.keyPlace(path), ...(fixed(path) ?? strange(path, wrong.fields, file)) }
    case 'fact':
      return {
        rule: wrong.rule,
        reason: `${fieldName(path)}: ${wrong.said}`,
        place: yaml.place(path),
        hint: wrong.hint,
      }
    case 'value':
      return { rule: 'metadata-value', place: yaml.place(path), ...misfit(wrong, yaml) }
  }
}

function misfit(wrong: Wrong & { kind: 'value' }, yaml: Yaml): { reason: string; hint: string | undefined } {
  const { path, schema, value, said } = wrong
  const name = fieldName(path)
  const comma = typeof path.at(-1) === 'number' ? ',' : ''
  const isEmpty = typeof value === 'string' ? value.trim() === '' : value === null && !yaml.written(path)
  if (isEmpty) return { reason: `${name}${comma} is empty`, hint: emptyHint(path, yaml) }
  const reason = said
    ? `${name}: ${said}`
    : `${name}${comma} must be ${expectation(schema)}, not ${found(value, yaml.written(path))}`
  return { reason, hint: valueHint(wrong, yaml.written(path)) ?? choiceHint(schema, value) }
}

function emptyHint(path: Path, yaml: Yaml): string {
  if (typeof path.at(-1) === 'number') return 'Write something after the hyphen, or take the line out.'
  const rest = yaml.restOfLine(path)
  return /^[#&*!]\S/.test(rest)
    ? `A value that begins with \`${rest.charAt(0)}\` needs quotes: \`${path.at(-1)}: "${rest.replaceAll('"', '\\"')}"\`.`
    : 'Write a value after the colon, or take the line out.'
}

function choiceHint(schema: v.GenericSchema, value: unknown): string | undefined {
  const offered = choices(schema)
  if (typeof value !== 'string' || offered.length === 0) return undefined
  const typed = value.toLowerCase()
  const near =
    offered.find(
      (choice) => typed.startsWith(choice.toLowerCase()) || choice.toLowerCase().startsWith(typed),
    ) ?? nearest(value, offered)
  return near
    ? `Did you mean \`${near}\`?`
    : v.getDescription(schema as v.GenericSchema & { pipe: [v.GenericSchema] })
}

/** Words that other programs use for a field. */
const otherWords: Readonly<Record<string, string>> = {
  abstract: 'description',
  address: 'url',
  author: 'authors',
  base: 'url',
  chapters: 'contents',
  copyright: 'rights',
  creator: 'authors',
  direction: 'dir',
  doi: 'identifiers',
  homepage: 'url',
  image: 'cover',
  isbn: 'identifiers',
  keywords: 'subjects',
  language: 'lang',
  references: 'bibliography',
  slug: 'id',
  style: 'csl',
  summary: 'description',
  theme: 'template',
  website: 'url',
  year: 'date',
}

/** Fields whose own fields are names of something. */
const kinds: Readonly<Record<string, string>> = { formats: 'format', rules: 'rule' }

/** A rule that is not the author's to choose: what it finds leaves a hole in the book. */
function fixed(path: Path): Omit<Said, 'place'> | undefined {
  const [parent, rule = ''] = path
  if (parent !== 'rules' || path.length !== 2 || !Object.hasOwn(rules, rule)) return undefined
  if (rules[rule as RuleId].severity !== 'error')
    return {
      rule: 'metadata-value',
      reason: `The rule \`${rule}\` is one of \`pamphlet import\`, not of a build`,
      hint: 'Take the line out.',
    }
  return {
    rule: 'metadata-value',
    reason: `The rule \`${rule}\` is an error always: with what it finds the book can't be built`,
    hint: 'Take the line out, and mend what the rule finds; `pamphlet build --draft` builds in spite of errors.',
  }
}

function strange(path: Path, fields: readonly string[], file: string): Omit<Said, 'place'> {
  const key = String(path.at(-1))
  const parent = path.slice(0, -1)
  const rule = 'metadata-unknown'
  if (key === '')
    return { rule, reason: 'A field has no name before its colon', hint: 'Write `field: value`.' }
  const other = otherWords[key.toLowerCase()]
  const meant = nearest(key, fields) ?? (other && fields.includes(other) ? other : undefined)
  const kind = parent.length === 1 ? kinds[String(parent[0])] : undefined
  const reason = kind
    ? `There is no ${kind} \`${key}\``
    : `\`${key}\` is no field of ${parent.length === 0 ? file : fieldName(parent)}`
  if (meant) return { rule, reason, hint: `Did you mean \`${meant}\`?` }
  const all = kind ? `${kind.charAt(0).toUpperCase()}${kind.slice(1)}s` : 'Fields here'
  return { rule, reason, hint: `${all}: ${fields.join(', ')}.` }
}

/** `contents.body` for fields within fields; items count from 1, as people count. */
function fieldName(path: Path): string {
  const parts: string[] = []
  for (const step of path) {
    const last = parts.at(-1)
    if (typeof step === 'number') parts.push(`item ${step + 1}`)
    else if (last?.startsWith('`')) parts.splice(-1, 1, `${last.slice(0, -1)}.${step}\``)
    else parts.push(`\`${step}\``)
  }
  return parts.reduce((name, part) => (part.startsWith('`') ? `${name}: ${part}` : `${name}, ${part}`))
}

function found(value: unknown, written: string | undefined): string {
  if (Array.isArray(value)) return 'a list'
  if (isGroup(value)) return 'a group of fields'
  if (typeof value === 'number') return `the number ${written ?? value}`
  if (typeof value === 'boolean' || value === null) return `\`${written ?? String(value)}\``
  if (typeof value !== 'string') return 'a value of another kind'
  const line = value.replaceAll(/\s+/g, ' ').trim()
  return `“${line.length > 50 ? `${line.slice(0, 50)}…` : line}”`
}
