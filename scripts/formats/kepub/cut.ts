import type { Text } from 'hast'

import type { Run } from './runs.ts'

/** Each text of a run, cut behind the sentences that end in it, with the spaces that follow them. */
export function cutRun({ pieces, lang }: Run): [Text, string[]][] {
  const values = pieces.map(({ value }) => value)
  // The end of a line in the source is a space, where the segmenter would take it for the end of a paragraph.
  const whole = values.join('').replaceAll(/\s/g, ' ')
  const starts = Array.from(segmenterOf(lang).segment(whole), ({ index }) => index)
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

const segmenters = new Map<string, Intl.Segmenter>()

/** @param lang BCP 47; one that is no tag is read as English. */
function segmenterOf(lang: string): Intl.Segmenter {
  const known = segmenters.get(lang)
  if (known) return known
  const made = new Intl.Segmenter(isTag(lang) ? lang : 'en', { granularity: 'sentence' })
  segmenters.set(lang, made)
  return made
}

function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1
  } catch {
    return false
  }
}
