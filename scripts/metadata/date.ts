import { utcDay } from '../model/day.ts'
import type { Metadata } from '../model/metadata.ts'

/**
 * The day the publication is dated, UTC midnight: a year is its 1 January, a month its first day.
 *
 * Without a date it is the day of `now`, the only value here that differs from build to build.
 */
export function publicationDate(metadata: Pick<Metadata, 'date'>, now: Date): Date {
  if (metadata.date === undefined)
    return utcDay(now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate())
  const [year = 0, month = 1, day = 1] = metadata.date.split('-').map(Number)
  return utcDay(year, month, day)
}

/** What is impossible about a well-formed date: `2026-02-30`, `2026-13`. */
export function impossibleDate(date: string): string | undefined {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  if (month < 1 || month > 12) return `a year has no month ${month}`
  const last = daysIn(year, month)
  return day < 1 || day > last ? `${date.slice(0, 7)} has ${last} days` : undefined
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
