import { make, type PageWords } from './words.ts'

interface Position {
  /** Of the page in its folder; nothing where all is on one page. */
  readonly file: string
  readonly id: string
  readonly title: string
}

/** Keep where the reader is, on this device and nowhere else, and offer to go on from there. */
export function keepPosition(words: PageWords): void {
  const { book = '', file = '', title } = document.body.dataset
  // All on one page, or the first of a folder, which has no text to be in.
  const isFirst = file === ''
  const isLeading = isFirst && document.querySelector('link[rel="next"]') !== null
  const key = `pamphlet:${book}:${isFirst && !isLeading ? 'whole' : 'read'}`
  if (isFirst) offer(read(key), words)
  if (isLeading) return
  const save = (): void => {
    const block = topBlock()
    if (!block || scrollY < 200) return
    const chapter = block.closest('section')?.querySelector('h1, h2')?.textContent ?? document.title
    write(key, { file, id: block.id, title: title ?? chapter })
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  addEventListener(
    'scroll',
    () => {
      clearTimeout(waiting)
      waiting = setTimeout(save, 300)
    },
    { passive: true },
  )
  addEventListener('pagehide', save)
}

/** The first paragraph that is in the window. */
function topBlock(): Element | undefined {
  const blocks = document.querySelectorAll('main [id^="p-"]')
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) < 64) low = middle + 1
    else high = middle
  }
  return blocks[low]
}

function offer(position: Position | undefined, { goOn, lang }: PageWords): void {
  if (!position || location.hash !== '') return
  const link = make(
    'a',
    { href: `${position.file}#${position.id}`, className: 'go-on' },
    goOn.replace('{title}', () => position.title),
  )
  const nav = make('nav', { lang }, link)
  nav.setAttribute('aria-label', link.textContent)
  document.querySelector('.bar')?.append(nav)
}

/** A browser may keep nothing at all. */
function read(key: string): Position | undefined {
  try {
    const text = localStorage.getItem(key)
    const kept: unknown = text ? JSON.parse(text) : undefined
    return isPosition(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

/** Another program, or another edition of this one, may have written there. */
const isPosition = (kept: unknown): kept is Position =>
  typeof kept === 'object' &&
  kept !== null &&
  ['file', 'id', 'title'].every((name) => typeof (kept as Record<string, unknown>)[name] === 'string')

function write(key: string, position: Position): void {
  try {
    localStorage.setItem(key, JSON.stringify(position))
  } catch {
    // Then the reader finds the place again without help.
  }
}
