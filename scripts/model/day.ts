/** A calendar day as UTC midnight, so that no time zone can move it. `month` and `day` count from 1. */
export const utcDay = (year: number, month = 1, day = 1): Date => new Date(Date.UTC(year, month - 1, day))

/** `2026-11-24`. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10)
