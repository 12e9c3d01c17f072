import type { Element } from 'hast'
import { imageSize } from 'image-size'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { Metadata } from '../model/metadata.ts'
import { nearest } from '../model/nearest.ts'
import { decodeAddress, resolvePath } from '../model/path.ts'
import type { Asset, Section } from '../model/publication.ts'
import type { Config } from '../model/source.ts'
import { ManuscriptFileError, type World } from '../model/world.ts'
import { faultOf } from './text.ts'

/** What every e-book reader and the browser show: EPUB 3.3, core media types. */
const mediaTypes: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

/** Bytes. Send-to-Kindle takes 50 MB for a whole book. */
const largest = 20_000_000

/** One mention of a picture: in the text, or as the cover. */
interface Mention {
  readonly path: string
  readonly file: VFile
  readonly place: Element | { line: number; column: number } | undefined
}

/**
 * The pictures that the text and the cover name, each read once.
 *
 * Sources in the trees become paths below the manuscript folder, and get their size in pixels, so that no
 * reader has to lay the page out twice.
 */
export async function readAssets(
  sections: readonly Section[],
  metadata: Metadata,
  config: Config,
  world: World,
): Promise<Map<string, Asset>> {
  const images = sections.flatMap((section) => imagesOf(section))
  const mentions: Mention[] = images.map(({ image, path, file }) => ({ path, file, place: image }))
  const cover = metadata.cover.image
  if (cover) mentions.push({ path: cover, file: config.file, place: config.at(['cover', 'image']) })

  const firsts = new Map(mentions.toReversed().map((mention) => [mention.path, mention]))
  const read = await Promise.all([...firsts.values()].map((mention) => readAsset(mention, world)))
  const assets = new Map(read.filter((asset) => asset !== undefined).map((asset) => [asset.path, asset]))
  for (const { image, path } of images) place(image, path, assets.get(path))
  return assets
}

function imagesOf(section: Section): { image: Element; path: string; file: VFile }[] {
  const images: { image: Element; path: string; file: VFile }[] = []
  visit(section.tree, 'element', (image) => {
    if (image.tagName !== 'img') return
    const source = String(image.properties.src ?? '')
    if (/^[a-z][a-z+.-]*:|^\/\//i.test(source)) {
      diagnose(
        section.file,
        'image-remote',
        `The picture \`${source.slice(0, 80)}\` is not a file of the manuscript`,
        image,
      )
      replaceMissing(image)
      return
    }
    images.push({ image, path: resolvePath(section.file.path, decodeAddress(source)), file: section.file })
  })
  return images
}

function place(image: Element, path: string, asset: Asset | undefined): void {
  image.properties.src = path
  if (!asset) return replaceMissing(image)
  if (asset.width === undefined || asset.height === undefined) return
  image.properties.width = asset.width
  image.properties.height = asset.height
}

/** A draft shows where a picture is missing, and what it would say. */
function replaceMissing(image: Element): void {
  const { alt, src } = image.properties
  image.tagName = 'span'
  image.properties = { className: ['missing'] }
  image.children = [{ type: 'text', value: `[${String(alt || src)}]` }]
}

async function readAsset({ path, file, place: where }: Mention, world: World): Promise<Asset | undefined> {
  try {
    const value = await world.read(path)
    if (value.length > largest) {
      const size = `${Math.round(value.length / 1e6)} MB`
      diagnose(file, 'image-large', `The picture \`${path}\` is too large: ${size}`, where)
    }
    const asset = measure(path, value)
    if (!asset) diagnose(file, 'image-type', `\`${path}\` is no picture that every reader can show`, where)
    else if (asset.mediaType === mediaTypes.svg && isActive(value)) {
      diagnose(
        file,
        'image-active',
        `The drawing \`${path}\` holds a script or takes files from elsewhere`,
        where,
      )
    }
    return asset
  } catch (error) {
    if (!(error instanceof ManuscriptFileError)) throw error
    const near = error.fault === 'missing' ? nearest(path, await world.list()) : undefined
    diagnose(
      file,
      'image-missing',
      `The picture ${faultOf(error)}`,
      where,
      near && `Did you mean \`${near}\`?`,
    )
    return undefined
  }
}

/** Type and size by the first bytes: a name can lie. */
function measure(path: string, value: Uint8Array): Asset | undefined {
  try {
    const { type = '', width, height } = imageSize(value)
    const mediaType = mediaTypes[type]
    return mediaType ? { path, value, mediaType, width, height } : undefined
  } catch {
    return undefined
  }
}

function isActive(svg: Uint8Array): boolean {
  const text = new TextDecoder().decode(svg)
  return /<script\b|<foreignObject\b|\son\w+\s*=|(?:href|src)\s*=\s*["'](?!#|data:image\/)|<!ENTITY|url\(\s*["']?https?:/i.test(
    text,
  )
}
