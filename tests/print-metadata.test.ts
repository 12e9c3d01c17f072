import { expect, test } from 'vitest'

import { makeBooklet, readPrintWords } from '../scripts/formats/print/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { optionsFor } from './print-folding.ts'
import { numberedPages } from './print-ink.ts'
import { openPdf } from './reading/pdfjs.ts'

test('the file says of the book what the publication says', async () => {
  const described = {
    title: 'Salt: A History',
    authors: ['Ada Reed', 'Ben Stone'],
    description: 'About salt & more.',
    subjects: ['Salt'],
    publisher: 'Mill Press',
    rights: '© Ada Reed',
    date: '2026-11',
    identifier: 'urn:isbn:9780306406157',
    lang: 'en-GB',
  }
  const words = await readPrintWords('en', memoryWorld({ files: {} }))
  const naming = { slug: 'essay', name: 'booklet-a4', described, words }
  const [file] = await makeBooklet(await numberedPages(4), optionsFor({}), naming)
  const { info, metadata } = await (await openPdf(file?.value as Uint8Array)).metadata()
  expect(info).toMatchObject({
    Title: 'Salt: A History (Booklet)',
    Author: 'Ada Reed; Ben Stone',
    Subject: 'About salt & more.',
    Keywords: 'Salt',
  })
  const said = ['title', 'creator', 'description', 'subject', 'publisher', 'rights', 'date', 'identifier']
  expect(said.map((name) => [metadata?.get(`dc:${name}`)].flat().join('; '))).toEqual([
    'Salt: A History (Booklet)',
    'Ada Reed; Ben Stone',
    'About salt & more.',
    'Salt',
    'Mill Press',
    '© Ada Reed',
    '2026-11',
    'urn:isbn:9780306406157',
  ])
})
