import type { Element, ElementContent } from 'hast'

import type { Asset } from '../../model/publication.ts'
import { type FileNames, fileNames } from './names.ts'

/** A file of the package that is no text. */
export interface Item {
  readonly file: string
  readonly mediaType: string
  readonly value: Uint8Array
}

/** The pictures that the text uses, under names that are safe everywhere. */
export interface Pictures {
  /** Point the image at its file in the package; what to put in its place where there is no such picture. */
  embed(image: Element): ElementContent[] | undefined
  readonly items: readonly Item[]
}

const extensions: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/svg+xml': ['svg'],
}

export function collectPictures(
  assets: ReadonlyMap<string, Asset>,
  names: FileNames = fileNames(),
): Pictures {
  const items = new Map<string, Item>()
  return {
    embed(image) {
      const asset = assets.get(String(image.properties.src))
      if (!asset || !extensions[asset.mediaType]) return textInstead(image)
      const item = items.get(asset.path) ?? {
        file: nameFor(asset, names),
        mediaType: asset.mediaType,
        value: asset.value,
      }
      items.set(asset.path, item)
      image.properties.src = item.file
      return undefined
    },
    get items() {
      return [...items.values()]
    },
  }
}

/** Its path in the manuscript, where that can stand in a package. A wrong ending would be reported by EPUBCheck. */
function nameFor({ path, mediaType }: Asset, names: FileNames): string {
  const [, stem = path, written = ''] = /^(.*)\.([^./]*)$/.exec(path) ?? []
  const [usual = '', ...others] = extensions[mediaType] ?? []
  const extension = others.includes(written) ? written : usual
  return names.take(stem.includes('/') ? stem : `images/${stem}`, extension)
}

function textInstead(image: Element): ElementContent[] {
  const { alt } = image.properties
  return typeof alt === 'string' && alt ? [{ type: 'text', value: alt }] : []
}
