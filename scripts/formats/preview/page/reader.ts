import type { ReaderEvent, ReaderPart } from '../../../model/preview.ts'
import { elementOf, made } from './element-of.ts'
import { keepPlace } from './place.ts'
import { keepSetting, setting } from './settings.ts'

/** Percent of the usual size of letters. */
const sizes = { smallest: 70, usual: 100, largest: 220, step: 10 }

export interface Reader {
  show(event: ReaderEvent): void
  /** Go to a part. */
  turn(part: string): void
}

/**
 * The text as an e-reader shows it. Only parts that have changed are set anew; the reader's place stays.
 *
 * @param turn Is told the part that somebody chose.
 */
export async function showReader(turn: (part: string) => void): Promise<Reader> {
  const frame = elementOf('text', HTMLIFrameElement)
  const text = await documentOf(frame)
  offerSizes(text)
  offerThemes(text)
  openLinks(text)
  const parts = elementOf('part', HTMLSelectElement)
  parts.addEventListener('change', () => {
    partOf(text, parts.value)?.scrollIntoView()
    turn(parts.value)
  })

  const show = ({ title, lang, dir, style, parts: given }: ReaderEvent): void => {
    document.title = `${title} (preview)`
    elementOf('title', HTMLHeadingElement).textContent = title
    Object.assign(text.documentElement, { lang, dir })
    const restore = keepPlace(text)
    const sheet = text.getElementById('preview-style')
    if (style !== undefined && sheet) sheet.textContent = style
    const isFirst = text.body.childElementCount === 0
    for (const [index, part] of given.entries()) put(text, part, index, isFirst)
    while (text.body.childElementCount > given.length) text.body.lastElementChild?.remove()
    restore()
    listParts(parts, given)
  }
  return {
    show,
    turn(part) {
      const there = partOf(text, part)
      there?.scrollIntoView()
      if (there) parts.value = part
    },
  }
}

/** An inner page that is still loading is not the one that will be there. */
async function documentOf(frame: HTMLIFrameElement): Promise<Document> {
  const isThere = (): boolean => frame.contentDocument?.getElementById('preview-style') != null
  if (!isThere() || frame.contentDocument?.readyState !== 'complete')
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  if (!frame.contentDocument) throw new Error('The inner page can’t be reached')
  return frame.contentDocument
}

// The inner page has classes of its own: nothing in it is an Element of this one.
const partOf = (text: Document, id: string): HTMLElement | undefined =>
  ([...text.body.children] as HTMLElement[]).find((child) => child.dataset['part'] === id)

function put(text: Document, { id, html, hash }: ReaderPart, index: number, isFirst: boolean): void {
  let part = partOf(text, id)
  if (!part) {
    part = text.createElement('div')
    part.dataset['part'] = id
  }
  const there = text.body.children[index]
  if (there !== part) text.body.insertBefore(part, there ?? null)
  if (html === undefined || part.dataset['hash'] === hash) return
  const before = new Set(
    [...part.querySelectorAll('p, li, h1, h2, h3, td')].map(({ textContent }) => textContent),
  )
  part.innerHTML = html
  part.dataset['hash'] = hash
  // A picture that was drawn anew has the same address.
  for (const image of part.querySelectorAll('img')) image.src = `${image.getAttribute('src') ?? ''}?${hash}`
  if (isFirst) return
  for (const block of part.querySelectorAll('p, li, h1, h2, h3, td'))
    if (!before.has(block.textContent)) block.classList.add('preview-changed')
}

function listParts(list: HTMLSelectElement, parts: readonly ReaderPart[]): void {
  const { value } = list
  list.replaceChildren(
    ...parts.map(({ id, title }) => {
      const option = made('option', '', title)
      option.value = id
      return option
    }),
  )
  if (parts.some(({ id }) => id === value)) list.value = value
}

function offerSizes(text: Document): void {
  let size = Number(setting('size', String(sizes.usual))) || sizes.usual
  const change = (by: number): void => {
    const restore = keepPlace(text)
    size = Math.min(sizes.largest, Math.max(sizes.smallest, size + by))
    text.documentElement.style.fontSize = `${size}%`
    keepSetting('size', String(size))
    restore()
  }
  elementOf('smaller', HTMLButtonElement).addEventListener('click', () => change(-sizes.step))
  elementOf('larger', HTMLButtonElement).addEventListener('click', () => change(sizes.step))
  change(0)
}

function offerThemes(text: Document): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-theme]')]
  const choose = (theme: string): void => {
    text.documentElement.dataset['theme'] = theme
    for (const button of buttons)
      button.setAttribute('aria-pressed', String(button.dataset['theme'] === theme))
    keepSetting('theme', theme)
  }
  for (const button of buttons)
    button.addEventListener('click', () => choose(button.dataset['theme'] ?? 'light'))
  choose(setting('theme', 'light'))
}

/** Other sites open beside the preview, not in its place. */
function openLinks(text: Document): void {
  text.addEventListener('click', (event) => {
    const target = event.target as Element | null
    const link = target?.closest?.('a[href]')
    const href = link?.getAttribute('href') ?? ''
    if (href === '' || href.startsWith('#')) return
    event.preventDefault()
    if (/^(?:https?|mailto):/i.test(href)) open(href, '_blank', 'noopener')
  })
}
