import { make, type PageWords } from './words.ts'

/** A sign beside the paragraph under the pointer: a link to it, for whoever wants to cite it. */
export function offerLinks({ here }: PageWords): void {
  const text = document.getElementById('main.text')
  if (!text) return
  const sign = make('a', { className: 'here', title: here }, '¶')
  sign.setAttribute('aria-label', here)
  sign.tabIndex = -1
  const show = (target: EventTarget | null): void => {
    const block = target instanceof Element ? target.closest('[id^="p-"], :is(h1, h2, h3, h4)[id]') : null
    if (!block || block.contains(sign) || !text.contains(block) || block.closest('table')) return
    sign.href = `#${block.id}`
    block.prepend(sign)
  }
  text.addEventListener('pointerover', ({ target }) => show(target))
  text.addEventListener('pointerleave', () => sign.remove())
}
