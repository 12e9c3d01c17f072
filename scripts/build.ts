import { VFile } from 'vfile'

import { isProven, joinProofs, type Proof, prove } from './audit/index.ts'
import { compose, type Edited } from './compose.ts'
import { distribute } from './distribute.ts'
import {
  bookletMaker,
  coverFiles,
  type FormatName,
  formatNames,
  formats,
  printCompanions,
} from './formats/index.ts'
import { revisionOf } from './integrity/index.ts'
import { publicationDate, slugOf } from './metadata/index.ts'
import type { Audit } from './model/audit.ts'
import { inPairs } from './model/concurrent.ts'
import { hasErrors } from './model/diagnose.ts'
import type { Artifact } from './model/format.ts'
import type { Prover } from './model/prover.ts'
import type { Publication } from './model/publication.ts'
import { applySeverities } from './model/severity.ts'
import type { JudgedFile, World } from './model/world.ts'
import { auditJson, auditPage, readAuditDesign } from './report/audit/index.ts'

export interface BuildOptions {
  /** All of them by default. */
  readonly formats?: readonly FormatName[]
  /** Make the editions although the text has errors. */
  readonly draft?: boolean
  /** Read the editions back, and prove that each holds all that was written; the proof is a file of its own. */
  readonly audit?: boolean
}

/** A build: the files that were read, with what is wrong in them, and the files that were made. */
export interface Book {
  readonly sources: readonly VFile[]
  readonly artifacts: readonly Artifact[]
  readonly publication?: Publication
  readonly audit?: Audit
}

/** The recipe: one manuscript goes in, a folder of editions comes out. */
export async function build(
  world: World,
  { formats: names = formatNames, draft = false, audit: isAudited = false }: BuildOptions = {},
): Promise<Book> {
  // The browser takes as long to start as the text to read. Whoever prints with it hears of its failure.
  if (names.length > 0) world.browser().catch(() => {})
  const prover = isAudited && names.length > 0 ? world.prover() : undefined
  try {
    const { publication, templates, sources, written } = await compose(world, names)
    if (!publication || !templates || !written || (hasErrors(sources) && !draft))
      return { sources, artifacts: [] }
    prover?.begin(written)
    const { artifacts, audit } = await render({ publication, templates, sources }, world, names, prover)
    applySeverities(sources, publication.metadata.rules)
    const isFaulty = hasErrors(sources)
    const isFit = draft || (!isFaulty && (!audit || isProven(audit)))
    const proof = isFit && audit ? await evidence(audit, publication, isFaulty, world) : []
    const made = [...artifacts, ...proof]
    const all =
      isFit && made.length > 0 ? [...made, ...(await distribute(made, publication, templates(), world))] : []
    return { sources, publication, artifacts: all, ...(audit && { audit }) }
  } finally {
    await prover?.close()
  }
}

/** Every format at once; each gets trees of its own, since it may change them. */
async function render(
  { publication, templates, sources }: Pick<Edited, 'publication' | 'templates'> & Pick<Book, 'sources'>,
  world: World,
  names: readonly FormatName[],
  prover: Prover | undefined,
): Promise<{ artifacts: Artifact[]; audit?: Audit }> {
  const { metadata } = publication
  const shared = {
    revision: revisionOf(sources, publication.assets.values()),
    slug: slugOf(metadata),
    date: publicationDate(metadata, world.now),
    formats: names,
  }
  world.progress(names.join(', '))
  const proofs = new Map<Artifact, Promise<Proof>>()
  // Two at a time: each holds a whole book.
  const made = new Map<FormatName, readonly Artifact[]>()
  await inPairs(inOrder(names), async (name) => {
    const copies = publication.sections.map((section) => ({
      ...section,
      tree: structuredClone(section.tree),
    }))
    const edition = {
      ...shared,
      template: templates(name),
      publication: { ...publication, sections: copies },
    }
    const files = await formats[name].make(edition, metadata.formats[name], world)
    for (const file of files) file.data.format = name
    if (prover) {
      // Each is read back while the next ones are made. Where one of these fails, nobody waits for it any more.
      for (const file of files) {
        if (file.data.partOf !== undefined) continue
        const proof = prove(toJudge(file, files), prover, { isWritten: true, full: false })
        proof.catch(() => {})
        proofs.set(file, proof)
      }
    }
    made.set(name, files)
  })
  const artifacts = names.flatMap((name) => made.get(name) ?? [])
  if (artifacts.length === 0) return { artifacts }
  const whole = { ...shared, template: templates(), publication }
  const printed = await printCompanions(artifacts, whole, world)
  const companions = [
    ...(await coverFiles(whole, world)),
    ...printed,
    ...(await bookletMaker([...artifacts, ...printed], whole, world)),
  ]
  if (!prover) return { artifacts: [...artifacts, ...companions] }
  world.progress('prove')
  const audit = joinProofs(metadata, await Promise.all(artifacts.flatMap((file) => proofs.get(file) ?? [])))
  return { artifacts: [...artifacts, ...companions], audit }
}

/** The pages that other editions refer to come first, and beside them what takes as long. */
const inOrder = (names: readonly FormatName[]): FormatName[] => {
  const leading: readonly FormatName[] = ['pdf', 'large-print']
  return [
    ...leading.filter((name) => names.includes(name)),
    ...names.filter((name) => !leading.includes(name)),
  ]
}

/** An edition in many files is proven as a whole. */
function toJudge({ path, value }: Artifact, files: readonly Artifact[]): JudgedFile {
  const parts = files.filter(({ data }) => data.partOf === path).map((part) => toJudge(part, []))
  return { path, value: value as Uint8Array, ...(parts.length > 0 && { parts }) }
}

/**
 * The proof, for programs and for people.
 *
 * @param isDraft The text has errors: an edition may hold all of it and still not be fit to be published.
 */
async function evidence(
  audit: Audit,
  { metadata }: Publication,
  isDraft: boolean,
  world: World,
): Promise<Artifact[]> {
  const page = auditPage(audit, await readAuditDesign(audit.language, world))
  const file = (name: string, text: string): Artifact =>
    new VFile({ path: name, value: new TextEncoder().encode(text) })
  return [file('audit.json', auditJson(audit, isDraft)), file(`${slugOf(metadata)}-audit.html`, page)]
}
