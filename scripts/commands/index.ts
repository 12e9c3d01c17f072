import { buildCommand } from './build.ts'
import type { Command } from './command.ts'

/** Every command by its name. A new command is one file and one line here. */
export const commands: Readonly<Record<string, Command>> = {
  build: buildCommand,
}
