import { type FormatName, formatNames } from '../formats/index.ts'
import type { FolderFile } from '../integrity/index.ts'
import type { Artifact } from '../model/format.ts'
import { nearest } from '../model/nearest.ts'
import type { Environment } from '../world/machine.ts'
import { UsageError } from './command.ts'

/** SOURCE_DATE_EPOCH, in seconds, stands in for the clock: https://reproducible-builds.org/specs/source-date-epoch/ */
export function buildTime(env: Environment = process.env): Date {
  const epoch = env['SOURCE_DATE_EPOCH']
  return epoch && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date()
}

/**
 * The formats that `--formats` names, divided by commas.
 *
 * @throws {UsageError} where there is none of that name.
 */
export function parseFormats(list: string): FormatName[] {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0) throw new UsageError('--formats names no format')
  for (const name of names) {
    if (formatNames.includes(name as FormatName)) continue
    const near = nearest(name, formatNames)
    throw new UsageError(
      `There is no format “${name}”${near ? `; did you mean “${near}”?` : `: choose among ${formatNames.join(', ')}`}`,
    )
  }
  return names as FormatName[]
}

/** What a build made, as a file of a folder. */
export function toFile({ path, value }: Artifact): FolderFile {
  if (!(value instanceof Uint8Array)) throw new Error(`The artifact ${path} has no bytes.`)
  return { path, value }
}
