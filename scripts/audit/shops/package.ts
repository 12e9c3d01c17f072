import { unzipSync } from 'fflate'

import { decodeAddress } from '../../model/path.ts'
import { descendants, named, readXml, textOf, tokens, type XmlElement } from './xml.ts'

export interface Item {
  readonly id: string
  /** Inside the EPUB. */
  readonly path: string
  readonly mediaType: string
  readonly properties: readonly string[]
  readonly value: Uint8Array
}

/** An unpacked EPUB, by its package document (EPUB 3.3, 5). */
export interface Package {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Path of the package document, and its folder with a slash at the end. */
  readonly path: string
  readonly folder: string
  readonly version: string
  readonly metadata: XmlElement
  /** Those that are there. */
  readonly items: readonly Item[]
  readonly spine: readonly Item[]
  readonly isFixed: boolean
}

/** @throws {Error} where the bytes are no EPUB. */
export function openPackage(value: Uint8Array): Package {
  const files = new Map(Object.entries(unzipSync(value)).filter(([name]) => !name.endsWith('/')))
  const container = files.get('META-INF/container.xml')
  const path = container && named(readXml(container).root, 'rootfile')[0]?.attributes['full-path']
  const bytes = path === undefined ? undefined : files.get(path)
  if (path === undefined || !bytes) throw new Error('no package document')

  const { root } = readXml(bytes)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const items = named(root, 'item').flatMap(({ attributes }): Item[] => {
    const where = resolvePath(folder, attributes['href'] ?? '')
    const found = files.get(where)
    if (!found) return []
    const mediaType = attributes['media-type'] ?? ''
    return [
      {
        id: attributes['id'] ?? '',
        path: where,
        mediaType,
        properties: tokens(attributes['properties']),
        value: found,
      },
    ]
  })
  const byId = new Map(items.map((item) => [item.id, item]))
  const metadata = named(root, 'metadata')[0] ?? root
  return {
    files,
    path,
    folder,
    version: named(root, 'package')[0]?.attributes['version'] ?? '',
    metadata,
    items,
    spine: named(root, 'itemref').flatMap(({ attributes }) => byId.get(attributes['idref'] ?? '') ?? []),
    isFixed: isFixedLayout(root),
  }
}

/** `rendition:layout`, of the book or of one page. */
const isFixedLayout = (root: XmlElement): boolean =>
  [...descendants(root)].some(
    (element) =>
      (element.attributes['property'] === 'rendition:layout' && textOf(element) === 'pre-paginated') ||
      tokens(element.attributes['properties']).includes('rendition:layout-pre-paginated'),
  )

/** A reference from a file in a folder, without its fragment, as a path inside the EPUB. */
export function resolvePath(folder: string, href: string): string {
  const [path = ''] = href.split('#', 1)
  const steps: string[] = []
  for (const step of `${folder}${decodeAddress(path)}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)
