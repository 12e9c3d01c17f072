import type { Audit } from '../../model/audit.ts'
import type { Finding, ToolReport } from '../../model/conformance.ts'

/** A judge that did not judge, and the command that makes it. */
export interface NotRun {
  readonly tool: string
  readonly remedy: string
}

/** How a build is judged by programs of others, which take seconds. */
const inFull = 'pamphlet check --full'

/** Judges of others, and the end of the files that are their business. */
const others: readonly (readonly [tool: string, end: RegExp])[] = [
  ['EPUBCheck', /\.epub$/i],
  ['Ace', /\.epub$/i],
]

/** A judge of others for those that one of our own has judged. */
const seconds: readonly (readonly [tool: string, first: string])[] = [['veraPDF', 'PDF/UA-1']]

/** Judges that have judged, and those that have not: programs that are absent, or that only a full check runs. */
export function toolsOf({ editions, conformance }: Audit): {
  readonly run: readonly ToolReport[]
  readonly notRun: readonly NotRun[]
} {
  const { tools } = conformance
  const run = tools.filter(({ state }) => state !== 'absent')
  const absent = tools.filter(({ state }) => state === 'absent')
  const known = new Set(tools.map(({ tool }) => tool))
  const wanted = [
    ...others.filter(([, end]) => editions.some(({ edition }) => end.test(edition))),
    ...seconds.filter(([, first]) => run.some(({ tool }) => tool === first)),
  ]
  return {
    run,
    notRun: [
      ...wanted.filter(([tool]) => !known.has(tool)).map(([tool]) => ({ tool, remedy: inFull })),
      ...absent.map(({ tool, remedy = inFull }) => ({ tool, remedy })),
    ],
  }
}

/** What a judge is called in a terminal. */
export const toolName = (tool: string): string => (tool === 'epubcheck-ts' ? "EPUBCheck's rules" : tool)

/** Programs of others judge at once: their findings come in any order. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const keyed = findings.map((finding) => [keyOf(finding), finding] as const)
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, finding]) => finding)
}

function keyOf({ file, part = '', page = 0, line = 0, column = 0, code, reason }: Finding): string {
  const numbers = [page, line, column].map((number) => String(number).padStart(9, '0'))
  return [file, part, ...numbers, code, reason].join('\0')
}
