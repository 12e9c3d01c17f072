import { diffArrays } from 'diff'
import JSZip from 'jszip'
import { parse } from 'yaml'

import { comparableWords } from '../../scripts/model/comparable.ts'
import type { Edition, Finding } from './audit-files.ts'
import type { Manuscript } from './source-place.ts'

interface Placed {
  readonly word: string
  readonly file: string
  readonly line: number
}

/** A stand-in for the audit that compares the words of prose, notes and tables, and nothing else. */
export async function findWords(manuscript: Manuscript, edition: Edition): Promise<Finding[]> {
  const [written, read] = [wordsWritten(manuscript), await wordsRead(edition.value)]
  let [from, to] = [0, 0]
  return diffArrays(
    written.map(({ word }) => word),
    read.map(({ word }) => word),
  ).flatMap(({ added, removed, value }): Finding[] => {
    const source = written[added ? Math.max(0, from - 1) : from]
    const part = read[Math.min(to, read.length - 1)]
    if (!added) from += value.length
    if (!removed) to += value.length
    if ((!added && !removed) || !source || !part) return []
    const rule = removed ? 'words-missing' : 'words-added'
    const { file, line } = source
    return [{ rule, edition: edition.path, part: part.file, source: { file, line }, reason: value.join(' ') }]
  })
}

/** What the program writes in the author's place: citations, references; and what is no text. */
const marks =
  /-?@\w+ \[[^\]]*\]|\[[^\]@]*@[^\]]*\]|\[\^\w+\]:?|\[\]\([^)]*\)|!\[|\]\([^ )]*|\{[^}]*\}|^Table: |^`{3}\w*|^:{3} ?\w*/g

function wordsWritten(manuscript: Manuscript): Placed[] {
  const text = (file: string) => new TextDecoder().decode(manuscript[file])
  const { contents } = parse(text('publication.yaml')) as { contents: unknown }
  const files = JSON.stringify(contents).match(/[\w/-]+\.md/g) ?? []
  return files
    .filter((file) => !file.startsWith('works'))
    .flatMap((file) => {
      const lines = joined(text(file)).split('\n')
      return lines.flatMap((line, index) =>
        comparableWords(line.replaceAll(marks, ' ').replace(/^\s*\d+\. /, '')).map((word) => ({
          word,
          file,
          line: index + 1,
        })),
      )
    })
}

/** A citation that a line's end divides goes to its second line. */
const joined = (text: string): string =>
  text.replaceAll(/(?<= )(\[[^\]\n]*@[^\]\n]*)\n([^\]\n]*\])/g, '\n$1 $2')

/** What editions add, and what `marks` leaves out of the manuscript. */
const unwritten =
  /<head>[^]*?<\/head>|<nav[^]*?<\/nav>|<section[^>]*class="(?:cover|titlepage|copyright|colophon|bibliography|part)"[^]*|<h2 id="notes-[^]*?<\/h2>|<span class="(?:citation|label)"[^>]*>(?:<a[^]*?<\/a>|[^<])*<\/span>|<a [^>]*class="(?:xref|noteref|backlink)"[^]*?<\/a>/g

async function wordsRead(archive: Uint8Array): Promise<Placed[]> {
  const zip = await JSZip.loadAsync(archive)
  const text = (name: string) => zip.file(`OEBPS/${name}`)?.async('string') ?? Promise.resolve('')
  const spine = [...(await text('content.opf')).matchAll(/<itemref idref="x-([^"]+)"/g)]
  const files = await Promise.all(
    spine.map(async ([, name = '']) => {
      const xhtml = (await text(`${name}.xhtml`)).replaceAll(unwritten, ' ')
      const shown = xhtml
        .replaceAll(/ alt="([^"]*)"[^>]*>/g, '>$1')
        .replaceAll(/<!--[^]*?-->|<(?!a )[^>]* hidden[^]*?<\/p>|<[^>]*none"[^]*?<\/p>/g, ' ')
      return comparableWords(
        shown.replaceAll(/<\/?(?:em|strong|b|i|span|a|code)\b[^>]*>/g, '').replaceAll(/<[^>]*>/g, ' '),
      ).map((word) => ({ word, file: `OEBPS/${name}.xhtml`, line: 0 }))
    }),
  )
  return files.flat()
}
