import { type Contributor, type TocItem, View, type Words } from 'foliate-js/view.js'

import { begin } from './session.ts'
import type { Entry, Facts, Look, Reader } from './reader.ts'

/** The reader of the GNOME desktop, in pages as its own window has them. */
function foliate(): Reader {
  const view = new View()
  view.style.cssText = 'display: block; width: 100vw; height: 100vh'
  document.body.append(view)
  const settle = async (): Promise<void> => {
    for (const { doc } of view.renderer.getContents()) await doc.fonts.ready
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  return {
    async open(address) {
      await view.open(address)
      await view.goTo(0)
      await settle()
      return factsOf(view)
    },
    get length() {
      return view.book.sections.length
    },
    shown: () => view.renderer.getContents().map(({ index, doc }) => ({ index, document: doc })),
    async next() {
      if (view.renderer.atEnd) return false
      await view.next()
      await settle()
      return true
    },
    async go(target) {
      await view.goTo(target)
      await settle()
    },
    async dress(look) {
      view.renderer.setStyles(styleOf(look))
      await settle()
    },
    async following(act) {
      // It says more than once on the way that it has moved, and only its own call knows when it is there.
      const arrived = new Promise<void>((resolve) => {
        view.goTo = async (target) => {
          await View.prototype.goTo.call(view, target)
          resolve()
        }
      })
      act()
      await arrived
      await settle()
    },
  }
}

function factsOf({ book: { metadata, dir, toc, pageList } }: View): Facts {
  const { author = [], language = '' } = metadata
  return {
    title: plain(metadata.title),
    authors: (Array.isArray(author) ? author : [author]).map(nameOf),
    language: Array.isArray(language) ? (language[0] ?? '') : language,
    direction: dir ?? '',
    contents: (toc ?? []).map(entryOf),
    pages: (pageList ?? []).map(({ label, href }) => ({ label, href })),
  }
}

const plain = (words: Words): string => (typeof words === 'string' ? words : (Object.values(words)[0] ?? ''))

const nameOf = (author: Contributor): string =>
  typeof author === 'object' && 'name' in author ? plain(author.name) : plain(author)

const entryOf = ({ label, href, subitems }: TocItem): Entry => ({
  label,
  href,
  children: (subitems ?? []).map(entryOf),
})

const styleOf = ({ percent, isDark }: Look): string =>
  `html { font-size: ${percent}%; ${isDark ? 'color-scheme: dark; background: #111; color: #ddd' : ''} }`

begin(foliate())
