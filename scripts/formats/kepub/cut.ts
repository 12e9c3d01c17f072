import type { Text } from 'hast'

import type { Run } from './runs.ts'
import { sentenceStarts } from './segment.ts'

/** Each text of a run, cut behind the sentences that end in it, with the spaces that follow them. */
export function cutRun({ pieces, lang }: Run): [Text, string[]][] {
  const values = pieces.map(({ value }) => value)
  // The end of a line in the source is a space, where the segmenter would take it for the end of a paragraph.
  const whole = values.join('').replaceAll(/\s/g, ' ')
  const starts = sentenceStarts(whole, lang)
  const cut: [Text, string[]][] = []
  let [from, next] = [0, 0]
  for (const text of pieces) {
    const to = from + text.value.length
    const bounds = [from]
    for (let start = starts[next]; start !== undefined && start < to; start = starts[(next += 1)])
      if (start > from) bounds.push(start)
    bounds.push(to)
    cut.push([
      text,
      bounds.slice(1).map((end, index) => text.value.slice((bounds[index] ?? 0) - from, end - from)),
    ])
    from = to
  }
  return cut
}
