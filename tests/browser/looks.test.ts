import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { openPdf } from '../reading/pdfjs.ts'
import { differenceOf } from '../reading/png.ts'

const folder = path.resolve(import.meta.dirname, '../looks')
const filler = 'Paper carries what a voice cannot, and it carries it farther than anybody expects of it. '
const text = filler.repeat(9)

const files = (template: string): Record<string, string> => ({
  'publication.yaml': `title: Paper and Patience\nsubtitle: A short account\nlang: en-GB\ndate: 2024-03-05\nauthors: [Ada Reed]\npublisher: Mill Press\nbibliography: refs.yaml\ntemplate: ${template}\nformats: {pdf: {size: ${template === 'large-print' ? 'a4' : 'a5'}}}\n`,
  'chapters/one.md': `# What a Sheet Can Carry\n\n:::epigraph\nPaper is patient.\n— A proverb\n:::\n\n${text}[^a]\n\n> ${filler.repeat(3)}\n\n${text}\n\n## The fold\n\n${text}\n\n| Year | Price |\n|---|---:|\n| 1900 | 12 |\n| 1910 | 14 |\n\n${text} [@reed2004, p. 12]\n\n[^a]: The note, and [@stone] as well.\n`,
  'appendix-sources.md': `# Sources {#sources}\n\nSee [](#sources) and [@stone].\n\n:::verse\nA line of verse,\n    and another one\n:::\n\n- one\n- two\n\n${text}\n`,
  'refs.yaml':
    '- {id: reed2004, type: book, title: The Paper Makers, author: [{family: Reed, given: Anna}], issued: 2004, publisher: Mill}\n- {id: stone, type: book, title: On Cloth and Rags, author: [{family: Stone, given: Ben}], issued: 1999, publisher: Weft}\n',
})

/**
 * How the themes look: small pictures that a person has looked at, and that a page may not differ from by much.
 *
 * After a change that is meant, delete the picture, run the test, look at the new one.
 */
describe.each(['classic', 'modern', 'large-print'])('%s', (template) => {
  const world = memoryWorld({ files: files(template) })
  const out = mkdtempSync(path.join(tmpdir(), 'pamphlet-looks-'))
  const pdf = path.join(out, 'book.pdf')
  let pages: Record<string, number> = {}

  beforeAll(async () => {
    const { artifacts } = await build(world, { formats: ['pdf'] })
    writeFileSync(pdf, artifacts[0]?.value as Uint8Array)
    const outline = await (await openPdf(artifacts[0]?.value as Uint8Array)).outline()
    const at = (title: string): number => outline.find((entry) => entry.title.includes(title))?.page ?? 0
    const opening = at('Sheet')
    const numbers = { contents: at('Contents'), appendix: at('Sources'), cited: at('Works') }
    pages = { cover: 1, title: 3, ...numbers, opening, second: opening + 1 }
  })
  afterAll(() => world.close())

  test.each(['cover', 'title', 'contents', 'opening', 'second', 'appendix', 'cited'])('%s', (name) => {
    const number = String(pages[name])
    const start = path.join(out, name)
    execFileSync('pdftoppm', [
      '-r',
      '36',
      '-gray',
      '-png',
      '-singlefile',
      '-f',
      number,
      '-l',
      number,
      pdf,
      start,
    ])
    const now = readFileSync(`${start}.png`)
    const kept = path.join(folder, template, `${name}.png`)
    if (!existsSync(kept)) {
      mkdirSync(path.dirname(kept), { recursive: true })
      writeFileSync(kept, now)
    }
    // Mean difference of grey levels, of 255: a heading that moves by a line makes 1, another font 3.
    expect(differenceOf(readFileSync(kept), now)).toBeLessThan(0.5)
  })
})
