import { keepSetting, setting } from './settings.ts'

/** Buttons that show and hide the views. One stays. */
export function chooseViews(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-view]')]
  const hidden = new Set(setting('hidden', '').split(' ').filter(Boolean))
  if (hidden.size >= buttons.length) hidden.clear()
  const show = (): void => {
    for (const button of buttons) {
      const name = button.dataset['view'] ?? ''
      button.setAttribute('aria-pressed', String(!hidden.has(name)))
      document.getElementById(name)?.toggleAttribute('hidden', hidden.has(name))
    }
  }
  for (const button of buttons)
    button.addEventListener('click', () => {
      const name = button.dataset['view'] ?? ''
      if (!hidden.delete(name) && hidden.size < buttons.length - 1) hidden.add(name)
      keepSetting('hidden', [...hidden].join(' '))
      show()
    })
  show()
}
