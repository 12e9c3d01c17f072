import { type Audit, type Count, type Counted, countedThings, type Finding } from '../../model/audit.ts'
import type { Finding as Judged, ToolReport } from '../../model/conformance.ts'
import type { Spot } from '../../model/reading.ts'
import { inOrder } from './tools.ts'

/**
 * What `audit.json` holds. Fields are only ever added while `version` stays.
 *
 * Two builds of one manuscript give the same bytes: it holds no time and no duration.
 */
export interface AuditJson {
  readonly version: 1
  /** Of the publication. */
  readonly title: string
  /** Of the publication, BCP 47. */
  readonly language: string
  /** The text itself has errors, and the editions were made all the same. */
  readonly draft?: true
  /** In the order in which they were made. */
  readonly editions: readonly {
    /** Path below the output folder. */
    readonly edition: string
    /** Absent is what the file has no marks for; a thing that the book has none of is 0 of 0. */
    readonly counts: Readonly<Partial<Record<Counted, Count>>>
    /** `rule` is one of `auditRules`, `source` a place of the manuscript, `place` one of the edition. */
    readonly findings: readonly Omit<Finding, 'edition'>[]
  }[]
  /** Judges by standards, and what they found; `absent` are those that the machine has not. */
  readonly conformance: readonly (Pick<ToolReport, 'tool' | 'version' | 'state' | 'remedy'> & {
    readonly findings: readonly Omit<Judged, 'tool'>[]
  })[]
}

/** The proof of a build for another program: `audit.json`. */
export const auditJson = (audit: Audit, isDraft = false): string =>
  `${JSON.stringify({ ...auditData(audit), ...(isDraft && { draft: true }) } satisfies AuditJson, undefined, 2)}\n`

/** The same before it is text. */
export function auditData({ title, language, editions, conformance }: Audit): AuditJson {
  return {
    version: 1,
    title,
    language,
    editions: editions.map(({ edition, counts, findings }) => ({
      edition,
      counts: Object.fromEntries(
        countedThings.flatMap((thing) => {
          const count = counts[thing]
          return count ? [[thing, { kept: count.kept, written: count.written }]] : []
        }),
      ),
      findings: findings.map(({ rule, reason, source, place }) => ({
        rule,
        reason,
        ...(source && { source: spotJson(source) }),
        ...(place && { place: spotJson(place) }),
      })),
    })),
    conformance: conformance.tools.map(toolJson),
  }
}

function toolJson({ tool, version, state, remedy, findings }: ToolReport): AuditJson['conformance'][number] {
  return {
    tool,
    version,
    state,
    ...(remedy !== undefined && { remedy }),
    findings: inOrder(findings).map(({ severity, code, reason, file, ...where }) => ({
      severity,
      code,
      reason,
      file,
      ...picked(where, ['part', 'page', 'line', 'column']),
    })),
  }
}

const spotJson = ({ file, ...where }: Spot): Spot => ({
  file,
  ...picked(where, ['line', 'column', 'page', 'label', 'side']),
})

/** Those that are there, in this order, and no others that came along. */
function picked<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    keys.flatMap((key) => (from[key] === undefined ? [] : [[key, from[key]]])),
  ) as Partial<Pick<T, K>>
}
