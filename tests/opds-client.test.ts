import { createHash } from 'node:crypto'

import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { OPDSAcquisitionLink, readFeed, readOpds1, readOpds2 } from './records-opds-readers.ts'
import { builtFolder, host } from './readers/folder.ts'

const files = {
  'publication.yaml': `title: "Salt & \\"Sea\\" <1>"\nauthors: [Ada Quill]\nid: salt-sea\nlang: en\ndate: 2026-11-24\n`,
  'chapters/one.md': '# One\n\nA paragraph.\n',
}

/** A file that a catalogue offers. */
interface Offer {
  readonly href: string
  readonly type: string
}

let folder: ReadonlyMap<string, Uint8Array>
let served: { address: string; close(): Promise<void> }
beforeAll(async () => {
  folder = await builtFolder(files)
  served = await host(folder)
})
afterAll(() => served.close())

const isOffered = (rel: string): boolean => rel.startsWith('http://opds-spec.org/acquisition')

const offersOf = (feed: ReturnType<typeof readOpds2>): Offer[] =>
  feed.Publications.flatMap(({ Links }) => Links)
    .filter(({ Rel }) => Rel?.some(isOffered))
    .map(({ Href, TypeLink }) => ({ href: Href, type: TypeLink }))

const clients: readonly [string, string, (text: string) => Offer[] | Promise<Offer[]>][] = [
  ['Thorium’s client, OPDS 2.0', 'opds.json', (text) => offersOf(readOpds2(text))],
  ['Thorium’s client, OPDS 1.2', 'opds.xml', (text) => offersOf(readOpds1(text))],
  [
    'the web client of libraries, OPDS 1.2',
    'opds.xml',
    async (text) =>
      ((await readFeed(text)).entries[0]?.links ?? [])
        .filter((link) => link instanceof OPDSAcquisitionLink)
        .map(({ href, type }) => ({ href, type })),
  ],
]

describe.each(clients)('%s', (_, path, read) => {
  test('gets every file that is offered, of the type that was said, byte by byte', async () => {
    const feed = await fetch(new URL(path, served.address))
    expect(feed.headers.get('content-type')).toMatch(/^application\/(?:opds\+json|atom\+xml)/)
    const offers = await read(await feed.text())
    expect(offers.map(({ href, type }) => [href, type])).toEqual([
      ['salt-sea.epub', 'application/epub+zip'],
      ['salt-sea.html', 'text/html'],
      ['read/index.html', 'text/html'],
      ['salt-sea.txt', 'text/plain'],
    ])
    for (const { href, type } of offers) {
      const answer = await fetch(new URL(href, feed.url))
      expect(answer.status, href).toBe(200)
      expect(answer.headers.get('content-type')?.split(';')[0], href).toBe(type)
      const value = new Uint8Array(await answer.arrayBuffer())
      expect(digest(value), href).toBe(digest(folder.get(decodeURIComponent(href)) ?? new Uint8Array()))
    }
  })

  test('opens the EPUB that it got', async () => {
    const [epub] = await read(await (await fetch(new URL(path, served.address))).text())
    const answer = await fetch(new URL(epub?.href ?? '', served.address))
    const zip = await JSZip.loadAsync(await answer.arrayBuffer())
    expect(await zip.file('mimetype')?.async('string')).toBe('application/epub+zip')
  })
})

test('a file that is gone would be noticed', async () => {
  const less = await host(new Map([...folder].filter(([path]) => !path.endsWith('.epub'))))
  const [offer] = offersOf(readOpds2(await (await fetch(new URL('opds.json', less.address))).text()))
  expect((await fetch(new URL(offer?.href ?? '', less.address))).status).toBe(404)
  await less.close()
})

const digest = (value: Uint8Array): string => createHash('sha256').update(value).digest('hex')
