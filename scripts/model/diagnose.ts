import type { Node, Position } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

import { type RuleId, rules } from './rules.ts'

/** A node, its position, or a bare point (lines and columns count from 1). */
type Place = Node | Position | { line: number; column: number } | undefined

/**
 * Report an author's mistake at the place that has to be mended.
 *
 * Never throws: a run reports every problem it can find. The rule table gives severity and hint;
 * `hint` replaces the table's where this case has a better one.
 */
export function diagnose(
  file: VFile,
  ruleId: RuleId,
  reason: string,
  place?: Place,
  hint?: string,
): VFileMessage {
  const where = place && 'type' in place ? place.position : place
  const message = file.message(reason, { place: where, ruleId, source: 'pamphlet' })
  message.fatal = rules[ruleId].severity === 'error'
  message.note = hint ?? rules[ruleId].help
  return message
}

/** True where the author's mistakes forbid a build (without `--draft`). */
export function hasErrors(files: readonly VFile[]): boolean {
  return files.some((file) => file.messages.some((message) => message.fatal === true))
}
