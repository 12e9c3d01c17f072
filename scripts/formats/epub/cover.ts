import type { Edition } from '../../model/format.ts'
import type { Asset } from '../../model/publication.ts'
import type { PressPage, World } from '../../model/world.ts'
import { coverPage } from '../cover.ts'
import { byline } from './credits.ts'
import type { Item } from './pictures.ts'

export interface Cover extends Item {
  readonly alt: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** The same for a page that shows it: a quarter of the pixels; of a picture of the author's own there is none. */
  readonly small?: { readonly value: Uint8Array; readonly width: number; readonly height: number }
}

/** Pixels. Kobo and older Kindles fail on more. */
const largest = 4_000_000

/** Pixels of one painted cover: 1560 by 2496, the advised size, just below the limit. */
const usual = { width: 1560, height: 2496 }

/**
 * The cover as a raster image: the author's own JPEG or PNG as it is, any other picture painted, and without a
 * picture the page that the template draws.
 */
export async function makeCover(edition: Edition, world: World): Promise<Cover | undefined> {
  const { metadata, assets, words } = edition.publication
  const alt = metadata.cover.alt ?? `${words.cover}: ${byline(metadata.title, metadata, words)}`

  const picture = metadata.cover.image === undefined ? undefined : assets.get(metadata.cover.image)
  const extension = picture && rasters[picture.mediaType]
  if (picture && extension && pixels(picture) <= largest) {
    const { width = 0, height = 0, mediaType, value } = picture
    return { file: `cover.${extension}`, mediaType, value, alt, width, height }
  }
  const page = picture ? picturePage(picture) : coverPage(edition)
  if (!page) return undefined
  return { file: 'cover.jpg', mediaType: 'image/jpeg', alt, ...(await paint(page, picture ? 1 : 2, world)) }
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

async function paint(
  page: PressPage,
  scale: number,
  world: World,
): Promise<Pick<Cover, 'value' | 'width' | 'height' | 'small'>> {
  const press = await world.browser()
  const sheet = await press.open(page)
  const size = (by: number): { width: number; height: number } => ({
    width: Math.round((page.viewport?.width ?? 0) * by),
    height: Math.round((page.viewport?.height ?? 0) * by),
  })
  try {
    await sheet.settle()
    const value = await sheet.paint(scale)
    const small = { value: await sheet.paint(scale / 2), ...size(scale / 2) }
    return { value, ...size(scale), small }
  } finally {
    await sheet.close()
  }
}
