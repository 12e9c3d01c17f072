import path from 'node:path'

import { UsageError } from './command.ts'

/**
 * A folder that is replaced whole must not hold what it is made from or the current folder, nor lie in what it is made
 * from.
 *
 * @param said How the message calls `from`.
 * @throws {UsageError} where it does.
 */
export function refuseOverlap(to: string, from: string, said: string): void {
  const [source, target] = [path.resolve(from), path.resolve(to)]
  const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(outer + path.sep)
  if (holds(source, target) || holds(target, source) || holds(target, process.cwd()))
    throw new UsageError(
      `The editions can't go to ${to}: it is, holds or lies in ${said} or the current folder`,
    )
}
