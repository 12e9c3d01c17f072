import { readdir, readFile } from 'node:fs/promises'

import { VFile } from 'vfile'

import { importText } from '../import/index.ts'
import { hasErrors } from '../model/diagnose.ts'
import { EnvironmentError } from '../model/world.ts'
import { reportText } from '../report/index.ts'
import { writeFolder } from '../world/output.ts'
import { type Command, UsageError } from './command.ts'

/** `pamphlet import`: a text written elsewhere becomes a manuscript folder. */
export const importCommand: Command = {
  summary: 'make a manuscript from a plain text file',
  usage: 'pamphlet import FILE.txt --to DIR',
  example: 'pamphlet import essay.txt --to my-essay',
  positionals: 1,
  options: { to: { type: 'string', value: 'DIR', help: 'the folder to make; it must be new or empty' } },
  async run([source], { to }) {
    if (source === undefined || typeof to !== 'string') throw new UsageError(this.usage)
    if (!/\.(?:txt|text)$/i.test(source)) throw new UsageError(`“${source}” is no plain text file (.txt)`)
    await refuseFull(to)
    const file = new VFile({ path: source, value: await readSource(source) })
    const files = importText(file)
    process.stderr.write(reportText([file], { colour: process.stderr.isTTY }))
    if (hasErrors([file]) || files.length === 0) {
      process.stderr.write('Nothing was imported.\n')
      return 1
    }
    await writeFolder(
      to,
      files.map(({ path, value }) => ({ path, value: new TextEncoder().encode(value) })),
    )
    process.stdout.write(
      `${files.map(({ path }) => `  ${to}/${path}\n`).join('')}\nNext: pamphlet build ${to}\n`,
    )
    return 0
  },
}

async function readSource(source: string): Promise<Uint8Array> {
  try {
    return await readFile(source)
  } catch (cause) {
    throw new EnvironmentError(`${source} can't be read.`, 'Correct its name.', { cause })
  }
}

/** A manuscript that somebody has begun to edit is never written over. */
async function refuseFull(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  if (names.length > 0) throw new UsageError(`${folder} is not empty: name a new folder`)
}
