import type { Painter } from './paint.ts'

/** Places for pages, which are drawn when they come into sight. */
export interface Gallery {
  /** Show a page at a place, now or when it is seen; nothing where it shows that page already. */
  show(holder: HTMLElement, page: { readonly proof: string; readonly index: number }): void
  forget(holder: HTMLElement): void
}

/** Px above and below the window that count as seen. */
const margin = 400

export function openGallery(root: HTMLElement, painter: Painter): Gallery {
  const wanted = new WeakMap<Element, { proof: string; index: number; width: number }>()
  const drawn = new WeakMap<Element, string>()
  const seen = new Set<Element>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target)
        else seen.delete(target)
        if (isIntersecting) void draw(target as HTMLElement)
      }
    },
    { root, rootMargin: `${margin}px 0px` },
  )
  // A view that was hidden or is dragged wider shows its pages anew.
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) if (seen.has(target)) void draw(target as HTMLElement)
  })

  async function draw(holder: HTMLElement): Promise<void> {
    const page = wanted.get(holder)
    if (!page || holder.clientWidth === 0) return
    const name = `${page.proof} ${page.index} ${holder.clientWidth}`
    const before = drawn.get(holder)
    if (before === name) return
    drawn.set(holder, name)
    const isDrawn = await painter.paint(holder, page.proof, page.index).catch(() => false)
    if (!isDrawn && drawn.get(holder) === name) drawn.delete(holder)
    else if (before !== undefined && !before.startsWith(`${page.proof} `)) flash(holder)
  }

  return {
    show(holder, { proof, index }) {
      wanted.set(holder, { proof, index, width: holder.clientWidth })
      observer.observe(holder)
      resized.observe(holder)
      if (seen.has(holder)) void draw(holder)
    },
    forget(holder) {
      observer.unobserve(holder)
      resized.unobserve(holder)
      seen.delete(holder)
    },
  }
}

/** So that the eye finds what was written. */
function flash(holder: HTMLElement): void {
  holder.classList.remove('changed')
  // Begins again only after the browser has looked.
  void holder.offsetWidth
  holder.classList.add('changed')
}
