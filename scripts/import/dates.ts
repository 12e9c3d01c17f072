import { utcDay } from '../model/day.ts'

const months = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'enero'],
  ['february', 'feb', 'februar', 'février', 'febrero'],
  ['march', 'mar', 'märz', 'mars', 'marzo'],
  ['april', 'apr', 'avril', 'abril'],
  ['may', 'mai', 'mayo'],
  ['june', 'jun', 'juni', 'juin', 'junio'],
  ['july', 'jul', 'juli', 'juillet', 'julio'],
  ['august', 'aug', 'août', 'agosto'],
  ['september', 'sep', 'sept', 'septembre', 'septiembre', 'setiembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'diciembre'],
]

const lead = new RegExp(
  '^(?:(?:date|datum|fecha|published|published on|posted on|updated)\\s*:?\\s+)?' +
    '(?:(?:on|am|le|el|den)\\s+)?' +
    '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|' +
    'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)?' +
    '\\s*,?\\s*(?:(?:the|den|le)\\s+)?',
  'iu',
)

export interface WrittenDate {
  /** `2010`, `2010-11` or `2010-11-30`. */
  readonly iso: string
  /** `3/4/2010`: it is not clear which is the month. */
  readonly unsure: boolean
}

/** The date that a whole line writes, in English, German, French or Spanish words or in figures. */
export function dateOf(text: string): WrittenDate | undefined {
  const plain = text.normalize('NFC').toLowerCase().replace(lead, '').replace(/[.,]$/, '').trim()
  return inFigures(plain) ?? inWords(plain)
}

function inFigures(text: string): WrittenDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text) ?? []
  if (year) return written(Number(year), month ? Number(month) : 0, day ? Number(day) : 0)
  const parts = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text)
  if (!parts) return undefined
  const [first, second, last] = [Number(parts[1]), Number(parts[3]), Number(parts[4])]
  // With points the day stands first; with strokes it does everywhere but in the United States.
  if (parts[2] !== '/') return written(last, second, first)
  if (first > 12) return written(last, second, first)
  return written(last, first, second, second <= 12 && first !== second)
}

function inWords(text: string): WrittenDate | undefined {
  const dayFirst =
    /^(\d{1,2})(?:\.|er|st|nd|rd|th)?\s+(?:of\s+|de\s+)?(\p{L}+)\.?,?\s+(?:de[l]?\s+)?(\d{4})$/u.exec(text)
  if (dayFirst) return written(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]), false, true)
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text)
  if (monthFirst)
    return written(Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]), false, true)
  const monthOnly = /^(\p{L}+)\.?,?\s+(?:de[l]?\s+)?(\d{4})$/u.exec(text)
  return monthOnly ? written(Number(monthOnly[2]), monthOf(monthOnly[1]), 0, false, true) : undefined
}

function monthOf(name = ''): number {
  return months.findIndex((names) => names.includes(name)) + 1
}

const two = (value: number): string => String(value).padStart(2, '0')

function written(
  year: number,
  month: number,
  day: number,
  unsure = false,
  named = false,
): WrittenDate | undefined {
  if (year < 1000 || month > 12 || (named && month === 0)) return undefined
  // Day 0 of the next month is the last of this one.
  if (month > 0 && day > utcDay(year, month + 1, 0).getUTCDate()) return undefined
  return { iso: [String(year), ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('-'), unsure }
}
