import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'

import { parse } from 'yaml'

/** Pandoc leaves notes at the end of the text; WeasyPrint can set them at the foot of the page. */
const notes = `function Note(note)
  return pandoc.Span(pandoc.utils.blocks_to_inlines(note.content), { class = 'footnote' })
end
`

/** The same work as ours: A5, justified and divided, notes at the foot, running heads and folios. */
const pages = `@page {
  size: A5; margin: 18mm 16mm 20mm;
  @top-center { content: string(chapter) }
  @bottom-center { content: counter(page) }
  @footnote { border-top: 0.5pt solid }
}
html { font: 10.5pt/14pt serif; text-align: justify; hyphens: auto }
h1 { string-set: chapter content(); break-before: page }
h1, h2, h3 { break-after: avoid; text-align: left }
p { margin: 0; text-indent: 1em; orphans: 2; widows: 2 }
.footnote { float: footnote; font-size: 8.5pt; line-height: 11pt; text-indent: 0 }
`

/** One program that makes the editions we make. */
export interface Peer {
  readonly name: string
  readonly seconds: number
}

/**
 * The same text by pandoc and WeasyPrint, tagged for screen readers as ours is: EPUB, where wanted, and PDF.
 *
 * Gives undefined where they are not at hand.
 */
export function pandocAndWeasyprint(source: string, folder: string, isEpub: boolean): Peer | undefined {
  const names = [versionOf('pandoc'), versionOf('weasyprint')]
  if (names.includes(undefined)) return undefined
  const at = (name: string): string => path.join(folder, name)
  writeFileSync(at('notes.lua'), notes)
  writeFileSync(at('pages.css'), pages)
  writeFileSync(at('works.json'), JSON.stringify(worksOf(source)))
  const chapters = readdirSync(path.join(source, 'chapters')).map((name) =>
    path.join(source, 'chapters', name),
  )
  const shared = ['--file-scope', ...chapters, '--citeproc', '--bibliography', at('works.json')]
  const titled = [...shared, '--metadata', 'title=Peer', '--metadata', 'lang=en']

  const start = performance.now()
  if (isEpub) run('pandoc', [...titled, '-o', at('peer.epub')])
  const html = [
    '--lua-filter',
    at('notes.lua'),
    '--css',
    at('pages.css'),
    '--standalone',
    '-o',
    at('peer.html'),
  ]
  run('pandoc', [...titled, ...html])
  run('weasyprint', ['--pdf-variant', 'pdf/ua-1', at('peer.html'), at('peer.pdf')])
  return { name: names.join(' and '), seconds: (performance.now() - start) / 1000 }
}

/** Pandoc wants a year as a date in parts. */
function worksOf(source: string): unknown[] {
  const entries = parse(readFileSync(path.join(source, 'references.yaml'), 'utf8')) as { issued: unknown }[]
  return entries.map((entry) => ({ ...entry, issued: { 'date-parts': [[Number(entry.issued)]] } }))
}

function versionOf(program: string): string | undefined {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.split('\n')[0]?.replace(' version', '') : undefined
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
