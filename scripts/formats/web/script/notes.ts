import { make, type PageWords } from './words.ts'

/**
 * Show a note beside its call, where the reader is. Without this the style sheet shows it at the foot of the window,
 * and on paper it stands at the end of its chapter.
 */
export function showNotes({ close }: PageWords): void {
  if (!('popover' in HTMLElement.prototype)) return
  const body = make('div', { className: 'popped-text', tabIndex: -1 })
  const button = make('button', { type: 'button', className: 'popped-close' }, close)
  const box = make('div', { className: 'popped', popover: 'auto' }, body, button)
  box.setAttribute('role', 'dialog')
  document.body.append(box)
  let call: HTMLElement | undefined
  button.addEventListener('click', () => box.hidePopover())
  box.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'closed') call?.focus({ preventScroll: true })
  })
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
    if (!link.classList.contains('noteref')) {
      if (box.contains(link)) box.hidePopover()
      return
    }
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (!note) return
    event.preventDefault()
    if (!box.contains(link)) call = link
    body.replaceChildren(...copyOf(note))
    box.setAttribute('aria-label', link.getAttribute('aria-label') ?? link.textContent ?? '')
    box.lang = link.closest<HTMLElement>('[lang]')?.lang ?? ''
    if (!box.matches(':popover-open')) box.showPopover()
    place(box, call ?? link)
    body.focus({ preventScroll: true })
  })
}

/** Without its ids, which would stand twice, and without the way back, which is where the reader is. */
function copyOf(note: Element): Node[] {
  const copy = note.cloneNode(true) as Element
  for (const element of copy.querySelectorAll('[id]')) element.removeAttribute('id')
  for (const back of copy.querySelectorAll('.backlink')) back.replaceWith(...numberOf(back))
  return [...copy.childNodes]
}

/** The number before a note is its way back; an arrow behind it is only that. */
const numberOf = (back: Element): Node[] => (/\d/.test(back.textContent ?? '') ? [...back.childNodes] : [])

/** Below the call, or above it where there is more room; on a narrow window at its foot, as the style sheet says. */
function place(box: HTMLElement, call: Element): void {
  const { left, bottom, top } = call.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  if (innerWidth < 600) {
    box.removeAttribute('style')
    return
  }
  const below = bottom + 8 + height < innerHeight
  box.style.inset = 'auto'
  box.style.left = `${Math.max(12, Math.min(left - 24, document.documentElement.clientWidth - width - 12))}px`
  box.style.top = `${below ? bottom + 8 : Math.max(12, top - height - 8)}px`
}
