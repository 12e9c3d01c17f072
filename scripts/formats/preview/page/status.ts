import type { PreviewEvent } from '../../../model/preview.ts'
import { elementOf } from './element-of.ts'

interface Status {
  connected(): void
  lost(): void
  changed(type: PreviewEvent['type']): void
}

/** One line that says whether what is seen is what was written last. */
export function showStatus(): Status {
  const line = elementOf('status', HTMLParagraphElement)
  const say = (text: string, isLost = false): void => {
    line.textContent = text
    line.classList.toggle('lost', isLost)
  }
  return {
    connected() {
      if (line.classList.contains('lost')) say('')
    },
    lost: () => say('The preview has ended. Start it again: pamphlet preview', true),
    changed(type) {
      const time = new Date().toLocaleTimeString()
      if (type === 'reader') say(`Text as of ${time}`)
      if (type === 'pages') say(`Text and pages as of ${time}`)
    },
  }
}
