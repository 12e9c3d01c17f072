import { performance } from 'node:perf_hooks'

/**
 * The list of stages as they happen, each with its time in seconds.
 *
 * Formats are made at once: theirs is the time until all of them are done.
 */
export function stageList(live: boolean): { begin(stage: string): void; end(): void } {
  let open: { name: string; since: number } | undefined
  const close = (): void => {
    if (open && live)
      process.stderr.write(
        `  ${open.name.padEnd(10)} ${((performance.now() - open.since) / 1000).toFixed(2)} s\n`,
      )
    open = undefined
  }
  return {
    begin(name) {
      close()
      open = { name, since: performance.now() }
    },
    end: close,
  }
}
