import { say } from '../../../model/say.ts'
import type { MakerFacts } from '../facts.ts'
import type { ImposeAnswer } from '../imposer/order.ts'
import type { Outcome } from '../outcome.ts'
import { elementOf } from './element-of.ts'
import { makeFiles } from './make.ts'
import { readingPdf } from './reading-pdf.ts'

/** The button, what is said while it works, and the links to the finished files. */
export function showMaking(facts: MakerFacts) {
  const { maker, lang } = facts.words
  const status = elementOf('status', HTMLElement)
  const links = elementOf('made', HTMLElement)
  const button = elementOf('make', HTMLButtonElement)
  const pdf = readingPdf(facts)
  let addresses: string[] = []
  let turn = 0

  /** What was made of another choice is no longer offered. */
  function clear(): void {
    turn += 1
    status.textContent = ''
    links.replaceChildren()
    for (const address of addresses) URL.revokeObjectURL(address)
    addresses = []
    button.removeAttribute('aria-disabled')
  }

  async function make(outcome: Outcome): Promise<void> {
    if (button.ariaDisabled === 'true') return
    clear()
    const own = turn
    const bytes = await pdf.read()
    if (own !== turn) return
    if (!bytes) {
      pdf.ask(maker.notFound)
      return
    }
    // Not `disabled`: the keyboard's place in the page would be lost.
    button.setAttribute('aria-disabled', 'true')
    status.textContent = maker.making
    const answer = await makeFiles(bytes, outcome, facts)
    // Another choice was made meanwhile.
    if (own !== turn) return
    button.removeAttribute('aria-disabled')
    if ('files' in answer) offer(answer.files, outcome)
    else refuse(answer)
  }

  function offer(files: readonly Uint8Array<ArrayBuffer>[], outcome: Outcome): void {
    status.textContent = maker.made
    const made = files.map((value, index) => {
      const address = URL.createObjectURL(new Blob([value], { type: 'application/pdf' }))
      addresses.push(address)
      const link = document.createElement('a')
      link.href = address
      link.download = outcome.files[index] ?? facts.file
      link.textContent = say(maker.save, { file: link.download, size: sizeOf(value.length, lang) }, lang)
      return link
    })
    links.replaceChildren(...made)
    made[0]?.focus()
  }

  function refuse(answer: Exclude<ImposeAnswer, { files: unknown }>): void {
    const { file, labels } = facts
    pdf.forget()
    if (answer.fault === 'failed') status.textContent = maker.failed
    else if (answer.fault === 'broken') pdf.ask(maker.broken)
    else if (answer.found === labels.length) pdf.ask(maker.otherSize)
    else pdf.ask(say(maker.wrong, { file, found: answer.found, pages: labels.length }, lang))
  }

  return { make, clear }
}

/** `1.2 MB`: as browsers name the size of what they save. */
function sizeOf(bytes: number, lang: string): string {
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size)
}
