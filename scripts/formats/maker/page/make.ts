import type { MakerFacts } from '../facts.ts'
import { type ImposeAnswer, imposerName, type ImposeOrder } from '../imposer/order.ts'
import type { Outcome } from '../outcome.ts'

/** Have the files made: beside the page where the browser can, else in it. */
export async function makeFiles(
  pdf: Uint8Array<ArrayBuffer>,
  { folding, pages }: Outcome,
  { labels, trim, words, imposer }: MakerFacts,
): Promise<ImposeAnswer> {
  const { booklet, sewn, leaves, zine, fronts, backs } = words
  const order: ImposeOrder = {
    pdf,
    expected: { pages: labels.length, ...trim },
    folding,
    ...(pages && { pages }),
    words: { booklet, sewn, leaves, zine, fronts, backs },
  }
  const address = imposer.split('/').map(encodeURIComponent).join('/')
  return (await askWorker(address, order)) ?? (await askScript(address, order))
}

/** Undefined where the browser starts none: it doesn't for pages that were opened from a folder. */
function askWorker(address: string, order: ImposeOrder): Promise<ImposeAnswer | undefined> {
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(address)
    } catch {
      resolve(undefined)
      return
    }
    const answer = (given: ImposeAnswer | undefined): void => {
      worker.terminate()
      resolve(given)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<ImposeAnswer>) => answer(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      answer(undefined)
    })
    // A copy: the page may want the file again for another choice.
    worker.postMessage(order, [])
  })
}

type Imposer = (order: ImposeOrder) => Promise<ImposeAnswer>

async function askScript(address: string, order: ImposeOrder): Promise<ImposeAnswer> {
  const known = (): Imposer | undefined => (globalThis as unknown as Record<string, Imposer>)[imposerName]
  if (!known()) await load(address)
  // What the page says of it is painted first.
  await new Promise((resolve) => {
    setTimeout(resolve, 50)
  })
  return (await known()?.(order)) ?? { fault: 'failed' }
}

function load(address: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = address
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => resolve())
    document.head.append(script)
  })
}
