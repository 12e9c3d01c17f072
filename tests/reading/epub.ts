import { readFile } from 'node:fs/promises'

import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import JSZip from 'jszip'

/** The text of an EPUB in spine order. */
export const epubText = async (file: string): Promise<string> =>
  (await readSpine(file)).map((page) => toText(fromHtml(page))).join('\n')

/** The XHTML of all its pages in spine order. */
export const epubPages = async (file: string): Promise<string> => (await readSpine(file)).join('\n')

async function readSpine(file: string): Promise<string[]> {
  const zip = await JSZip.loadAsync(await readFile(file))
  const read = (name: string) => zip.file(`OEBPS/${name}`)?.async('string') ?? Promise.resolve('')
  const opf = await read('content.opf')
  const items = new Map(
    [...opf.matchAll(/<item\s[^>]*>/g)].map(([item]) => [attribute(item, 'id'), attribute(item, 'href')]),
  )
  const spine = [...opf.matchAll(/<itemref\s[^>]*>/g)].map(
    ([item]) => items.get(attribute(item, 'idref')) ?? '',
  )
  return Promise.all(spine.map(read))
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
