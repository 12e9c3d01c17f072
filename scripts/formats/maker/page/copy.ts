import type { MakerFacts } from '../facts.ts'
import { elementOf } from './element-of.ts'

/** Copy a text, and say so. */
export function copyOnClick(id: string, text: () => string, { words }: MakerFacts): void {
  const button = elementOf(id, HTMLButtonElement)
  const said = elementOf(`${id}-said`, HTMLElement)
  button.addEventListener('click', async () => {
    said.textContent = (await write(text())) ? words.maker.copied : text()
  })
}

/** False where it isn't allowed: the page has no TLS, or the reader said no. Then the text is shown to be copied by hand. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
