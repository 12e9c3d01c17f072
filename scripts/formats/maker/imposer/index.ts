/**
 * Puts pages on sheets in a reader's browser: a script by itself, since most readers never need its half megabyte.
 *
 * It runs as a worker, so that the page stays alive. Where a browser starts no worker, as for pages in a folder, the
 * page loads it as its own script, and finds it under `imposerName`.
 */
import { imposeFor } from './impose-for.ts'
import { type ImposeOrder, imposerName } from './order.ts'

if (typeof document === 'undefined') {
  globalThis.addEventListener('message', async ({ data }: MessageEvent<ImposeOrder>) => {
    const answer = await imposeFor(data)
    const transfer = 'files' in answer ? answer.files.map(({ buffer }) => buffer) : []
    globalThis.postMessage(answer, { transfer })
  })
} else {
  Object.assign(globalThis, { [imposerName]: imposeFor })
}
