import type { PageChoice } from '../print/choice.ts'
import { fileOf, type Folding, passesOf, planFolding } from '../print/folding.ts'
import { describeFacts, percent, sheetsOf, sidesOf } from '../print/lines.ts'
import { ImpositionError, type Plan } from '../print/plan.ts'
import { count, say } from '../../model/say.ts'
import { stepsOf } from '../print/steps.ts'
import { type Choice, foldingOf } from './choice.ts'
import { commandOf } from './command.ts'
import type { MakerFacts } from './facts.ts'
import { selectPages } from './selection.ts'

/** What becomes of a choice, in words and numbers. */
export interface Outcome {
  readonly folding: Folding
  readonly pages: PageChoice | undefined
  readonly plan: Plan
  /** Names of the files, in the order in which they are printed. */
  readonly files: readonly string[]
  /** What matters most, for who does not see the rows change: `33 pages, 9 sheets of paper`. */
  readonly summary: string
  /** Term and text. */
  readonly rows: readonly (readonly [string, string])[]
  readonly steps: readonly string[]
  readonly command: string
}

/** Or one sentence that says why nothing can be made of it. */
export type Refused = { readonly refusal: string }

export function outcomeOf(choice: Choice, facts: MakerFacts): Outcome | Refused {
  const { words, labels, trim, dir } = facts
  const pages = selectPages(choice, facts)
  const length = pages?.length ?? labels.length
  if (length === 0) return { refusal: words.maker.nothing }
  if (choice.zine && length > 8) return { refusal: say(words.maker.tooMany, { n: length }, words.lang) }
  const folding = foldingOf(choice)
  const plan = planned(() => planFolding({ pages: length, trim, dir }, folding))
  if (!plan) return { refusal: words.maker.tooSmall }
  const files = passesOf(plan.facts).map((pass) => fileOf(facts.slug, folding, pages, pass))
  return {
    folding,
    pages,
    plan,
    files,
    summary: [written(plan, pages, facts), sheetsOf(plan.facts, words)].join(', '),
    rows: rowsOf(plan, pages, facts),
    steps: stepsOf(plan.facts, files, words),
    command: commandOf(folding, pages, facts),
  }
}

function planned(plan: () => Plan): Plan | undefined {
  try {
    return plan()
  } catch (error) {
    // Too small to be read, or a paper too small for any printer.
    if (error instanceof ImpositionError) return undefined
    throw error
  }
}

/** Blank pages that keep the others on their sides. */
const blanksAmong = (pages: PageChoice | undefined): number =>
  pages?.filter((page) => page === undefined).length ?? 0

/** `12 pages`: those of the book. */
const written = ({ facts }: Plan, pages: PageChoice | undefined, { words }: MakerFacts): string =>
  count(words.pages, facts.pages - blanksAmong(pages), words.lang)

function rowsOf(plan: Plan, pages: PageChoice | undefined, known: MakerFacts): (readonly [string, string])[] {
  const { facts } = plan
  const { words } = known
  const { lang, facts: terms } = words
  const between = blanksAmong(pages)
  const blanks = facts.blanks + between
  const said = describeFacts(facts, words)
  const rows: [string, string | undefined][] = [
    [terms.pages, written(plan, pages, known)],
    [terms.blanks, between > 0 ? count(words.blanks, blanks, lang) : (said.blanks ?? words.maker.none)],
    [terms.sheets, `${sheetsOf(facts, words)} (${count(words.copies, facts.copies, lang)})`],
    [terms.sides, sidesOf(facts, words)],
    [terms.cut, said.cut],
    [terms.fold, said.fold ?? words.fold.none],
    [terms.scale, percent(facts.scale, lang)],
    [terms.creep, said.creep],
  ]
  return rows.flatMap(([term, text]) => (text === undefined ? [] : [[term, text] as const]))
}
