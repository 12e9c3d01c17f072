import { readFile } from 'node:fs/promises'

import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import JSZip from 'jszip'

/** The text of an EPUB in spine order. */
export async function epubText(file: string): Promise<string> {
  const zip = await JSZip.loadAsync(await readFile(file))
  const read = (name: string) => zip.file(`OEBPS/${name}`)?.async('string') ?? Promise.resolve('')
  const opf = await read('content.opf')
  const items = new Map(
    [...opf.matchAll(/<item\s[^>]*>/g)].map(([item]) => [attribute(item, 'id'), attribute(item, 'href')]),
  )
  const spine = [...opf.matchAll(/<itemref\s[^>]*>/g)].map(
    ([item]) => items.get(attribute(item, 'idref')) ?? '',
  )
  const pages = await Promise.all(spine.map(read))
  return pages.map((page) => toText(fromHtml(page))).join('\n')
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
