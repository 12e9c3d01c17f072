import { type Content, EPub, type Options } from 'epub-gen-memory'

import { utcDay } from '../../model/day.ts'
import type { Item } from './pictures.ts'

export interface ShellOptions extends Options {
  /** Pictures, fonts and the cover. */
  readonly items: readonly Item[]
  readonly identifier: string
  /** What the templates speak of. */
  readonly book: object
}

/**
 * epub-gen-memory as a packager: its container, its templates' order and its ZIP, none of its HTML and nothing
 * from the network.
 */
export class Shell extends EPub {
  readonly #items: readonly Item[]

  constructor({ items, identifier, ...options }: ShellOptions, content: Content) {
    super(options, content)
    this.uuid = identifier
    this.#items = items
  }

  /** It calls this when it would download pictures: ours are at hand. They are compressed already. */
  protected override async downloadAllImages(): Promise<void> {
    for (const { file, value, mediaType } of this.#items) {
      const compression = mediaType === 'image/svg+xml' ? 'DEFLATE' : 'STORE'
      this.zip.file(`OEBPS/${file}`, value, { compression })
    }
  }

  /** The same bytes for the same book: no clock, no folder entries. */
  async pack(date: Date): Promise<Uint8Array> {
    await this.render()
    const { files } = this.zip
    for (const [path, file] of Object.entries(files)) {
      if (file.dir) delete files[path]
      else file.date = zipDate(date)
    }
    return this.zip.generateAsync({
      type: 'nodebuffer',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
      platform: 'DOS',
    })
  }
}

/** A ZIP counts its years from 1980 and has seven bits for them. */
function zipDate(date: Date): Date {
  const [first, last] = [utcDay(1980), utcDay(2107)]
  if (date < first) return first
  return date > last ? last : date
}
