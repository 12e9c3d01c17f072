/** Remember where the reader is, and go back there once the text around it has changed. */
export function keepPlace(text: Document): () => void {
  const view = text.defaultView
  if (!view) return () => {}
  const seen = firstSeen(text, view)
  const { scrollY } = view
  return () => {
    const again = seen && find(text, seen)
    if (seen && again) view.scrollBy(0, again.getBoundingClientRect().top - seen.top)
    else view.scrollTo(0, scrollY)
  }
}

interface Seen {
  readonly part: string
  readonly id: string
  readonly index: number
  /** Of the window, px. */
  readonly top: number
}

const blocks = 'p, li, h1, h2, h3, blockquote, figure, table'

/** The first block that begins in the window. */
function firstSeen(text: Document, view: Window): Seen | undefined {
  const part = [...text.body.children].find((child) => child.getBoundingClientRect().bottom > 0)
  if (!part) return undefined
  const all = [...part.querySelectorAll(blocks)]
  const index = all.findIndex((block) => {
    const { top, bottom } = block.getBoundingClientRect()
    return bottom > 0 && top < view.innerHeight
  })
  const block = all[index]
  if (!block) return undefined
  const { top } = block.getBoundingClientRect()
  return { part: part.getAttribute('data-part') ?? '', id: block.id, index, top }
}

function find(text: Document, { part, id, index }: Seen): Element | undefined {
  const there = [...text.body.children].find((child) => child.getAttribute('data-part') === part)
  const all = [...(there?.querySelectorAll(blocks) ?? [])]
  // Ids are made of a paragraph's first letters: where those were changed, its place among the others holds.
  return (id ? all.find((block) => block.id === id) : undefined) ?? all[index] ?? there
}
