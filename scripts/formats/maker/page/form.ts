import { type Choice, readChoice, writeChoice } from '../choice.ts'
import type { MakerFacts } from '../facts.ts'
import { isKept } from '../selection.ts'

/** What stands in the form, as a choice. The form speaks as the address does, so one reader serves both. */
export function formChoice(form: HTMLFormElement, facts: MakerFacts): Choice {
  const given = new FormData(form)
  const said = new URLSearchParams()
  const text = (name: string): string => {
    const value = given.get(name)
    return typeof value === 'string' ? value : ''
  }
  for (const name of ['paper', 'binding', 'flip', 'sheets', 'thickness'])
    if (text(name)) said.set(name, text(name))
  const [up = '2', copies] = text('up').split('x')
  said.set('up', up)
  if (copies) said.set('copies', copies)
  if (text('what') === 'excerpt') said.set('parts', given.getAll('part').join(','))
  if (!given.has('sides')) said.set('sides', 'off')
  if (given.has('cover')) said.set('cover', 'on')
  if (!given.has('creep')) said.set('creep', 'off')
  said.set('marks', given.getAll('marks').join(','))
  return readChoice(said.toString(), facts)
}

/** Set every field to what was chosen. */
export function showChoice(form: HTMLFormElement, choice: Choice, { parts }: MakerFacts): void {
  const { options, zine } = choice
  const chosen = choice.parts ?? parts.filter(({ kind }) => isUsual(kind)).map(({ id }) => id)
  const binding = zine ? 'zine' : options.binding
  offer(form, options.paper)
  tick(form, 'what', [choice.parts ? 'excerpt' : 'whole'])
  tick(form, 'part', [...chosen, ...parts.filter((part) => isKept(part)).map(({ id }) => id)])
  tick(form, 'sides', choice.keepSides ? ['on'] : [])
  tick(form, 'binding', [binding])
  tick(form, 'flip', [options.flip])
  tick(form, 'cover', options.cover ? ['on'] : [])
  tick(form, 'creep', options.creep ? ['on'] : [])
  tick(form, 'marks', options.marks)
  put(form, 'paper', options.paper)
  put(form, 'sheets', `${options.sheets ?? ''}`)
  put(form, 'thickness', `${options.thickness}`)
  put(form, 'up', options.up === 2 ? '2' : options.copies === 1 ? '4x1' : '4')
}

/** A number that can't be shall not stand there as if it counted. */
export function mendNumber(field: EventTarget | null, { options }: Choice): void {
  if (!(field instanceof HTMLInputElement) || field.validity.valid) return
  if (field.name === 'sheets') field.value = `${options.sheets ?? ''}`
  if (field.name === 'thickness') field.value = `${options.thickness}`
}

/** The address of this page with the choice in it. */
export function addressOf(choice: Choice, facts: MakerFacts): string {
  const fragment = writeChoice(choice, facts)
  const page = location.href.replace(/#.*$/s, '')
  return fragment ? `${page}#${fragment}` : page
}

/** Whoever begins an excerpt finds its cover chosen, and chooses the rest. */
const isUsual = (kind: string): boolean => kind === 'cover' || kind === 'titlepage'

function fields(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)]
}

function tick(form: HTMLFormElement, name: string, values: readonly string[]): void {
  for (const field of fields(form, name)) field.checked = values.includes(field.value)
}

function put(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
}

/** An address may name a paper that the page does not offer. */
function offer(form: HTMLFormElement, paper: string): void {
  const list = form.elements.namedItem('paper')
  if (!(list instanceof HTMLSelectElement) || [...list.options].some(({ value }) => value === paper)) return
  list.add(new Option(paper, paper))
}
