import type { Finding } from '../../../model/conformance.ts'
import type { JudgedFile } from '../../../model/world.ts'
import type { Claim, Measured } from './claim.ts'
import { conforms } from './conforms.ts'
import { readWork } from './epub.ts'
import { features, olderNames } from './features.ts'
import { readHtml } from './html.ts'
import { hazards, modes, suffices } from './modes.ts'
import type { Work } from './work.ts'

export const claims = 'claims'

/**
 * Whether what an EPUB or a page says of its accessibility is true of it, each claim by a measure of its own.
 *
 * A false claim is an error, one that nothing measures a warning, and a feature that is there without being claimed
 * worth knowing.
 *
 * @param others What other tools found in the same file.
 * @throws where the file can't be read.
 */
export function checkClaims({ path, value }: JudgedFile, others: readonly Finding[] = []): Finding[] {
  const work = path.endsWith('.epub') ? readWork(value) : readHtml(path, new TextDecoder().decode(value))
  // Statements for people, and who makes them, are not measured.
  const spoken = work.claims.filter(({ property }) => property in vocabulary)
  const found = spoken.flatMap((claim) => judgeClaim(claim, work, others))
  // A page without a word about accessibility is not asked for more.
  const unsaid = spoken.length > 0 ? unclaimed(work, spoken) : []
  return [...found, ...unsaid].map((finding) => ({ tool: claims, file: path, ...finding }))
}

type Said = Omit<Finding, 'tool' | 'file'>

/** Properties that make a claim, and what measures its value; undefined where nothing does. */
const vocabulary: Readonly<
  Record<string, (claim: Claim, work: Work, others: readonly Finding[]) => Measured | undefined>
> = {
  accessibilityFeature: ({ value }, work) =>
    Object.hasOwn(features, value) ? features[value]?.(work) : undefined,
  accessMode: ({ value }, work) => (Object.hasOwn(modes, value) ? modes[value]?.(work) : undefined),
  accessModeSufficient: ({ value }, work) => suffices(value, work),
  accessibilityHazard: ({ value }, work) =>
    Object.hasOwn(hazards, value) ? hazards[value]?.(work) : undefined,
  conformsTo: conforms,
}

function judgeClaim(claim: Claim, work: Work, others: readonly Finding[]): Said[] {
  const { property, value, part, line } = claim
  const at = { ...(part !== undefined && { part }), ...(line !== undefined && { line }) }
  const found = vocabulary[property]?.(claim, work, others)
  if (!found)
    return [{ severity: 'warning', code: property, reason: `“${value}” is claimed, and not measured`, ...at }]
  if (found.isTrue) return []
  return [{ severity: 'error', code: property, reason: `“${value}” is claimed, but ${found.reason}`, ...at }]
}

function unclaimed(work: Work, spoken: readonly Claim[]): Said[] {
  const said = new Set(spoken.map(({ property, value }) => `${property} ${value}`))
  const lists = [
    ['accessibilityFeature', features],
    ['accessMode', modes],
  ] as const
  return lists.flatMap(([property, measures]) =>
    Object.entries(measures)
      .filter(([value]) => !said.has(`${property} ${value}`) && !olderNames.has(value))
      .flatMap(([value, measure]) => {
        const { isTrue, reason, isSlight = false } = measure(work)
        return isTrue && !isSlight
          ? [{ severity: 'info' as const, code: property, reason: `“${value}” is not claimed: ${reason}` }]
          : []
      }),
  )
}
