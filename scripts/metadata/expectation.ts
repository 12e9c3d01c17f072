import * as v from 'valibot'

import { isWrapper, structure } from './judge.ts'

/** What a value has to be, as a noun phrase: `text`, `one of epub, pdf or print`, `a number from 1 to 9`. */
export function expectation(schema: v.GenericSchema): string {
  if (isWrapper(schema)) return expectation(schema.wrapped)
  const description = v.getDescription(schema as v.GenericSchema & { pipe: [v.GenericSchema] })
  const hasForm = formed.some((type) => hasAction(schema, type)) || schema.type === 'union'
  if (description && hasForm) return startingLow(description)
  const inner = structure(schema)
  if (inner?.type === 'union') return listed([...new Set(inner.options.map(expectation))], 'or')
  if (inner?.type === 'array') return listPhrase(inner.item)
  if (inner)
    return 'entries' in inner
      ? `a group of fields (${Object.keys(inner.entries).join(', ')})`
      : 'a group of fields'
  return plain(schema)
}

function listPhrase(item: v.GenericSchema): string {
  const words = choices(item)
  return words.length > 0 ? `a list (of ${listed(words, 'or')})` : 'a list'
}

/** The words that a picklist offers. */
export function choices(schema: v.GenericSchema): readonly string[] {
  if (isWrapper(schema)) return choices(schema.wrapped)
  if (schema.type === 'union')
    return structure(schema)?.type === 'union'
      ? (schema as unknown as { options: v.GenericSchema[] }).options.flatMap(choices)
      : []
  if (schema.type === 'picklist')
    return (schema as unknown as { options: readonly unknown[] }).options.map(String)
  if (schema.type === 'literal') return [String((schema as unknown as { literal: unknown }).literal)]
  return []
}

/** Checks that ask for a form of text, which only a description can put in words. */
const formed = ['regex', 'url', 'check', 'iso_date', 'email']

function plain(schema: v.GenericSchema): string {
  switch (schema.type) {
    case 'string':
      return 'text'
    case 'boolean':
      return 'true or false'
    case 'number':
      return numberPhrase(schema)
    case 'literal':
    case 'picklist':
      return listed(choices(schema), 'or')
    default:
      return `a value of the kind ${schema.expects}`
  }
}

function numberPhrase(schema: v.GenericSchema): string {
  const noun = hasAction(schema, 'integer') ? 'a whole number' : 'a number'
  const least = requirement(schema, 'min_value')
  const most = requirement(schema, 'max_value')
  if (least !== undefined && most !== undefined) return `${noun} from ${least} to ${most}`
  if (least !== undefined) return `${noun}, ${least} or more`
  return most === undefined ? noun : `${noun}, ${most} or less`
}

interface Action {
  readonly type: string
  readonly requirement?: unknown
}

const actions = (schema: v.GenericSchema): readonly Action[] =>
  'pipe' in schema ? (schema.pipe as Action[]) : []
const hasAction = (schema: v.GenericSchema, type: string): boolean =>
  actions(schema).some((action) => action.type === type)
const requirement = (schema: v.GenericSchema, type: string): unknown =>
  actions(schema).find((action) => action.type === type)?.requirement

const startingLow = (phrase: string): string =>
  /^[A-Z][a-z ]/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase

function listed(words: readonly string[], last: string): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
