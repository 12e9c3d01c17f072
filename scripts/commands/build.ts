import { build, type Book } from '../build.ts'
import { formatNames } from '../formats/index.ts'
import { type FolderFile, keyName, seal, type SecretKey } from '../integrity/index.ts'
import { publicationDate } from '../metadata/index.ts'
import { hasErrors } from '../model/diagnose.ts'
import { countOf, reportJson, reportTable, reportText } from '../report/index.ts'
import { auditFindings, auditTable, messagesOf } from '../report/audit/index.ts'
import { nodeWorld } from '../world/node.ts'
import { writeFolder } from '../world/output.ts'
import { buildTime, parseFormats, toFile } from './building.ts'
import type { Command } from './command.ts'
import { refuseOverlap } from './overlap.ts'
import { setup } from './setup.ts'
import { signingKey } from './signing-key.ts'
import { stageList } from './stages.ts'

/** `pamphlet build`: the manuscript's editions into the output folder. */
export const buildCommand: Command = {
  summary: 'make every edition of a manuscript',
  usage:
    'pamphlet build [MANUSCRIPT=manuscript] [--out dist] [--formats epub,pdf] [--draft] [--no-audit] [--json]',
  example: 'pamphlet build my-pamphlet --out public --formats epub,pdf',
  positionals: 1,
  options: {
    out: { type: 'string', value: 'FOLDER', help: 'where the editions go (dist)' },
    formats: { type: 'string', value: 'LIST', help: `which ones: ${formatNames.join(', ')} (all)` },
    draft: { type: 'boolean', help: 'make them although the text has errors' },
    'no-audit': { type: 'boolean', help: 'for a quick look: do not read the editions back to prove them' },
    json: { type: 'boolean', help: 'report for another program, on standard output' },
  },
  async run([manuscript = 'manuscript'], { out = 'dist', formats, draft, 'no-audit': skipsAudit, json }) {
    const names = formats === undefined ? formatNames : parseFormats(String(formats))
    refuseOverlap(String(out), manuscript, "the manuscript's")
    // A signature vouches for a sound edition.
    const key = draft === true ? undefined : await signingKey(process.env)
    if (names.length > 0) await setup({ quiet: json === true })
    const stages = stageList(json !== true)
    const world = nodeWorld({ manuscript, now: buildTime(), progress: stages.begin })
    try {
      const book = await build(world, { formats: names, draft: draft === true, audit: skipsAudit !== true })
      const isFit = book.artifacts.length > 0
      if (isFit) {
        stages.begin('write')
        await writeFolder(String(out), sealed(book, world.now, key))
      }
      stages.end()
      say(book, { manuscript, out: String(out), json: json === true })
      if (isFit && key && json !== true) process.stdout.write(`  signed with the key ${keyName(key.id)}\n`)
      return isFit ? 0 : 1
    } finally {
      await world.close()
    }
  },
}

function sealed({ artifacts, publication }: Book, now: Date, key: SecretKey | undefined): FolderFile[] {
  const files = artifacts.map(toFile)
  if (!key || !publication) return seal(files)
  return seal(files, { key, date: publicationDate(publication.metadata, now) })
}

function say(
  book: Book,
  { manuscript, out, json }: { manuscript: string; out: string; json: boolean },
): void {
  const { sources, artifacts, audit } = book
  if (json) {
    const found = audit ? messagesOf(audit, sources) : []
    process.stdout.write(`${reportJson([...sources, ...found], artifacts)}\n`)
    return
  }
  const folder = `${manuscript.replace(/\/$/, '')}/`
  process.stderr.write(reportText(sources, { folder, colour: process.stderr.isTTY }))
  if (audit) process.stderr.write(auditFindings(audit, sources, { folder, colour: process.stderr.isTTY }))
  if (artifacts.length > 0) process.stdout.write(`${reportTable(artifacts, out.replace(/\/$/, ''))}\n`)
  if (audit) process.stdout.write(`${auditTable(audit)}\n`)
  if (artifacts.length > 0 && hasErrors(sources))
    process.stderr.write(`A draft: ${countOf(sources)} stand in it.\n`)
  // A zine is the only edition that a sound text may not fit.
  if (artifacts.length === 0 && !audit && !hasErrors(sources))
    process.stderr.write('The text does not fit the eight small pages of a zine.\n')
  if (artifacts.length === 0) process.stderr.write(`Nothing was built; ${out} is as it was.\n`)
  if (artifacts.length === 0 && audit)
    process.stderr.write(
      '  → Please report it, with the manuscript if you can; `--draft` writes the editions all the same.\n',
    )
}
