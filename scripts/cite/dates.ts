import type { CslDate } from '../model/reference.ts'

/**
 * A date in any of the ways authors write one, as CSL has it; none where it can't be read as a date.
 *
 * A year, a day (`2004-05-01`), a range (`2004/2006`), `{year, month, day}`, a list of one or two of these,
 * `{date-parts}`, `{literal}` and `{raw}`.
 */
export function readDate(value: unknown): CslDate | undefined {
  if (typeof value === 'number') return { 'date-parts': [[value]] }
  if (typeof value === 'string') return readText(value.trim())
  if (Array.isArray(value)) return readRange(value)
  if (typeof value !== 'object' || value === null) return undefined
  return readFields(value as Record<string, unknown>)
}

function readText(text: string): CslDate | undefined {
  if (!text) return undefined
  const circa = /[~?]$/.test(text)
  const [from = '', to, ...more] = text.replace(/[~?]$/, '').split(/\/|\.\./)
  const start = parts(from)
  const end = to === undefined ? undefined : parts(to)
  if (!start || more.length > 0 || (to !== undefined && !end && to !== '')) return { literal: text }
  const range = to === undefined ? [start] : [start, end ?? [0]]
  return { 'date-parts': range, ...(circa && { circa: true }) }
}

function parts(text: string): number[] | undefined {
  const match = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$/.exec(text.trim())
  return match?.slice(1).filter(Boolean).map(Number)
}

function readRange(list: readonly unknown[]): CslDate | undefined {
  if (list.length > 0 && list.every((value) => typeof value === 'number'))
    return { 'date-parts': [[...list] as number[]] }
  const dates = list.map(readDate)
  const [first] = dates
  if (!first || dates.length > 2) return undefined
  const ranges = dates.map((date) => date?.['date-parts']?.[0])
  if (!ranges.every((range) => range !== undefined)) return undefined
  return { ...first, 'date-parts': ranges }
}

function readFields(fields: Record<string, unknown>): CslDate | undefined {
  const { year, month, day, season, circa, literal, raw } = fields
  const dated = fields['date-parts'] ?? (year === undefined ? undefined : [year, month, day].filter(present))
  const more: CslDate = {
    ...(present(season) && { season: season as string | number }),
    ...(circa && circa !== 'false' && circa !== '0' ? { circa: true } : {}),
  }
  if (Array.isArray(dated) && dated.length > 0) {
    const nested: unknown[] = dated.every(Array.isArray) ? dated : [dated]
    const ranges = nested.map((part) => (part as unknown[]).map(readPart))
    if (ranges.some((range) => range.length === 0 || range.includes(undefined))) return undefined
    return { 'date-parts': ranges as number[][], ...more }
  }
  if (typeof raw === 'string') {
    const read = readText(raw.trim())
    return { ...(read?.literal === undefined ? read : { raw }), ...more }
  }
  if (typeof literal === 'string' || typeof literal === 'number') return { literal: String(literal), ...more }
  return undefined
}

const present = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

function readPart(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined
}
