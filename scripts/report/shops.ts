import { VFile } from 'vfile'

/** What a shop says to a file, and where in the manuscript that is mended. */
export interface ShopMessage {
  readonly rule: string
  readonly shop: string
  readonly severity: 'error' | 'warning' | 'note'
  /** Path of the finished file. */
  readonly file: string
  readonly part?: string
  readonly page?: number
  readonly reason: string
  readonly help: string
  /** Absent where there is no manuscript: then the finished file stands for it. */
  readonly at?: {
    readonly file: VFile
    readonly place?: { readonly line: number; readonly column: number }
  }
}

/** As messages at their places, for `reportText`; what several files have in common is said once. */
export function shopFiles(said: readonly ShopMessage[]): VFile[] {
  const alike = new Map<string, [ShopMessage, ...ShopMessage[]]>()
  for (const one of said) {
    const key = JSON.stringify([pathOf(one), one.at?.place, one.rule, one.reason])
    const group = alike.get(key)
    if (group) group.push(one)
    else alike.set(key, [one])
  }
  const files = new Map<string, VFile>()
  for (const group of alike.values()) {
    const [{ rule, severity, reason, help, at }] = group
    const path = pathOf(group[0])
    const file = files.get(path) ?? new VFile({ path, value: at?.file.value ?? '' })
    files.set(path, file)
    const message = file.message(reason, { place: at?.place, ruleId: `shop-${rule}`, source: 'pamphlet' })
    message.fatal = severity === 'note' ? undefined : severity === 'error'
    const places = group.map((one) => placeText(one, path)).filter(Boolean)
    message.note = [help, ...[...new Set(places)].map((place) => `where: ${place}`)].join(margin)
  }
  return Array.from(files.values())
}

const pathOf = ({ at, file }: ShopMessage): string => at?.file.path ?? file

/** Below the first line of a hint. */
const margin = `\n${' '.repeat('  → '.length)}`

const placeText = ({ file, part, page }: ShopMessage, path: string): string =>
  [file === path ? undefined : file, part, page && `page ${page}`].filter(Boolean).join(', ')

/** A shop that the files are meant for. */
export interface AskedShop {
  readonly shop: string
  readonly name: string
  /** The kinds that it takes, and whether one of the files is of one. */
  readonly reads: readonly string[]
  readonly isAsked: boolean
}

/** A line for each shop: `Kindle: 2 warnings`. */
export function shopTable(shops: readonly AskedShop[], said: readonly ShopMessage[]): string {
  return shops
    .map(({ shop, name, reads, isAsked }) => {
      if (!isAsked)
        return `  ${name}: not asked, it takes ${reads.map((kind) => kind.toUpperCase()).join(' and ')}`
      const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
        const count = said.filter((each) => each.shop === shop && each.severity === severity).length
        return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
      })
      return `  ${name}: ${counts.join(', ') || 'nothing to report'}`
    })
    .join('\n')
}
