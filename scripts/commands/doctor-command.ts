import type { Command } from './command.ts'
import { doctor, findingLine } from './doctor.ts'

/** `pamphlet doctor`: what this machine has, and the command for what it lacks. */
export const doctorCommand: Command = {
  summary: 'say what this machine lacks, and the command that mends it',
  usage: 'pamphlet doctor',
  example: 'pamphlet doctor',
  positionals: 0,
  options: {},
  async run() {
    const findings = await doctor()
    process.stdout.write(`${findings.map(findingLine).join('\n')}\n`)
    return findings.some(({ isNeeded, found }) => isNeeded && !found) ? 3 : 0
  },
}
