import { count } from '../../../model/say.ts'
import { type Found, find, type Paragraph } from './find.ts'
import { paragraphs } from './paragraphs.ts'
import { make, type PageWords } from './words.ts'

/** Places that are shown at most. */
const most = 100

/** A search in the page, or in all pages of the folder, without asking anybody. */
export function offerSearch(words: PageWords): void {
  const bar = document.querySelector('.bar nav')
  if (!bar || !('showModal' in HTMLDialogElement.prototype)) return
  const open = make('button', { type: 'button', className: 'to-search' }, words.search)
  const field = make('input', { type: 'search', autocomplete: 'off', spellcheck: false })
  field.setAttribute('aria-label', words.searchFor)
  field.placeholder = words.searchFor
  const said = make('p', { className: 'said' })
  said.setAttribute('role', 'status')
  const list = make('ol', { className: 'found' })
  const close = make('button', { type: 'button', className: 'close' }, words.close)
  const dialog = make('dialog', { className: 'search', lang: words.lang }, field, close, said, list)
  dialog.setAttribute('aria-label', words.search)
  document.body.append(dialog)
  bar.append(open)

  let all: Promise<readonly Paragraph[]> | undefined
  let last = 0
  const look = async (): Promise<void> => {
    const turn = (last += 1)
    const found = find(await (all ??= paragraphs()), field.value)
    if (turn !== last) return
    const isAsked = field.value.trim() !== ''
    said.textContent = !isAsked
      ? ''
      : found.length === 0
        ? words.nothing
        : count(words.found, found.length, words.lang)
    list.replaceChildren(...found.slice(0, most).map(itemOf))
  }
  const show = (): void => {
    dialog.showModal()
    field.select()
    void (all ??= paragraphs())
  }
  open.addEventListener('click', show)
  close.addEventListener('click', () => dialog.close())
  field.addEventListener('input', () => void look())
  // Else the first stroke would only empty the field.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    dialog.close()
  })
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) dialog.close()
  })
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    show()
  })
}

function itemOf({ paragraph, before, words, after }: Found): HTMLLIElement {
  const link = make('a', { href: paragraph.href }, before, make('mark', {}, words), after)
  return make('li', {}, make('span', { className: 'where' }, paragraph.title), ' ', link)
}
