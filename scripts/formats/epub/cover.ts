import type { Edition } from '../../model/format.ts'
import type { Asset } from '../../model/publication.ts'
import type { Template } from '../../model/template.ts'
import type { PressPage, World } from '../../model/world.ts'
import { coverPage } from '../cover.ts'
import { byline } from './credits.ts'
import type { Item } from './pictures.ts'

export interface Cover extends Item {
  readonly alt: string
}

/** Pixels. Kobo and older Kindles fail on more. */
const largest = 4_000_000

/** Pixels of one painted cover: 1560 by 2496, the advised size, just below the limit. */
const usual = { width: 1560, height: 2496 }

/** Covers that several editions of one build bear: painted once. A build reads its templates anew. */
const made = new WeakMap<Template, Promise<Cover | undefined>>()

/**
 * The cover as a raster image: the author's own JPEG or PNG as it is, any other picture painted, and without a
 * picture the page that the template draws.
 */
export function makeCover(edition: Edition, world: World): Promise<Cover | undefined> {
  const cover = made.get(edition.template) ?? drawCover(edition, world)
  made.set(edition.template, cover)
  return cover
}

async function drawCover(edition: Edition, world: World): Promise<Cover | undefined> {
  const { metadata, assets, words } = edition.publication
  const alt = metadata.cover.alt ?? `${words.cover}: ${byline(metadata.title, metadata, words)}`

  const picture = metadata.cover.image === undefined ? undefined : assets.get(metadata.cover.image)
  const extension = picture && rasters[picture.mediaType]
  if (picture && extension && pixels(picture) <= largest) {
    return { file: `cover.${extension}`, mediaType: picture.mediaType, value: picture.value, alt }
  }
  const page = picture ? picturePage(picture) : coverPage(edition)
  if (!page) return undefined
  return { file: 'cover.jpg', mediaType: 'image/jpeg', value: await paint(page, picture ? 1 : 2, world), alt }
}

const rasters: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' }

const pixels = ({ width = 0, height = 0 }: Asset): number => width * height

/** The picture alone on a page of its own shape, no larger than a cover may be. */
function picturePage({ value, mediaType, width = usual.width, height = usual.height }: Asset): PressPage {
  const scale = Math.sqrt((usual.width * usual.height) / (width * height))
  const isDrawing = mediaType === 'image/svg+xml'
  const factor = isDrawing ? scale : Math.min(1, scale)
  const viewport = { width: Math.floor(width * factor), height: Math.floor(height * factor) }
  const html = `<!doctype html><style>body{margin:0}img{display:block;width:100vw;height:100vh}</style><img src="cover" alt="">`
  return { html, files: new Map([['cover', { value, mediaType }]]), viewport }
}

async function paint(page: PressPage, scale: number, world: World): Promise<Uint8Array> {
  const press = await world.browser()
  const sheet = await press.open(page)
  try {
    await sheet.settle()
    return await sheet.paint(scale)
  } finally {
    await sheet.close()
  }
}
