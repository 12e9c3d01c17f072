import { homedir } from 'node:os'
import path from 'node:path'

import { EnvironmentError } from '../model/world.ts'
import { type Environment, type Machine, thisMachine } from './machine.ts'
import { isProgram, namesIn, onPath } from './programs.ts'

/**
 * The browser to print with, and undefined where there is none. Only looks; runs nothing (1 ms).
 *
 * A headless shell comes before Chrome, Chrome before Chromium: the shell starts in a quarter of the time.
 *
 * @throws {EnvironmentError} where PUPPETEER_EXECUTABLE_PATH names no program: another browser would be a surprise.
 */
export function findBrowser(env: Environment, machine: Machine = thisMachine(env)): string | undefined {
  const wanted = env['PUPPETEER_EXECUTABLE_PATH']
  if (wanted) {
    if (isProgram(wanted)) return wanted
    const remedy =
      machine.platform === 'win32' ? 'set PUPPETEER_EXECUTABLE_PATH=' : 'unset PUPPETEER_EXECUTABLE_PATH'
    throw new EnvironmentError(
      `PUPPETEER_EXECUTABLE_PATH names ${wanted}, where there is no program.`,
      remedy,
    )
  }
  return cached(machine) ?? installed(machine)
}

/** What `puppeteer browsers install` brought: CACHE/KIND/PLATFORM-VERSION/KIND-PLATFORM/PROGRAM. */
function cached(machine: Machine): string | undefined {
  const cache = browserCache(machine)
  for (const kind of ['chrome-headless-shell', 'chrome']) {
    const folder = path.join(cache, kind)
    const builds = namesIn(folder).filter((name) => name.startsWith(buildPrefix(machine.platform)))
    const found = builds
      .toSorted(newestFirst)
      .map((build) => programIn(path.join(folder, build), kind, machine.platform))
    const first = found.find((program) => program !== undefined)
    if (first) return first
  }
  return undefined
}

/** Where puppeteer keeps the browsers that it downloads. */
export function browserCache({ env }: Machine): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir()
  return env['PUPPETEER_CACHE_DIR'] ?? path.join(home, '.cache', 'puppeteer')
}

const buildPrefix = (platform: NodeJS.Platform): string =>
  ({ darwin: 'mac', win32: 'win' })[platform as string] ?? 'linux'

const newestFirst = (a: string, b: string): number =>
  versionOf(b).localeCompare(versionOf(a), 'en', { numeric: true })
const versionOf = (build: string): string => build.slice(build.indexOf('-') + 1)

function programIn(build: string, kind: string, platform: NodeJS.Platform): string | undefined {
  const app = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
  const name = platform === 'win32' ? `${kind}.exe` : kind === 'chrome' && platform === 'darwin' ? app : kind
  return namesIn(build)
    .map((folder) => path.join(build, folder, name))
    .find(isProgram)
}

interface Kind {
  /** Names on PATH. */
  readonly names: readonly string[]
  /** Places that PATH may not list, by platform. */
  readonly places: Partial<Record<NodeJS.Platform, readonly string[]>>
}

const kinds: readonly Kind[] = [
  {
    names: ['chromium-headless-shell', 'chrome-headless-shell'],
    places: { linux: ['/usr/bin/chromium-headless-shell', '/usr/lib64/chromium-browser/headless_shell'] },
  },
  {
    names: ['google-chrome-stable', 'google-chrome', 'chrome'],
    places: {
      linux: ['/usr/bin/google-chrome-stable', '/opt/google/chrome/chrome'],
      darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
      win32: ['Google/Chrome/Application/chrome.exe'],
    },
  },
  {
    names: ['chromium', 'chromium-browser'],
    places: {
      linux: [
        '/usr/bin/chromium',
        '/usr/lib/chromium/chromium',
        '/usr/bin/chromium-browser',
        '/snap/bin/chromium',
      ],
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/opt/homebrew/bin/chromium',
        '/usr/local/bin/chromium',
      ],
      win32: ['Chromium/Application/chrome.exe'],
    },
  },
  {
    // Edge is Chromium with another name, and on every Windows.
    names: ['microsoft-edge-stable', 'microsoft-edge'],
    places: {
      darwin: ['/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
      win32: ['Microsoft/Edge/Application/msedge.exe'],
    },
  },
]

function installed(machine: Machine): string | undefined {
  for (const { names, places } of kinds) {
    const found = onPath(names, machine) ?? absolute(places[machine.platform] ?? [], machine).find(isProgram)
    if (found) return found
  }
  return undefined
}

function absolute(places: readonly string[], { platform, env, root }: Machine): string[] {
  if (platform === 'win32') {
    const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter(
      (folder) => folder !== undefined,
    )
    return places.flatMap((place) => folders.map((folder) => path.join(folder, place)))
  }
  const own =
    platform === 'darwin' && env['HOME'] ? places.map((place) => path.join(env['HOME'] ?? '', place)) : []
  return [...places.map((place) => path.join(root, place)), ...own]
}
