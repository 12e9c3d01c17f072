/** What a finished folder says of itself in `audit.json`. */
export interface Fitness {
  /** Of the publication; for the message of a commit. */
  readonly title: string
  /** Why it must not be published; absent where it may. */
  readonly fault?: string
}

/**
 * Whether the proof that a build has left allows to publish it: there must be one, of sound text, and without findings.
 *
 * @param text Of `audit.json`, where there is one.
 */
export function fitnessOf(text: string | undefined): Fitness {
  if (text === undefined) return { title: '', fault: 'has no audit.json: it was built with --no-audit' }
  const audit = parse(text)
  if (!audit) return { title: '', fault: 'has an audit.json that can’t be read' }
  const title = String(audit.title ?? '')
  if (audit.draft === true) return { title, fault: 'is a draft: its text has errors' }
  const lost = listOf(audit.editions).some(({ findings }) => listOf(findings).length > 0)
  if (lost) return { title, fault: 'is not proven: something of the manuscript is lost in it' }
  const broken = listOf(audit.conformance).some(({ findings }) =>
    listOf(findings).some(({ severity }) => severity === 'error'),
  )
  if (broken) return { title, fault: 'is not proven: it breaks a standard' }
  return listOf(audit.editions).length > 0 ? { title } : { title, fault: 'holds no edition that was proven' }
}

type Loose = Readonly<Record<string, unknown>>

function parse(text: string): Loose | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isLoose(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isLoose) : [])
