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
  const grouped = new Map<string, Fact[]>()
  for (const fact of facts) {
    const group = grouped.get(fact.fact)
    if (group) group.push(fact)
    else grouped.set(fact.fact, [fact])
  }
  const findings: ShopFinding[] = []
  for (const shop of shops)
    for (const rule of rules) {
      if (!rule.shops.includes(shop)) continue
      const isAsked = rule.when.every((each) =>
        grouped.get(each.limits)?.some(({ value }) => keeps(value, each)),
      )
      if (!isAsked) continue
      const said = new Set<string>()
      for (const fact of grouped.get(rule.limits) ?? []) {
        if (keeps(fact.value, rule)) continue
        const finding = findingOf(rule, fact, shop, known[shop]?.name ?? shop, file)
        // One style or link may stand on every page.
        const key = JSON.stringify([finding.subject, fact.name ?? fact.part])
        if (!said.has(key)) findings.push(finding)
        said.add(key)
      }
    }
  return findings
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
