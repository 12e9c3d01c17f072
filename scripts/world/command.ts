import { spawn } from 'node:child_process'

import type { Environment } from './machine.ts'

export interface Outcome {
  readonly ok: boolean
  /** What the program wrote, both channels in one. */
  readonly output: string
}

/** Run a program, without a shell and without input, and keep what it says. Never rejects. */
export function runCommand(command: readonly string[], env: Environment, seconds = 0): Promise<Outcome> {
  const [program = '', ...rest] = command
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const child = spawn(program, rest, {
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      windowsHide: true,
    })
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    const output = (): string => Buffer.concat(chunks).toString().trim()
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: output() }))
  })
}
