/**
 * Numbers for the ids of a run's structure elements, from 1, in their own order.
 *
 * Chromium names them after the nodes of its memory (`node00000423`), which are numbered differently from run
 * to run. Table cells find their heads by these ids (ISO 32000-1, table 349), and the tree of ids is sorted by
 * them, so their order stays.
 *
 * @param used How many numbers earlier runs have taken.
 */
export function numberIds(bytes: Buffer, used: number): Map<string, string> {
  const found = new Set<string>()
  for (let at = bytes.indexOf(start, 0, 'latin1'); at >= 0; at = bytes.indexOf(start, at + 1, 'latin1')) {
    const id = bytes.toString('latin1', at + 1, at + 1 + 'node00000423'.length)
    if (/^node\d{8}$/.test(id) && bytes[at + id.length + 1] === closing) found.add(id)
  }
  const inOrder = [...found].toSorted()
  return new Map(inOrder.map((id, index) => [id, `node${String(used + index + 1).padStart(8, '0')}`]))
}

const start = '(node'
const closing = 41
