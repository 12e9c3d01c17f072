import { mkdtemp, rm } from 'node:fs/promises'
import { freemem, tmpdir, totalmem } from 'node:os'
import path from 'node:path'

import { runCommand } from '../world/command.ts'
import type { Machine } from '../world/machine.ts'
import type { Finding } from './doctor.ts'

/**
 * Does the browser start with its sandbox? Tried, not guessed: root, containers and Ubuntu's AppArmor each forbid it
 * in their own way.
 */
export async function sandboxFinding(browser: string | undefined, machine: Machine): Promise<Finding> {
  const base = { name: 'Browser sandbox', isNeeded: !machine.isRoot && browser !== undefined }
  if (!browser) return { ...base, found: false, detail: 'no browser to try', remedy: 'npm run setup' }
  if (machine.isRoot) {
    const detail = 'not for root: the browser runs without it, with scripts and network switched off'
    return { ...base, found: false, detail, remedy: 'run Pamphlet as an ordinary user' }
  }
  const profile = await mkdtemp(path.join(tmpdir(), 'pamphlet-sandbox-'))
  const flags = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    `--user-data-dir=${profile}`,
    '--dump-dom',
    'about:blank',
  ]
  const { ok, output } = await runCommand([browser, ...flags], machine.env, 30)
  await rm(profile, { recursive: true, force: true })
  const why = output.split('\n').find((line) => /sandbox/i.test(line)) ?? output.split('\n').at(-1) ?? ''
  return {
    ...base,
    found: ok,
    detail: ok ? 'works' : `the browser does not start: ${why.trim()}`,
    remedy: sandboxRemedy(output),
  }
}

const sandboxRemedy = (output: string): string =>
  /apparmor|No usable sandbox/i.test(output)
    ? 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
    : 'in a container: docker run --security-opt seccomp=unconfined …'

const mebibyte = 1024 * 1024
/** A book of 100,000 words takes the browser some 400 MiB. */
const least = 600

/** Memory that a build may still take, the limit of a container included. */
export async function memoryFinding(): Promise<Finding> {
  const limit = process.constrainedMemory()
  const total = limit > 0 && limit < totalmem() ? limit : totalmem()
  const available = process.availableMemory?.() ?? freemem()
  const detail = `${mebibytes(available)} MiB free of ${mebibytes(total)}`
  const remedy = 'close other programs; in a container: docker run --memory 2g …'
  return { name: 'Memory', found: available >= least * mebibyte, detail, remedy, isNeeded: false }
}

const mebibytes = (bytes: number): number => Math.round(bytes / mebibyte)
