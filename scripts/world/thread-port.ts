import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'

import type { ThreadMessage } from './thread.ts'

/** Do what the program asks of this thread, one after the other: two books at once would not fit into memory. */
export function serve(tasks: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  const port = parentPort
  stepBack()
  let queue: Promise<unknown> = Promise.resolve()
  port?.on('message', ({ id, task, args }: ThreadMessage) => {
    if (task === 'close') {
      port.close()
      return
    }
    queue = queue
      .then(() => tasks[task]?.(...(args as never[])))
      .then(
        (result) => port.postMessage({ id, result }),
        (error: unknown) =>
          port.postMessage({ id, error: error instanceof Error ? error.stack : String(error) }),
      )
  })
}

/**
 * Whoever waits for this thread has its own work first: on a machine with two processors it would lose one. Linux
 * has a priority for each thread (setpriority(2), under "C library/kernel differences"); elsewhere nothing is lost.
 */
function stepBack(): void {
  try {
    const own = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    if (own > 0) setPriority(own, 10)
  } catch {
    // There is no such thing here.
  }
}
