import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { kepub } from '../../scripts/formats/kepub/index.ts'
import { editionOf, paintingWorld, renderEpub } from '../epub-publication.ts'
import { sectionOf } from '../epub-sections.ts'
import { runAce, runEpubcheck } from './judges.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'epub-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function write(name: string, parts: Parameters<typeof editionOf>[0]): Promise<string> {
  const file = path.join(folder, `${name}.epub`)
  await writeFile(file, await renderEpub(editionOf(parts)))
  return file
}

const notes = (id: string): string =>
  `<section class="notes" id="notes-${id}"><h2 id="notes-${id}-title">Notes</h2><div class="footnote" id="fn-${id}-1"><p><a class="backlink" href="#fnref-${id}-1">1.</a> N</p></div></section>`
const call = (id: string): string => `<a class="noteref" id="fnref-${id}-1" href="#fn-${id}-1">1</a>`

const books: Record<string, Parameters<typeof editionOf>[0]> = {
  everything: {},
  'right to left, nobody, no fonts, certified': {
    metadata: {
      lang: 'ar',
      dir: 'rtl',
      authors: [],
      identifiers: [],
      accessibility: { certifiedBy: 'Eve Five', report: 'https://example.org/report' },
    },
    template: { faces: [] },
    sections: [
      sectionOf(
        'dedication',
        `<div class="dedication"><p>To you${call('dedication')}</p></div>${notes('dedication')}`,
        {
          role: 'dedication',
          matter: 'front',
          title: 'Dedication',
        },
      ),
      sectionOf('one', '<h1 id="one-title">One</h1><p lang="en">x</p>', { title: 'One' }),
    ],
  },
  'cut into pieces, odd names': {
    options: { toc: 3 },
    sections: [
      sectionOf(
        'Überlang',
        `<h1 id="l-title">Long</h1>${[1, 2, 3].map((n) => `<h2 id="l-${n}">Head ${n}</h2><p id="ref-a/b:${n}">${'word '.repeat(30_000)}<a href="#ref-a%2Fb%3A3">x</a></p><h3 id="ü${n}">Sub</h3>`).join('')}<p>${call('l')}</p>${notes('l')}`,
        { title: 'Long' },
      ),
      sectionOf('cover', '<h1 id="cover-title">]]&gt;</h1><p><a href="#ü2">y</a></p>', { title: ']]> "x"' }),
    ],
  },
  'nothing at all': {
    sections: [],
    template: {
      pages: new Map([...editionOf().template.pages].filter(([name]) => name.startsWith('epub/'))),
    },
  },
}

test.each(Object.entries(books))(
  'EPUBCheck has nothing to say of a book with %s',
  async (name, parts) => {
    expect(await runEpubcheck(await write(name, parts))).toEqual([])
  },
  120_000,
)

test.each(Object.entries(books))(
  'EPUBCheck has nothing to say of a kepub with %s',
  async (name, parts) => {
    const edition = { ...editionOf(parts), options: {} }
    const [file] = await kepub.render(edition, paintingWorld())
    if (!(file?.value instanceof Uint8Array)) throw new Error('No kepub was made')
    const target = path.join(folder, `${name}.kepub.epub`)
    await writeFile(target, file.value)
    expect(await runEpubcheck(target)).toEqual([])
  },
  120_000,
)

test.each(Object.entries(books).slice(0, 3))(
  'Ace finds no fault in a book with %s',
  async (name, parts) => {
    expect(await runAce(await write(name, parts))).toEqual([])
  },
  180_000,
)

test('the checkers do find faults', async () => {
  const file = await write('faulty', {
    sections: [sectionOf('one', '<h1 id="a">x</h1><p id="a">x</p><img src="images/map.png">')],
  })
  expect((await runEpubcheck(file)).map(({ severity }) => severity)).toContain('error')
  expect((await runAce(file)).map(({ code }) => code)).toContain('image-alt')
}, 180_000)
