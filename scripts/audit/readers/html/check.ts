import type { Book } from '../markup/book.ts'

/** Links within the page have to lead somewhere, and what it shows has to be in it or at an address. */
export function checkPage(book: Book): void {
  for (const { target, at } of book.drafts) {
    // `#` and `#top` lead to the top of every page (HTML, section 7.4.6.4).
    if (!target?.startsWith('#') || /^#(?:top)?$/i.test(target) || book.anchors.has(target)) continue
    book.fault(at, `A link leads to ${target}, but there is no such place`)
  }
  for (const { source, at } of book.media) {
    if (source === '' || /^data:[^,]*,?$/i.test(source)) book.fault(at, 'A picture is shown, but it is empty')
    else if (!/^(?:data:|https?:|\/\/|blob:|#)/i.test(source))
      book.fault(at, `${source} is shown, but it is not in the file`)
  }
}
