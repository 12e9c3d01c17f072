/**
 * Runs in the page: a hyphen for each soft hyphen at a line's end, and nothing for the others.
 *
 * Layout is read in one go and changed in another, so the page is laid out a few times and not once a word.
 * A line may end elsewhere once its neighbours have settled, so the hyphens that were set are looked at again
 * until all of them stand at a line's end.
 *
 * No named function may stand inside: the loader would wrap it in a call that the page does not know.
 */
export async function settleHyphens(): Promise<void> {
  await document.fonts.ready
  const range = document.createRange()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let places: [node: Text, offsets: number[]][] = []
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const offsets: number[] = []
    for (let at = node.data.indexOf('\u00AD'); at >= 0; at = node.data.indexOf('\u00AD', at + 1))
      offsets.push(at)
    if (offsets.length > 0) places.push([node, offsets])
  }
  for (let changed = true; changed;) {
    changed = false
    const edits: [node: Text, text: string, hyphens: number[]][] = []
    for (const [node, offsets] of places) {
      const hyphens: number[] = []
      let text = ''
      let from = 0
      for (const at of offsets) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        // Only at a line's end does a soft hyphen take room; inside a ligature it seems to, so the letters
        // around it are asked which line they stand on.
        let isLast = range.getBoundingClientRect().width > 0.5
        if (isLast) {
          range.setStart(node, at - 1)
          range.setEnd(node, at)
          const { bottom } = range.getBoundingClientRect()
          range.setStart(node, at + 1)
          range.setEnd(node, at + 2)
          isLast = range.getBoundingClientRect().bottom > bottom + 2
        }
        text += node.data.slice(from, at)
        if (isLast) {
          hyphens.push(text.length)
          text += '-'
        }
        from = at + 1
      }
      edits.push([node, text + node.data.slice(from), hyphens])
    }
    places = []
    for (const [node, text, hyphens] of edits) {
      if (hyphens.length > 0) places.push([node, hyphens])
      if (node.data === text) continue
      changed = true
      node.data = text
    }
  }
}
