import { say } from '../../../model/say.ts'
import type { MakerFacts } from '../facts.ts'
import { elementOf } from './element-of.ts'

/** The PDF whose pages are put on sheets: from beside the page, or else chosen by the reader. */
export function readingPdf({ file, words }: MakerFacts) {
  const box = elementOf('choose', HTMLElement)
  const reason = elementOf('choose-why', HTMLElement)
  const input = elementOf('choose-file', HTMLInputElement)
  let bytes: Promise<Uint8Array<ArrayBuffer> | undefined> | undefined

  /** Let the reader choose it, and say why. */
  function ask(why: string): void {
    reason.textContent = say(why, { file }, words.lang)
    box.hidden = false
    input.focus()
  }

  function read(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const [chosen] = input.files ?? []
    bytes ??= chosen ? chosen.arrayBuffer().then((buffer) => new Uint8Array(buffer)) : takeBeside(file)
    return bytes
  }

  function forget(): void {
    bytes = undefined
    input.value = ''
  }

  input.addEventListener('change', () => {
    bytes = undefined
    reason.textContent = ''
  })
  // A page from a folder may read no file beside it: that is known before it is tried.
  if (location.protocol === 'file:') {
    reason.textContent = say(words.maker.chooseWhy, { file }, words.lang)
    box.hidden = false
  }
  return { ask, read, forget }
}

async function takeBeside(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (location.protocol === 'file:') return undefined
  try {
    // oxlint-disable-next-line no-restricted-globals -- a reader's browser, and the file beside its page
    const answer = await fetch(file.split('/').map(encodeURIComponent).join('/'))
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined
  } catch {
    return undefined
  }
}
