import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import { isProven } from '../audit/index.ts'
import { readShopRules, unknownShop } from '../audit/shops/index.ts'
import { type Checked, checkEditions } from '../check-editions.ts'
import { EnvironmentError, type JudgedFile, type World } from '../model/world.ts'
import { auditData, auditFindings, auditTable, messagesOf } from '../report/audit/index.ts'
import { messagesJson, reportText, shopFiles, shopTable } from '../report/index.ts'
import { nodeWorld } from '../world/node.ts'
import { type Command, UsageError, type Values } from './command.ts'
import { stageList } from './stages.ts'

const usual = 'manuscript'

/** `pamphlet check`: finished files, also those that other programs have made, beside the manuscript. */
export const checkCommand: Command = {
  summary: 'prove that finished files hold all of a manuscript, and what shops say to them',
  usage: 'pamphlet check FILE… [--manuscript manuscript] [--for kindle,apple,kdp] [--full] [--json]',
  example: 'pamphlet check dist/essay.epub essay-by-pandoc.epub --manuscript my-pamphlet --for kindle,kobo',
  positionals: Number.POSITIVE_INFINITY,
  options: {
    manuscript: {
      type: 'string',
      value: 'FOLDER',
      help: `what the files were made from (${usual}); without one, --for alone still works`,
    },
    for: { type: 'string', value: 'LIST', help: 'shops: kindle, apple, kobo, google, kdp, lulu … (none)' },
    full: { type: 'boolean', help: 'ask EPUBCheck, Ace and veraPDF too, where this machine has them' },
    json: { type: 'boolean', help: 'report for another program, on standard output' },
  },
  async run(words, values) {
    if (words.length === 0) throw new UsageError(`check which files?\n${this.usage}`)
    const full = values['full'] === true
    const json = values['json'] === true
    const shops = namesIn(values['for'])
    const given = values['manuscript']
    const manuscript = typeof given === 'string' ? given : usual
    // Others' programs take seconds: only then is there something to wait for.
    const stages = stageList(full && !json)
    const world = nodeWorld({ manuscript, now: new Date(0), progress: stages.begin })
    try {
      await refuseUnknown(shops, world)
      const files = await Promise.all([...new Set(words.map(path.normalize))].map(readEdition))
      const hasManuscript = await isFolder(manuscript)
      if (!hasManuscript && (given !== undefined || shops.length === 0))
        throw new UsageError(lacks(manuscript))
      const checked = await checkEditions(world, files, { hasManuscript, full, shops })
      stages.end()
      say(checked, { manuscript: hasManuscript ? manuscript : undefined, json })
      return isSound(checked) ? 0 : 1
    } finally {
      await world.close()
    }
  },
}

/** Names after `--for`; one that is empty where there are none. */
function namesIn(list: Values[string]): string[] {
  if (list === undefined) return []
  const names = String(list)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return names.length > 0 ? names : ['']
}

async function refuseUnknown(shops: readonly string[], world: World): Promise<void> {
  const fault = shops.length > 0 ? unknownShop(shops, await readShopRules(world)) : undefined
  if (fault) throw new UsageError(fault)
}

const lacks = (manuscript: string): string =>
  `There is no folder ${manuscript}: name the one that the files were made from, --manuscript FOLDER`

const isFolder = (name: string): Promise<boolean> =>
  stat(name).then(
    (entry) => entry.isDirectory(),
    () => false,
  )

async function readEdition(name: string): Promise<JudgedFile> {
  if (await isFolder(name)) throw new UsageError(`${name} is a folder: name the files in it`)
  try {
    const value = await readFile(name)
    if (!/\.(?:epub|pdf|x?html?|te?xt)$/i.test(name))
      throw new UsageError(`${name} is no .epub, .pdf, .html or .txt`)
    return { path: name, value }
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') throw new UsageError(`There is no file ${name}`)
    throw new EnvironmentError(`${name} can't be read.`, 'See who may read it.', { cause })
  }
}

/** Nothing lost, no standard broken, nothing that a shop would refuse. */
const isSound = ({ audit, shops }: Checked): boolean =>
  audit !== undefined && isProven(audit) && shops.said.every(({ severity }) => severity !== 'error')

function say(
  { sources, audit, shops }: Checked,
  { manuscript, json }: { manuscript: string | undefined; json: boolean },
): void {
  const refused = shopFiles(shops.said)
  if (json) {
    const messages = messagesJson([...(audit ? messagesOf(audit, sources) : sources), ...refused])
    process.stdout.write(`${JSON.stringify({ ...(audit && auditData(audit)), messages }, undefined, 2)}\n`)
    return
  }
  const colour = process.stderr.isTTY
  const style = { colour, ...(manuscript !== undefined && { folder: `${manuscript.replace(/\/$/, '')}/` }) }
  if (!audit) {
    process.stderr.write(reportText(sources, style))
    process.stderr.write('Nothing was checked: the manuscript itself has errors.\n')
    return
  }
  if (manuscript === undefined)
    process.stderr.write(`There is no folder ${usual}: nobody can tell whether the files hold all of it.\n`)
  process.stderr.write(auditFindings(audit, sources, style, 'in --json'))
  process.stderr.write(reportText(refused, style))
  const lines = [auditTable(audit), shopTable(shops.asked, shops.said)].filter(Boolean)
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
}
