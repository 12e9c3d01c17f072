import path from 'node:path'
import { Worker } from 'node:worker_threads'

import { programRoot } from './program-root.ts'

/** What is asked of a thread. */
export interface ThreadMessage {
  readonly id: number
  readonly task: string
  readonly args: readonly unknown[]
}

interface ThreadAnswer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

export interface Thread {
  /** @throws {Error} with the thread's stack, where it fails: that is a fault of the program. */
  ask(task: string, ...args: readonly unknown[]): Promise<unknown>
  close(): Promise<void>
}

/** Start a thread that runs `scripts/threads/TASK.ts`, as pamphlet.js starts the program itself. */
export function startThread(task: string): Thread {
  const worker = new Worker(path.join(programRoot, 'scripts/pamphlet.js'), {
    workerData: { task },
    // A book's words are short-lived: with the usual 16 MB they are copied twice before they go.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let last = 0
  let failure: Error | undefined
  const fail = (error: Error): void => {
    failure ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', ({ id, result, error }: ThreadAnswer) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(error))
  })
  worker.on('error', fail)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
  const post = (message: ThreadMessage): void => worker.postMessage(message)
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      fail(new Error(`The thread ended before it had answered.`))
      resolve()
    })
  })
  return {
    ask(name, ...args) {
      if (failure) return Promise.reject(failure)
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        post({ id, task: name, args })
      })
    },
    async close() {
      // One that was asked nothing may still be loading: nobody waits for that.
      if (last === 0) await worker.terminate()
      post({ id: 0, task: 'close', args: [] })
      await ended
    },
  }
}
