import { parseArgs } from 'node:util'

import { type Command, UsageError, type Values } from './commands/command.ts'
import { help, overview } from './commands/help.ts'
import { commands } from './commands/index.ts'
import { nearest } from './model/nearest.ts'
import { program } from './model/program.ts'
import { EnvironmentError } from './model/world.ts'

/** The licence of the citation engine asks for this notice where the program names itself. */
const credits =
  'citeproc-js (c) Frank Bennett implements the Citation Style Language, https://citationstyles.org\n'

/** Exit codes: 0 done, 1 the author's mistakes, 2 wrong usage, 3 the machine, 70 our own bug. */
void start()

async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2)).catch(exitCodeOf)
}

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === '--version') return print(`${program.name} ${program.version}\n${credits}`)
  if (name === undefined || name === '--help' || name === 'help') return print(overview(commands))
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    const near = nearest(name, Object.keys(commands))
    throw new UsageError(`There is no command “${name}”${near ? `; did you mean “${near}”?` : ''}`)
  }
  const { words, values } = parse(command, rest)
  return values['help'] ? print(help(command)) : command.run(words, values)
}

function parse(command: Command, args: string[]): { words: string[]; values: Values } {
  const options = { ...command.options, help: { type: 'boolean' as const } }
  try {
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true, strict: true })
    if (positionals.length > command.positionals)
      throw new Error(`“${positionals.at(-1)}” is one word too many`)
    return { words: positionals, values }
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. To specify')[0]}\n${command.usage}`)
  }
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nTry: pamphlet --help\n`)
    return 2
  }
  if (error instanceof EnvironmentError) {
    const cause = error.cause instanceof Error ? `  ${error.cause.message.split('\n')[0]}\n` : ''
    process.stderr.write(`${error.message}\n${cause}  → ${error.remedy}\n`)
    return 3
  }
  const stack = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`A fault in Pamphlet itself; please report it with these lines:\n${stack}\n`)
  return 70
}
