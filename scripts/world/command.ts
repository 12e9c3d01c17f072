import { spawn } from 'node:child_process'

import type { Environment } from './machine.ts'

export interface Outcome {
  readonly ok: boolean
  /** What the program wrote, both channels in one. */
  readonly output: string
  /** What it wrote as its result. */
  readonly result: string
}

/**
 * Run a program, without a shell and without input, and keep what it says. Never rejects.
 *
 * @param seconds After which it is stopped; 0 is never.
 * @param folder Where it runs; by default where this program does.
 */
export function runCommand(
  command: readonly string[],
  env: Environment,
  seconds = 0,
  folder?: string,
): Promise<Outcome> {
  const [program = '', ...rest] = command
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const results: Buffer[] = []
    const child = spawn(program, rest, {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      windowsHide: true,
      ...(folder !== undefined && { cwd: folder }),
    })
    child.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      results.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    const textOf = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString().trim()
    child.on('error', (error) => resolve({ ok: false, output: error.message, result: '' }))
    child.on('close', (code) => resolve({ ok: code === 0, output: textOf(chunks), result: textOf(results) }))
  })
}
