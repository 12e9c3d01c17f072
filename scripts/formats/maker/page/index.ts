/** The program of the page on which a reader makes a booklet: what is chosen, what becomes of it, the finished file. */
import type { ElementContent } from 'hast'

import { say } from '../../../model/say.ts'
import { readChoice } from '../choice.ts'
import { commandLine } from '../command.ts'
import { element } from '../element.ts'
import { factsId, type MakerFacts } from '../facts.ts'
import { type Outcome, outcomeOf } from '../outcome.ts'
import { drawSheets, firstSheets } from '../sheets.ts'
import { copyOnClick } from './copy.ts'
import { domOf } from './dom.ts'
import { elementOf } from './element-of.ts'
import { addressOf, formChoice, mendNumber, showChoice } from './form.ts'
import { showMaking } from './making.ts'

const facts = JSON.parse(elementOf(factsId, HTMLElement).textContent ?? '') as MakerFacts
const { words } = facts
const form = elementOf('choice', HTMLFormElement)
const making = showMaking(facts)
let outcome: Outcome | undefined
let showsAll = false

start()

function start(): void {
  form.addEventListener('input', chosen)
  form.addEventListener('change', ({ target }) => mendNumber(target, formChoice(form, facts)))
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
  elementOf('refusal', HTMLElement).textContent = 'refusal' in found ? found.refusal : ''
  elementOf('summary', HTMLElement).textContent = outcome?.summary ?? ''
  for (const part of document.querySelectorAll('.outcome')) part.toggleAttribute('hidden', !outcome)
  if (!outcome) return
  const { rows, steps, command, plan } = outcome
  const sheets = drawSheets(outcome, facts, showsAll ? plan.sheets.length : firstSheets)
  fill(
    'rows',
    rows.flatMap(([term, text]) => [element('dt', {}, term), element('dd', {}, text)]),
  )
  fill(
    'steps',
    steps.map((step) => element('li', {}, step)),
  )
  fill('sheets', sheets)
  fill('command', commandLine(command))
  const button = elementOf('all', HTMLButtonElement)
  button.hidden = sheets.length === plan.sheets.length
  button.textContent = say(words.maker.all, { n: plan.sheets.length }, words.lang)
}

function fill(id: string, content: readonly ElementContent[]): void {
  elementOf(id, HTMLElement).replaceChildren(...content.map((node) => domOf(node)))
}
