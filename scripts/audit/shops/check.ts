import type { Fact, Subject } from './fact.ts'
import { epubFacts } from './facts-epub.ts'
import { pdfFacts } from './facts-pdf.ts'
import { keeps } from './judge.ts'
import type { ShopRule, ShopRules } from './rules.ts'
import { reasonOf } from './wording.ts'

/** One thing that a shop refuses, or that its readers lose. */
export interface ShopFinding {
  /** Id of the rule, and key of the shop, as `shops/rules.yaml` has them. */
  readonly rule: string
  readonly shop: string
  /** `note`: nothing is lost, but good to know before the upload. */
  readonly severity: ShopRule['severity']
  /** Path of the finished file. */
  readonly file: string
  /** The file inside an EPUB. */
  readonly part?: string
  readonly page?: number
  readonly reason: string
  readonly help: string
  /** What in the manuscript has to change: see `locate`. */
  readonly subject: Subject
}

export interface FinishedFile {
  readonly path: string
  readonly value: Uint8Array
}

/**
 * What shops will say to finished files, `*.epub` and `*.pdf`; others, and kinds that a shop does not take, are
 * passed over. Within a file: in the order of the rules, shop by shop.
 */
export async function checkShops(
  files: readonly FinishedFile[],
  shops: readonly string[],
  rules: ShopRules,
): Promise<ShopFinding[]> {
  const findings: ShopFinding[] = []
  for (const { path, value } of files) {
    const kind = /\.(epub|pdf)$/i.exec(path)?.[1]?.toLowerCase()
    const asked = [...new Set(shops)].filter((shop) => rules.shops[shop]?.reads.some((each) => each === kind))
    if (asked.length === 0) continue
    const facts = kind === 'epub' ? epubFacts(value) : await pdfFacts(value)
    findings.push(...judgeFacts(path, facts, asked, rules))
  }
  return findings
}

/** What rules say to the facts of one file. */
export function judgeFacts(
  file: string,
  facts: readonly Fact[],
  shops: readonly string[],
  { rules, shops: known }: ShopRules,
): ShopFinding[] {
  const byName = new Map<string, Fact[]>()
  for (const fact of facts) {
    const group = byName.get(fact.fact)
    if (group) group.push(fact)
    else byName.set(fact.fact, [fact])
  }
  return shops.flatMap((shop) =>
    rules
      .filter((rule) => rule.shops.includes(shop))
      .filter(({ when }) =>
        when.every((each) => byName.get(each.limits)?.some(({ value }) => keeps(value, each))),
      )
      .flatMap((rule) => {
        const broken = (byName.get(rule.limits) ?? []).filter(({ value }) => !keeps(value, rule))
        return together(broken).map(([first, count]) => {
          const finding = findingOf(rule, first, shop, known[shop]?.name ?? shop, file)
          return count === 1
            ? finding
            : { ...finding, reason: `${finding.reason} ${count - 1} more like it.` }
        })
      }),
  )
}

/** Facts that are mended at one place, said once: a link that stands on many pages, the fonts of a template. */
function together(facts: readonly Fact[]): [Fact, number][] {
  const groups = new Map<string, [Fact, number]>()
  for (const fact of facts) {
    const { subject, part } = fact
    const key = JSON.stringify(subject.kind === 'file' ? [subject, part] : subject)
    const group = groups.get(key)
    if (group) group[1] += 1
    else groups.set(key, [fact, 1])
  }
  return [...groups.values()]
}

function findingOf(rule: ShopRule, fact: Fact, shop: string, name: string, file: string): ShopFinding {
  const { part, page, subject } = fact
  return {
    rule: rule.id,
    shop,
    severity: rule.severity,
    file,
    ...(part !== undefined && { part }),
    ...(page !== undefined && { page }),
    reason: reasonOf(rule, fact, name),
    help: rule.help,
    subject,
  }
}
