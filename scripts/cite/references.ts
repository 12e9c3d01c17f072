import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { readEntry } from './item.ts'
import type { RawEntry, Reference } from '../model/reference.ts'
import { readJson, readYaml } from './yaml.ts'

/**
 * The entries of all bibliography files, in order: CSL-JSON, CSL-YAML, BibTeX and BibLaTeX.
 *
 * A mistake costs its own entry only. Of two entries with one key the first is kept.
 */
export async function readReferences(files: readonly VFile[]): Promise<Reference[]> {
  const found = new Map<string, Reference>()
  for (const file of files) {
    for (const entry of await readFile(file)) {
      const reference = readEntry(entry, file)
      if (!reference) continue
      const first = found.get(reference.id)
      if (first) reportTwice(reference, first)
      else found.set(reference.id, reference)
    }
  }
  return [...found.values()]
}

async function readFile(file: VFile): Promise<RawEntry[]> {
  switch (file.extname?.toLowerCase()) {
    case '.json':
      return readJson(file)
    case '.yaml':
    case '.yml':
      return readYaml(file)
    case '.bib': {
      // Slow to load, and few books need it.
      const { readBibtex } = await import('./bibtex.ts')
      return readBibtex(file)
    }
    default:
      diagnose(file, 'reference-format', `\`${file.path}\` is no kind of bibliography that can be read`)
      return []
  }
}

function reportTwice({ id, file, position }: Reference, first: Reference): void {
  const where = `${first.file === file ? 'line' : `${first.file.path}, line`} ${first.position.line}`
  diagnose(
    file,
    'reference-duplicate',
    `The key \`${id}\` was given to another entry before (${where})`,
    position,
  )
}
