import { diagnose } from '../model/diagnose.ts'
import type { Place, Reference } from '../model/reference.ts'
import type { RuleId } from '../model/rules.ts'
import type { SourceText } from './prose/source.ts'

/** Report something about a field of an entry, where the field stands in its file. */
export function remarkField(
  reference: Reference,
  field: string,
  source: SourceText,
  rule: RuleId,
  reason: string,
  hint?: string,
): void {
  diagnose(reference.file, rule, reason, placeOf(reference, field, source), hint)
}

/** No entry is longer, characters: a file of thousands is not read through for each. */
const longest = 20_000

/** The value of `ISBN: …`, `"ISBN": "…"` or `isbn = {…}`; the entry itself where it is written in another way. */
function placeOf({ position, id }: Reference, field: string, source: SourceText): Place {
  const start = source.offsetOf(position)
  const entry = source.text.slice(start, start + longest)
  const own = entry.indexOf(id)
  const next = /\n\s*(?:- |@\w+\s*[{(]|\{\s*"id")/.exec(entry.slice(Math.max(own, 1)))
  const within = next ? entry.slice(0, Math.max(own, 1) + next.index) : entry
  const written = new RegExp(String.raw`(?<![\w-])["']?${field}["']?\s*[:=]\s*["'{]?`, 'i').exec(within)
  return written ? source.pointAt(start + written.index + written[0].length) : position
}

/** The text of a field; nothing where it has none. */
export function fieldOf({ item }: Reference, field: string): string | undefined {
  const value = item[field]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
