import { parentPort, workerData } from 'node:worker_threads'

import { auditor } from './audit/index.ts'
import { checkConformance, loadEpubcheckTs } from './audit/conformance/index.ts'
import type { JudgedFile } from './model/world.ts'
import type { Written } from './model/written.ts'
import { runJudge } from './world/judge.ts'
import type { ThreadMessage } from './world/thread.ts'

/** Runs in a thread beside the program, see world/prover.ts: it reads back what the program has made. */
const port = parentPort
const given = auditor()
if ((workerData as { readonly task: string }).task === 'judge') void loadEpubcheckTs()
else void given.load()

const tasks: Readonly<Record<string, (...args: never[]) => unknown>> = {
  begin: (written: Written) => given.begin(written),
  audit: (file: JudgedFile) => given.audit(file),
  judge: (file: JudgedFile, full: boolean) => checkConformance([file], { full }, { judge: runJudge }),
}

// One after the other: two PDFs at once would only wait for each other in memory.
let queue: Promise<unknown> = Promise.resolve()
port?.on('message', ({ id, task, args }: ThreadMessage) => {
  if (task === 'close') return port.close()
  queue = queue
    .then(() => tasks[task]?.(...(args as never[])))
    .then(
      (result) => port.postMessage({ id, result }),
      (error: unknown) =>
        port.postMessage({ id, error: error instanceof Error ? error.stack : String(error) }),
    )
  return undefined
})
