/** The program of the page on which a reader makes a booklet: what is chosen, what becomes of it, the finished file. */
import { readChoice } from '../choice.ts'
import { factsId, type MakerFacts } from '../facts.ts'
import { type Outcome, outcomeOf } from '../outcome.ts'
import { copyOnClick } from './copy.ts'
import { elementOf } from './element.ts'
import { addressOf, formChoice, showChoice } from './form.ts'
import { showMaking } from './making.ts'
import { drawSheets } from './sheets.ts'

const facts = JSON.parse(elementOf(factsId, HTMLElement).textContent ?? '') as MakerFacts
const form = elementOf('choice', HTMLFormElement)
const making = showMaking(facts)
let outcome: Outcome | undefined
let showsAll = false

start()

function start(): void {
  form.addEventListener('input', chosen)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (outcome) void making.make(outcome)
  })
  elementOf('all', HTMLButtonElement).addEventListener('click', () => {
    showsAll = true
    drawOutcome()
    elementOf('sheets', HTMLElement).focus()
  })
  copyOnClick('copy', () => elementOf('command', HTMLElement).textContent ?? '', facts)
  copyOnClick('copy-link', () => addressOf(formChoice(form, facts), facts), facts)
  addEventListener('hashchange', restore)
  restore()
}

/** From the address into the form: at the start, and where a reader goes back or puts in another one. */
function restore(): void {
  showChoice(form, readChoice(location.hash, facts), facts)
  drawOutcome()
}

/** From the form into the address, so that the page can be shared, kept and reloaded as it is. */
function chosen(): void {
  history.replaceState(null, '', addressOf(formChoice(form, facts), facts))
  showsAll = false
  drawOutcome()
}

function drawOutcome(): void {
  const found = outcomeOf(formChoice(form, facts), facts)
  outcome = 'refusal' in found ? undefined : found
  making.clear()
  const refusal = elementOf('refusal', HTMLElement)
  refusal.textContent = 'refusal' in found ? found.refusal : ''
  for (const part of document.querySelectorAll('.outcome')) part.toggleAttribute('hidden', !outcome)
  if (!outcome) return
  const rows = outcome.rows.flatMap(([term, text]) => [textElement('dt', term), textElement('dd', text)])
  elementOf('rows', HTMLElement).replaceChildren(...rows)
  const steps = outcome.steps.map((step) => textElement('li', step))
  elementOf('steps', HTMLElement).replaceChildren(...steps)
  elementOf('command', HTMLElement).textContent = outcome.command
  const more = drawSheets(elementOf('sheets', HTMLElement), outcome, facts, showsAll)
  const button = elementOf('all', HTMLButtonElement)
  button.hidden = more === 0
  button.textContent = facts.words.maker.all.replace('{n}', `${more}`)
}

function textElement(name: string, text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
