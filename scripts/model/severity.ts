import type { VFile } from 'vfile'

import { type RuleId, rules, type Severities, severityOf } from './rules.ts'

/**
 * Give every message the severity that the author chose in `publication.yaml`; those of a rule that is off vanish.
 *
 * `diagnose` knows only the table of rules, so that no room has to hand the author's choice on to the next. The
 * choice is applied to all files at once, when all is said: behind reading, and again behind rendering. Done
 * twice, it changes nothing more.
 */
export function applySeverities(files: readonly VFile[], given: Severities): void {
  for (const file of files) {
    file.messages = file.messages.filter((message) => {
      const { ruleId } = message
      if (!ruleId || !Object.hasOwn(rules, ruleId)) return true
      const severity = severityOf(ruleId as RuleId, given)
      message.fatal = severity === 'error'
      return severity !== 'off'
    })
  }
}
