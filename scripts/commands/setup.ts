import { EnvironmentError } from '../model/world.ts'
import { findBrowser } from '../world/browser-finder.ts'
import { runCommand } from '../world/command.ts'
import { type Machine, thisMachine } from '../world/machine.ts'
import { findTool } from '../world/tool-finder.ts'
import { factsOf } from './setup-facts.ts'
import { type Need, planSetup, type Step } from './setup-plan.ts'
import { remedyFor } from './setup-remedy.ts'

export interface SetupOptions {
  /** Also what only the tests need: Java, poppler, qpdf and minisign. */
  readonly forTests?: boolean
  readonly quiet?: boolean
}

/**
 * Find what the program needs, and install what is missing, saying each step before it is done.
 *
 * Silent and quick where nothing is missing. Gives what was installed.
 *
 * @throws {EnvironmentError} where something could not be installed, with the command that does.
 */
export async function setup(
  { forTests = false, quiet = false }: SetupOptions = {},
  machine: Machine = thisMachine(),
  puppeteer?: readonly string[],
): Promise<readonly Need[]> {
  const missing = missingOn(machine, forTests)
  if (missing.length === 0) return []
  const facts = await factsOf(machine, puppeteer)
  const failures: string[] = []
  for (const step of planSetup(missing, facts).steps) {
    failures.push(...(await perform(step, machine, (line) => quiet || process.stderr.write(`${line}\n`))))
  }
  const left = missingOn(machine, forTests)
  const broken =
    missing.includes('browser') && !left.includes('browser') ? await whyBroken(machine) : undefined
  if (broken) failures.push(broken)
  const unmet = broken ? (['browser', ...left] as const) : left
  if (unmet.length > 0) throw new EnvironmentError(complaint(unmet, failures), remedyFor(unmet, facts))
  return missing
}

/** What is not on this machine, by looking only. */
export function missingOn(machine: Machine, forTests: boolean): Need[] {
  const has: Readonly<Record<Need, () => boolean>> = {
    browser: () => findBrowser(machine.env, machine) !== undefined,
    java: () => findTool('java', machine) !== undefined,
    poppler: () => popplerTools.every((tool) => findTool(tool, machine)),
    qpdf: () => findTool('qpdf', machine) !== undefined,
    minisign: () => findTool('minisign', machine) !== undefined,
  }
  const needs: readonly Need[] = forTests ? ['browser', 'java', 'poppler', 'qpdf', 'minisign'] : ['browser']
  return needs.filter((need) => !has[need]())
}

export const popplerTools = ['pdftotext', 'pdftoppm', 'pdfinfo', 'pdffonts']

/** Carry out a step or one of its substitutes; gives what the failed ones said. */
async function perform(step: Step, machine: Machine, say: (line: string) => void): Promise<string[]> {
  const failures: string[] = []
  for (let now: Step | undefined = step; now; now = now.otherwise) {
    say(now.say)
    const failure = await firstFailure(now.commands, machine)
    const stillMissing = missingOn(machine, true)
    // A package may install well and yet be only the promise of a snap.
    if (!failure && !now.brings.some((need) => stillMissing.includes(need))) return []
    failures.push(failure ?? `${now.say} It brought nothing that can be used.`)
  }
  return failures
}

async function firstFailure(commands: Step['commands'], machine: Machine): Promise<string | undefined> {
  for (const command of commands) {
    const { ok, output } = await runCommand(command, machine.env)
    if (!ok) return `${command.join(' ')}\n${lastLines(output)}`
  }
  return undefined
}

/** A downloaded browser may lack libraries of the system. */
async function whyBroken(machine: Machine): Promise<string | undefined> {
  const browser = findBrowser(machine.env, machine) ?? ''
  const { ok, output } = await runCommand([browser, '--version'], machine.env, 30)
  return ok ? undefined : `${browser} --version\n${lastLines(output)}`
}

const lastLines = (output: string): string => output.split('\n').slice(-12).join('\n')

const names: Readonly<Record<Need, string>> = {
  browser: 'a browser',
  java: 'Java',
  poppler: 'poppler',
  qpdf: 'qpdf',
  minisign: 'minisign',
}

const complaint = (needs: readonly Need[], failures: readonly string[]): string =>
  [`Missing: ${needs.map((need) => names[need]).join(', ')}.`, ...failures].join('\n\n')
