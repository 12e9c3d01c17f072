import type { Command } from './command.ts'
import { setup } from './setup.ts'

/** `pamphlet setup`: what is missing on this machine is found or installed. */
export const setupCommand: Command = {
  summary: 'find or install the browser that prints',
  usage: 'pamphlet setup [--tests]',
  example: 'pamphlet setup',
  positionals: 0,
  options: {
    tests: { type: 'boolean', help: 'also what only the tests need: Java, poppler, qpdf, minisign' },
  },
  async run(_, { tests }) {
    await setup({ forTests: tests === true })
    return 0
  },
}
