import * as v from 'valibot'

import { isGroup, isWrapper, structure, type Wrong } from './judge.ts'

/** What to type instead, where the kind of the value shows what was meant. */
export function valueHint(
  { path, schema, value }: Wrong & { kind: 'value' },
  written: string | undefined,
): string | undefined {
  const takes = kindsOf(schema)
  const name = path.findLast((step) => typeof step === 'string') ?? ''
  // 1984, true and ~ are no text to YAML.
  if (written && typeof value !== 'string' && v.is(schema, written)) return inQuotes(path, written)
  if (takes.has('boolean')) return 'Write true or false.'
  if (takes.has('number') && !takes.has('string') && typeof value === 'string') {
    return Number.isFinite(Number(value)) && value.trim()
      ? `Take the quotes away: \`${name}: ${value.trim()}\`.`
      : 'Write it in figures.'
  }
  if (takes.has('list') && !takes.has('string') && !Array.isArray(value))
    return 'Write each entry in a line of its own that begins with a hyphen.'
  if (takes.has('group') && !takes.has('string'))
    return `Write each field in a line of its own below \`${name}:\`, indented by two spaces.`
  if (takes.has('string') && Array.isArray(value)) return 'Write one value, without hyphens or brackets.'
  if (takes.has('string') && !takes.has('group') && isGroup(value))
    return 'Write one value; put it in quotes where it holds a colon or braces.'
  return undefined
}

function inQuotes(path: Wrong['path'], written: string): string {
  const key = path.at(-1)
  return `Put it in quotes: \`${typeof key === 'number' ? '- ' : `${key}: `}"${written}"\`.`
}

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'group'

/** The kinds of value that a schema lets through at all. */
function kindsOf(schema: v.GenericSchema): ReadonlySet<Kind> {
  if (isWrapper(schema)) return kindsOf(schema.wrapped)
  const inner = structure(schema)
  if (inner?.type === 'union') return new Set(inner.options.flatMap((option) => [...kindsOf(option)]))
  if (inner) return new Set([inner.type === 'array' ? 'list' : 'group'])
  if (schema.type === 'string' || schema.type === 'picklist') return new Set(['string'])
  return schema.type === 'number' || schema.type === 'boolean' ? new Set([schema.type]) : new Set()
}
