import type { FailureEvent, MessagesEvent, PreviewMessage } from '../../../model/preview.ts'
import { elementOf, made } from './element-of.ts'

interface Messages {
  found(event: MessagesEvent): void
  failed(event: FailureEvent): void
  recovered(): void
}

/** What is wrong, over the views: it opens by itself for an error, and stays closed once somebody has closed it. */
export function showMessages(): Messages {
  const panel = elementOf('messages', HTMLElement)
  const button = elementOf('found', HTMLButtonElement)
  const list = elementOf('list', HTMLUListElement)
  const summary = elementOf('summary', HTMLHeadingElement)
  let isClosed = false
  let isFailing = false

  const open = (isOpen: boolean): void => {
    panel.hidden = !isOpen
    button.setAttribute('aria-expanded', String(isOpen))
  }
  button.addEventListener('click', () => open(panel.hasAttribute('hidden')))
  elementOf('hide', HTMLButtonElement).addEventListener('click', () => {
    isClosed = true
    open(false)
    button.focus()
  })
  const show = (text: string, weight: string, items: readonly HTMLElement[]): void => {
    button.hidden = text === ''
    button.textContent = text
    button.dataset['weight'] = weight
    summary.textContent = text
    list.replaceChildren(...items)
    if (weight !== 'error') isClosed = false
    if (text === '') open(false)
    else if (weight === 'error' && !isClosed) open(true)
  }
  return {
    found({ count, messages }) {
      isFailing = false
      const weight = messages[0]?.severity ?? ''
      show(count, weight, messages.map(itemOf))
    },
    failed({ message, remedy }) {
      isFailing = true
      const item = made('li', 'error')
      item.append(made('pre', '', message), made('p', '', `→ ${remedy}`))
      show('The views could not be made', 'error', [item])
    },
    recovered() {
      if (isFailing) show('', '', [])
    },
  }
}

function itemOf(message: PreviewMessage): HTMLElement {
  const { severity, rule, message: reason, hint, frame } = message
  const item = made('li', severity)
  const first = made('p')
  first.append(made('b', '', severity), `: ${reason} `, made('code', '', rule ?? ''))
  item.append(first, opener(message))
  if (frame) item.append(made('pre', '', frame.trimEnd()))
  if (hint) item.append(made('p', '', `→ ${hint}`))
  return item
}

/** Opens the place in the author's editor. */
function opener({ file, line, column }: PreviewMessage): HTMLElement {
  const place = [file, line, line === null ? null : column].filter((part) => part !== null).join(':')
  const button = made('button', '', `Open ${place}`)
  button.type = 'button'
  button.addEventListener('click', () => {
    const query = new URLSearchParams({ file, line: String(line ?? 1), column: String(column ?? 1) })
    void openPlace(query, button)
  })
  return button
}

async function openPlace(query: URLSearchParams, button: HTMLElement): Promise<void> {
  const response = await fetch(`open?${query.toString()}`, { method: 'POST' })
  const said = await response.text()
  if (said) button.after(made('p', 'note', said))
}
