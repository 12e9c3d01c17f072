import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

import type { Audit } from '../../model/audit.ts'
import type { Spot } from '../../model/reading.ts'
import { reportText } from '../text.ts'
import { placeText, spotOf } from './place.ts'
import { inOrder } from './tools.ts'

/** Of one edition: who has read these knows what is wrong with it. */
const most = 20

/** Of the second place below the first: `  → where: ` stands before that. */
const margin = ' '.repeat('  → where: '.length)

/** What is about the whole book hangs on this file. */
const whole = 'publication.yaml'

/**
 * The findings of an audit as messages at their places in the manuscript, for `reportText` and `reportJson`: each file
 * that has any, with its text, and nothing else in it. The first 20 of an edition; `audit.json` has all.
 *
 * What several editions have in common is said once. What a judge calls worth knowing is not among them. A warning of
 * a judge is a warning; all else is an error.
 */
export function messagesOf(audit: Audit, sources: readonly VFile[]): VFile[] {
  const texts = new Map(sources.map((file) => [file.path, file]))
  const files = new Map<string, VFile>()
  const known = new Map<string, VFileMessage>()
  for (const { edition, said } of saidOf(audit)) {
    for (const finding of said.slice(0, most)) {
      const { reason, rule, source, place } = finding
      const where = [edition, place && placeText(place, edition)].filter(Boolean).join(', ')
      const path = source?.file ?? whole
      const key = [path, source?.line, source?.column, rule, reason].join('\0')
      const before = known.get(key)
      if (before) before.note += `\n${margin}${where}`
      else {
        const file = files.get(path) ?? new VFile({ path, value: texts.get(path)?.value ?? '' })
        files.set(path, file)
        known.set(key, tell(file, finding, `where: ${where}`))
      }
    }
  }
  return Array.from(files.values())
}

function tell(file: VFile, { reason, rule, source, isFatal }: Said, note: string): VFileMessage {
  const place = source?.line ? { line: source.line, column: source.column ?? 1 } : undefined
  const message = file.message(reason, { place, ruleId: rule, source: 'pamphlet' })
  message.fatal = isFatal
  message.note = note
  return message
}

/**
 * The findings for a person, with lines of the manuscript; empty where there are none.
 *
 * @param all Where all of them are, if there are too many to be said.
 */
export function auditFindings(
  audit: Audit,
  sources: readonly VFile[],
  style: Parameters<typeof reportText>[1] = {},
  all = 'in audit.json',
): string {
  const more = saidOf(audit)
    .filter(({ said }) => said.length > most)
    .map(({ edition, said }) => `${edition}: and ${said.length - most} more ${all}\n`)
  return reportText(messagesOf(audit, sources), style) + more.join('')
}

interface Said {
  readonly reason: string
  readonly rule: string
  readonly source?: Spot | undefined
  readonly place?: Spot | undefined
  readonly isFatal: boolean
}

/** What is said of each edition: first by the audit, then by the judges. */
function saidOf({ editions, conformance }: Audit): { edition: string; said: Said[] }[] {
  const said = new Map<string, Said[]>(
    editions.map(({ edition, findings }) => [
      edition,
      findings.map(({ reason, rule, source, place }) => ({ reason, rule, source, place, isFatal: true })),
    ]),
  )
  for (const finding of inOrder(conformance.tools.flatMap(({ findings }) => findings))) {
    const { file, tool, code, severity, reason } = finding
    if (severity === 'info') continue
    const list = said.get(file) ?? []
    said.set(file, list)
    list.push({ reason, rule: `${tool} ${code}`, place: spotOf(finding), isFatal: severity === 'error' })
  }
  return Array.from(said, ([edition, list]) => ({ edition, said: list }))
}
