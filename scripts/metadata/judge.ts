import * as v from 'valibot'

import type { Path } from './places.ts'

/** One thing that is wrong with a value, before it is put in words. */
export type Wrong =
  | {
      readonly kind: 'value'
      readonly path: Path
      readonly schema: v.GenericSchema
      readonly value: unknown
      readonly said?: string | undefined
    }
  | { readonly kind: 'missing'; readonly path: Path }
  | { readonly kind: 'unknown'; readonly path: Path; readonly fields: readonly string[] }
  | {
      readonly kind: 'fact'
      readonly path: Path
      readonly rule: 'metadata-value' | 'metadata-identifier'
      readonly said: string
      readonly hint: string
    }

export type Group = Readonly<Record<string, unknown>>

/** A plain object: what YAML makes of fields with values. */
export const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/**
 * Find everything that is wrong, not only the first: valibot stops at the first unknown field of an object, takes
 * lists for objects, and of a union says only that nothing fitted.
 */
export function judge(schema: v.GenericSchema, value: unknown, path: Path = []): Wrong[] {
  const inner = structure(schema)
  const deeper = inner && withinOf(inner, value, path)
  if (deeper === 'misfit') return [{ kind: 'value', path, schema, value }]
  if (deeper && deeper.length > 0) return deeper
  return leaf(schema, value, path)
}

/** The schemas that hold others, as far as their insides are looked at. */
type Structure =
  | {
      readonly type: 'object' | 'strict_object' | 'loose_object'
      readonly entries: Readonly<Record<string, v.GenericSchema>>
    }
  | { readonly type: 'array'; readonly item: v.GenericSchema }
  | { readonly type: 'record'; readonly value: v.GenericSchema }
  | { readonly type: 'union'; readonly options: readonly v.GenericSchema[] }

type Wrapper = v.GenericSchema & { readonly wrapped: v.GenericSchema }
export const isWrapper = (schema: v.GenericSchema): schema is Wrapper => 'wrapped' in schema

export function structure(schema: v.GenericSchema): Structure | undefined {
  if (isWrapper(schema)) return structure(schema.wrapped)
  const known = ['object', 'strict_object', 'loose_object', 'array', 'record', 'union']
  return known.includes(schema.type) ? (schema as unknown as Structure) : undefined
}

function withinOf(inner: Structure, value: unknown, path: Path): Wrong[] | 'misfit' | undefined {
  // An empty field is no list and no group; a wrapper may allow it.
  if (value === null || value === undefined) return undefined
  switch (inner.type) {
    case 'union':
      return bestOf(inner.options, value, path)
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((item, index) => judge(inner.item, item, [...path, index]))
        : 'misfit'
    case 'record':
      return isGroup(value)
        ? Object.entries(value).flatMap(([key, item]) => judge(inner.value, item, [...path, key]))
        : 'misfit'
    default:
      return isGroup(value) ? fieldsOf(inner, value, path) : 'misfit'
  }
}

function fieldsOf(inner: Structure & { entries: object }, value: Group, path: Path): Wrong[] {
  const fields = Object.keys(inner.entries)
  const known = Object.entries(inner.entries).flatMap(([field, schema]): Wrong[] => {
    if (Object.hasOwn(value, field)) return judge(schema, value[field], [...path, field])
    return isRequired(schema) ? [{ kind: 'missing', path: [...path, field] }] : []
  })
  if (inner.type !== 'strict_object') return known
  const strange = Object.keys(value).filter((field) => !Object.hasOwn(inner.entries, field))
  return [...known, ...strange.map((field): Wrong => ({ kind: 'unknown', path: [...path, field], fields }))]
}

const isRequired = (schema: v.GenericSchema): boolean =>
  !['optional', 'exact_optional', 'nullish', 'undefinedable'].includes(schema.type)

/** Of the forms that a value may have, the one it comes nearest to. */
function bestOf(
  options: readonly v.GenericSchema[],
  value: unknown,
  path: Path,
): Wrong[] | 'misfit' | undefined {
  const verdicts = options.map((option) => judge(option, value, path))
  const within = verdicts.filter((wrongs) => wrongs.every((wrong) => wrong.path.length > path.length))
  if (within.length > 0) return within.toSorted((a, b) => a.length - b.length)[0]
  return 'misfit'
}

function leaf(schema: v.GenericSchema, value: unknown, path: Path): Wrong[] {
  const { issues } = v.safeParse(schema, value)
  if (!issues) return []
  return issues.map((issue) => {
    const within = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)))
    // What a schema says in its own words is better than anything worked out from its form.
    const said = issue.message.startsWith('Invalid ') ? undefined : issue.message
    return {
      kind: 'value',
      path: [...path, ...within],
      schema,
      value: within.length > 0 ? issue.input : value,
      said,
    }
  })
}
