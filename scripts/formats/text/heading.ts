import { columnsOf, wrap } from './wrap.ts'
import type { Block, Setting } from './setting.ts'

/** What a heading is underlined with, by its level; those below stand alone. */
const rules: readonly string[] = ['', '=', '-']

/**
 * A heading set off: underlined on the first two levels, and below the first one with an empty line of its own before
 * it, so that there is more space than behind it.
 */
export function headingBlock(text: string, level: number, { width, lang }: Setting): Block[] {
  if (text === '') return []
  const lines = wrap(text, width, lang)
  const rule = rules[level]
  const length = Math.min(widestRule, Math.max(...lines.map(columnsOf)))
  return [[...(level > 1 ? [''] : []), ...lines, ...(rule ? [rule.repeat(length)] : [])]]
}

/** Columns: a title of 300 characters that is not wrapped has no rule as long. */
const widestRule = 72
