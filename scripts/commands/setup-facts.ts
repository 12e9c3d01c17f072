import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { browserCache } from '../world/browser-finder.ts'
import { runCommand } from '../world/command.ts'
import type { Machine } from '../world/machine.ts'
import type { Facts } from './setup-plan.ts'

/** Look up what decides how things are installed here. */
export async function factsOf(
  machine: Machine,
  puppeteer: readonly string[] = ownPuppeteer(),
): Promise<Facts> {
  const { platform, isRoot, env } = machine
  const distribution = platform === 'linux' ? distributionOf(machine) : []
  const maySudo = platform === 'linux' && !isRoot && (await runCommand(['sudo', '-n', 'true'], env, 10)).ok
  const privilege = isRoot ? 'root' : maySudo ? 'sudo' : 'none'
  return { platform, distribution, privilege, puppeteer, cache: browserCache(machine) }
}

/** ID and ID_LIKE of os-release(5). */
export function distributionOf({ root }: Machine): string[] {
  const text =
    ['/etc/os-release', '/usr/lib/os-release']
      .map((file) => readIfThere(path.join(root, file)))
      .find(Boolean) ?? ''
  const values = [...text.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)["']?$/gm)].map((match) => match[1] ?? '')
  return values.flatMap((value) => value.split(' ')).filter(Boolean)
}

/** The installed puppeteer's own program, run by this Node: `npx` would ask the network when run from elsewhere. */
function ownPuppeteer(): string[] {
  return [process.execPath, createRequire(import.meta.url).resolve('puppeteer/lib/cjs/puppeteer/node/cli.js')]
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
