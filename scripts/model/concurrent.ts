/** Do it for each of them, two at a time, as a small machine has cores; the results in their order. */
export async function inPairs<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => R | Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item, index)
  }
  await Promise.all([worker(), worker()])
  return results
}
