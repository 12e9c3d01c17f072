/** Hyphens in one piece of text, by their offsets. Before the first settling they are soft ones. */
export interface Hyphen {
  readonly node: Text
  readonly offsets: readonly number[]
}

/**
 * A hyphen for each soft hyphen at a line's end, and nothing for the others.
 *
 * Layout is read in one go and changed in another, so the page is laid out a few times and not once a word.
 * A line may end elsewhere once its neighbours have settled, so the hyphens that were set are looked at again
 * until all of them stand at a line's end.
 *
 * @param set Those of an earlier settling, to be looked at again; without them, all soft hyphens of the page.
 */
export function settleHyphens(set: readonly Hyphen[] = softHyphens()): readonly Hyphen[] {
  let places = set
  for (let changed = true; changed;) {
    const edits = places.filter(({ node }) => node.isConnected).map(editOf)
    const next: Hyphen[] = []
    changed = false
    for (const { node, text, hyphens } of edits) {
      if (hyphens.length > 0) next.push({ node, offsets: hyphens })
      if (node.data === text) continue
      changed = true
      node.data = text
    }
    places = next
  }
  return places
}

function softHyphens(): Hyphen[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: Hyphen[] = []
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const offsets: number[] = []
    for (let at = node.data.indexOf('\u00AD'); at >= 0; at = node.data.indexOf('\u00AD', at + 1))
      offsets.push(at)
    if (offsets.length > 0) found.push({ node, offsets })
  }
  return found
}

function editOf({ node, offsets }: Hyphen): { node: Text; text: string; hyphens: number[] } {
  const hyphens: number[] = []
  let text = ''
  let from = 0
  for (const at of offsets) {
    text += node.data.slice(from, at)
    if (endsLine(node, at)) {
      hyphens.push(text.length)
      text += '-'
    }
    from = at + 1
  }
  return { node, text: text + node.data.slice(from), hyphens }
}

const range = document.createRange()

/**
 * Only at a line's end does a soft hyphen take room; inside a ligature it seems to, so the letters around it are
 * asked which line they stand on.
 */
function endsLine(node: Text, at: number): boolean {
  if (rectOf(node, at).width <= 0.5) return false
  return rectOf(node, at + 1).bottom > rectOf(node, at - 1).bottom + 2
}

function rectOf(node: Text, at: number): DOMRect {
  range.setStart(node, Math.max(0, at))
  range.setEnd(node, Math.min(node.length, at + 1))
  return range.getBoundingClientRect()
}

/** The middle of a hyphen's line, from the top of the window. */
export const hyphenHeights = ({ node, offsets }: Hyphen): number[] =>
  offsets.map((at) => {
    const { top, bottom } = rectOf(node, at)
    return (top + bottom) / 2
  })
