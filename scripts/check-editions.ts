import type { VFile } from 'vfile'

import { joinProofs, prove, writtenOf } from './audit/index.ts'
import { checkShops, locate, type Manuscript as Places, readShopRules } from './audit/shops/index.ts'
import { readReferences } from './cite/index.ts'
import { type Manuscript, readManuscript, readStyle } from './manuscript.ts'
import type { Audit } from './model/audit.ts'
import { hasErrors } from './model/diagnose.ts'
import type { Prover } from './model/prover.ts'
import { applySeverities } from './model/severity.ts'
import type { JudgedFile, World } from './model/world.ts'
import type { AskedShop, ShopMessage } from './report/index.ts'

export interface CheckOptions {
  /** False where there is none: then files are only asked what standards and shops say to them. */
  readonly hasManuscript: boolean
  /** Let programs of others judge as well, which takes seconds for each file. */
  readonly full: boolean
  /** Shops by their keys in `shops/rules.yaml`, all of them known. */
  readonly shops: readonly string[]
}

/** What is to be said of finished files. */
export interface Checked {
  /** The manuscript's files, with what is wrong in them; where one has an error, nothing was checked. */
  readonly sources: readonly VFile[]
  readonly audit?: Audit
  readonly shops: { readonly asked: readonly AskedShop[]; readonly said: readonly ShopMessage[] }
}

/** The recipe of a check: finished files, of whatever making, beside the manuscript. Nothing is cited or set. */
export async function checkEditions(
  world: World,
  files: readonly JudgedFile[],
  { hasManuscript, full, shops }: CheckOptions,
): Promise<Checked> {
  const prover = world.prover()
  try {
    world.progress('read')
    const manuscript = hasManuscript ? await readManuscript(world) : undefined
    const sources = manuscript?.sources ?? []
    const given = manuscript?.metadata && manuscript
    if (given) await begin(given, prover, world)
    if (hasErrors(sources)) return { sources, shops: { asked: [], said: [] } }
    world.progress('prove')
    const proofs = await Promise.all(files.map((file) => prove(file, prover, { isWritten: !!given, full })))
    const audit = joinProofs(given?.metadata ?? { title: '', lang: '' }, proofs)
    return { sources, audit, shops: await askShops(files, shops, given, world) }
  } finally {
    await prover.close()
  }
}

/** Tell the prover what was written; what forbids that is said in the sources. */
async function begin(manuscript: Manuscript, prover: Prover, world: World): Promise<void> {
  const style = await readStyle(manuscript, world)
  await readReferences(manuscript.bibliography)
  applySeverities(manuscript.sources, manuscript.metadata.rules)
  if (!hasErrors(manuscript.sources)) prover.begin(writtenOf({ ...manuscript, style }))
}

async function askShops(
  files: readonly JudgedFile[],
  names: readonly string[],
  places: Places | undefined,
  world: World,
): Promise<Checked['shops']> {
  if (names.length === 0) return { asked: [], said: [] }
  world.progress('shops')
  const rules = await readShopRules(world)
  const findings = await checkShops(files, names, rules)
  const asked = [...new Set(names)].flatMap((shop) => {
    const known = rules.shops[shop]
    if (!known) return []
    const isAsked = files.some(({ path }) =>
      known.reads.some((kind) => path.toLowerCase().endsWith(`.${kind}`)),
    )
    return [{ shop, name: known.name, reads: known.reads, isAsked }]
  })
  const said = findings.map(({ subject, ...finding }) => ({
    ...finding,
    ...(places && { at: locate(subject, places) }),
  }))
  return { asked, said }
}
