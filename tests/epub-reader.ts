import { DOMParser } from '@xmldom/xmldom'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import JSZip from 'jszip'
import { visit } from 'unist-util-visit'

export interface OpenedEpub {
  /** Paths in the order of the archive. */
  readonly paths: readonly string[]
  readonly text: (path: string) => string
  readonly bytes: (path: string) => Uint8Array
  /** Elements of an XHTML file, those of the body first to last. */
  readonly elements: (path: string) => readonly Element[]
}

export async function openEpub(archive: Uint8Array): Promise<OpenedEpub> {
  const zip = await JSZip.loadAsync(archive)
  const files = new Map<string, Uint8Array>()
  for (const [path, file] of Object.entries(zip.files)) files.set(path, await file.async('uint8array'))
  const bytes = (path: string): Uint8Array => {
    const value = files.get(path)
    if (!value) throw new Error(`The EPUB has no ${path}, only ${[...files.keys()].join(', ')}`)
    return value
  }
  const text = (path: string): string => new TextDecoder().decode(bytes(path))
  return { paths: [...files.keys()], bytes, text, elements: (path) => elementsIn(text(path)) }
}

function elementsIn(xhtml: string): Element[] {
  const found: Element[] = []
  visit(fromHtml(xhtml), 'element', (element) => {
    found.push(element)
  })
  return found
}

/** Throws where the text is no well-formed XML. */
export function parseXml(text: string): void {
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`)
    },
  }).parseFromString(text, 'application/xml')
}

/** Files that a book's links and pictures point to but that it has not, and ids that no such file holds. */
export function brokenReferences(epub: OpenedEpub): string[] {
  const pages = epub.paths.filter((path) => /\.(?:xhtml|ncx|opf)$/.test(path))
  const ids = new Map(
    epub.paths.filter((path) => path.endsWith('.xhtml')).map((path) => [path, idsIn(epub.text(path))]),
  )
  return pages.flatMap((page) =>
    [...epub.text(page).matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, reference = '']) => {
      if (/^(?:https?|mailto):/.test(reference)) return []
      const [file, fragment] = reference.split('#')
      const path = file ? `OEBPS/${decodeURI(file)}` : page
      if (!epub.paths.includes(path)) return [`${page}: ${reference}`]
      return fragment === undefined || ids.get(path)?.has(decodeURIComponent(fragment))
        ? []
        : [`${page}: ${reference}`]
    }),
  )
}

const idsIn = (xhtml: string): Set<string> =>
  new Set([...xhtml.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id))
