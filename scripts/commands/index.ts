import { buildCommand } from './build.ts'
import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { doctorCommand } from './doctor-command.ts'
import { imposeCommand } from './impose.ts'
import { importCommand } from './import.ts'
import { previewCommand } from './preview.ts'
import { publishCommand } from './publish.ts'
import { setupCommand } from './setup-command.ts'
import { verifyCommand } from './verify.ts'

/** Every command by its name. A new command is one file and one line here. */
export const commands: Readonly<Record<string, Command>> = {
  preview: previewCommand,
  build: buildCommand,
  check: checkCommand,
  verify: verifyCommand,
  publish: publishCommand,
  import: importCommand,
  impose: imposeCommand,
  setup: setupCommand,
  doctor: doctorCommand,
}
