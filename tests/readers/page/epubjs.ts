import { Book, type NavItem, type Rendition } from 'epubjs'

import { begin } from './session.ts'
import type { Entry, Facts, Reader } from './reader.ts'

/** The reader inside many web sites and apps, in pages. */
function epubjs(): Reader {
  let book: Book
  let rendition: Rendition
  const screen = document.createElement('div')
  document.body.append(screen)
  const contents = () =>
    rendition.getContents() as unknown as readonly { sectionIndex: number; document: Document }[]
  const settle = async (): Promise<void> => {
    for (const { document: each } of contents()) await each.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  /** It says where it is a moment after it is there. */
  const moving = async (act: () => void): Promise<void> => {
    const moved = new Promise<void>((resolve) => rendition.once('relocated', resolve))
    act()
    await moved
    await settle()
  }
  return {
    async open(address) {
      book = new Book(address)
      rendition = book.renderTo(screen, { width: innerWidth, height: innerHeight, spread: 'none' })
      await moving(() => rendition.display())
      return factsOf(book)
    },
    get length() {
      return (book.spine as unknown as { length: number }).length
    },
    shown: () =>
      contents().map(({ sectionIndex, document: each }) => ({ index: sectionIndex, document: each })),
    async next() {
      if (rendition.location.atEnd) return false
      await moving(() => rendition.next())
      return true
    },
    go: (target) => moving(() => rendition.display(target as string)),
    async dress({ percent, isDark }) {
      rendition.themes.fontSize(`${percent}%`)
      rendition.themes.override('background', isDark ? '#111' : '#fff')
      rendition.themes.override('color', isDark ? '#ddd' : '#000')
      await settle()
    },
    following: moving,
  }
}

async function factsOf(book: Book): Promise<Facts> {
  const [{ title, creator, language }, navigation] = await Promise.all([
    book.loaded.metadata,
    book.loaded.navigation,
  ])
  // Its own types know nothing of it. What `loaded` promises is the list as it was before the book was opened.
  const { pageList } = (book as unknown as { pageList?: { pageList?: readonly Page[] } }).pageList ?? {}
  return {
    title,
    authors: creator ? [creator] : [],
    language,
    direction: (book.packaging.metadata as { direction?: string }).direction ?? '',
    contents: navigation.toc.map(entryOf),
    pages: (pageList ?? []).map(({ page, href }) => ({ label: String(page), href })),
  }
}

interface Page {
  readonly page: number
  readonly href: string
}

const entryOf = ({ label, href, subitems }: NavItem): Entry => ({
  label: label.trim(),
  href,
  children: (subitems ?? []).map(entryOf),
})

begin(epubjs())
