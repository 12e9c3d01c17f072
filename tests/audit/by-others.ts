import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { parse } from 'yaml'

import type { Edition } from './audit-files.ts'
import type { Manuscript } from './source-place.ts'

/** Is the program on the path? */
export function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

type Format = 'epub' | 'pdf' | 'txt'

/**
 * The same manuscript made by pandoc, the PDF with WeasyPrint: an audit that reads files, and not the program's own
 * habits, is silent about these as well.
 */
export function byPandoc(manuscript: Manuscript, to: Format, style: string): Edition {
  const folder = mkdtempSync(path.join(tmpdir(), 'by-pandoc-'))
  try {
    for (const [name, value] of Object.entries(manuscript)) writeFileSync(path.join(folder, name), value)
    const texts = Object.keys(manuscript).filter((name) => name.endsWith('.md'))
    const cited = manuscript['references.yaml'] ? ['--citeproc', '--bibliography', referencesIn(folder)] : []
    const csl = ['--csl', path.resolve(import.meta.dirname, `../../csl/styles/${style}.csl`)]
    const plain = to === 'txt' ? ['--to', 'plain', '--standalone', '--toc'] : []
    const engine = to === 'pdf' ? ['--pdf-engine', 'weasyprint', '--standalone'] : []
    const out = `book.${to}`
    execFileSync(
      'pandoc',
      [
        ...texts,
        '--from',
        'markdown',
        '--metadata-file',
        'publication.yaml',
        '--metadata-file',
        metadataIn(folder, to),
        ...cited,
        ...(cited.length > 0 ? csl : []),
        ...engine,
        ...plain,
        '-o',
        out,
      ],
      { cwd: folder, stdio: 'pipe' },
    )
    return { path: out, value: new Uint8Array(readFileSync(path.join(folder, out))) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Pandoc has other names for authors and, in an EPUB, for a subtitle. */
function metadataIn(folder: string, to: Format): string {
  const { title, subtitle, authors } = parse(
    readFileSync(path.join(folder, 'publication.yaml'), 'utf8'),
  ) as Record<string, unknown>
  const titles = [{ type: 'main', text: title }, ...(subtitle ? [{ type: 'subtitle', text: subtitle }] : [])]
  const given = { author: authors, ...(to === 'epub' && { title: titles }) }
  writeFileSync(path.join(folder, 'metadata.yaml'), JSON.stringify(given))
  return 'metadata.yaml'
}

/** Pandoc wants the list of sources under a name. */
function referencesIn(folder: string): string {
  const text = readFileSync(path.join(folder, 'references.yaml'), 'utf8')
  writeFileSync(path.join(folder, 'pandoc.yaml'), `references:\n${text}`)
  return 'pandoc.yaml'
}
