import { parentPort } from 'node:worker_threads'

import type { ThreadMessage } from './thread.ts'

/** Do what the program asks of this thread, one after the other: two books at once would not fit into memory. */
export function serve(tasks: Readonly<Record<string, (...args: never[]) => unknown>>): void {
  const port = parentPort
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
