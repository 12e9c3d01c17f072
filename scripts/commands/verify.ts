import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { compareFolder, compareRebuilt, type RebuiltFile } from '../integrity/index.ts'
import { parseSums, type SumList, sumsFile } from '../model/sums.ts'
import { reportText } from '../report/index.ts'
import { hashesBelow, isFolder } from '../world/folder.ts'
import { parseFormats } from './building.ts'
import { type Command, UsageError, type Values } from './command.ts'
import { rebuild } from './rebuild.ts'
import { isSound, type Verification, verificationJson, verificationText } from './verify-report.ts'
import { checkSignature, givenKey } from './verify-signature.ts'

/** `pamphlet verify`: a folder of editions, by its checksums, its signature, and by making it anew. Writes nothing. */
export const verifyCommand: Command = {
  summary:
    'check that a folder of editions is whole, who signed it, and that its manuscript gives the same bytes',
  usage: 'pamphlet verify FOLDER [--key KEY] [--manuscript FOLDER [--formats epub,pdf]] [--json]',
  example: 'pamphlet verify dist --key minisign.pub --manuscript manuscript',
  positionals: 1,
  options: {
    key: {
      type: 'string',
      value: 'KEY',
      help: 'the public key of minisign that signs: its file, or its line',
    },
    manuscript: {
      type: 'string',
      value: 'FOLDER',
      help: 'make the editions anew from it, and compare each byte',
    },
    formats: { type: 'string', value: 'LIST', help: 'the formats that were built (all)' },
    json: { type: 'boolean', help: 'report for another program, on standard output' },
  },
  async run([folder], values) {
    if (folder === undefined) throw new UsageError(`verify which folder?\n${this.usage}`)
    if (!(await isFolder(folder))) throw new UsageError(`There is no folder ${folder}`)
    const key = await givenKey(values['key'])
    const bytes = await readFile(path.join(folder, sumsFile)).catch(() => undefined)
    const list = parseSums(bytes?.toString() ?? '')
    const found = await hashesBelow(folder)
    const rebuilt = await rebuiltFiles(list, values, found.has('audit.json'))
    const verification: Verification = {
      hasList: bytes !== undefined,
      faults: list.faults,
      files: compareFolder(list, found),
      signature: await checkSignature(folder, bytes, key),
      ...(rebuilt && { rebuilt }),
    }
    say(verification, folder, values['json'] === true)
    return isSound(verification) ? 0 : 1
  },
}

async function rebuiltFiles(
  list: SumList,
  { manuscript, formats, json }: Values,
  isAudited: boolean,
): Promise<Pick<Required<Verification>, 'rebuilt'>['rebuilt'] | undefined> {
  if (manuscript === undefined) {
    if (formats !== undefined)
      throw new UsageError('--formats says what to make anew: name the --manuscript too')
    return undefined
  }
  const folder = String(manuscript)
  if (!(await isFolder(folder))) throw new UsageError(`There is no folder ${folder}`)
  const names = formats === undefined ? undefined : parseFormats(String(formats))
  const { made, sources, isDated } = await rebuild(folder, { names, isAudited, isQuiet: json === true })
  if (made.length === 0)
    process.stderr.write(reportText(sources, { folder: `${folder.replace(/\/$/, '')}/` }))
  const files: readonly RebuiltFile[] = compareRebuilt(list, made)
  return { files, isDated }
}

function say(verification: Verification, folder: string, json: boolean): void {
  if (json) {
    process.stdout.write(`${verificationJson(verification)}\n`)
    return
  }
  const { faults, lines } = verificationText(verification, folder.replace(/\/$/, ''))
  process.stderr.write(faults)
  process.stdout.write(lines)
}
