import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** One page as four plates: per pixel, cyan, magenta, yellow and black from 0 to 255. */
export interface Plates {
  readonly width: number
  readonly height: number
  /** The mean of a rectangle of the page, in points from its upper left corner. */
  mean(x: number, y: number, width: number, height: number): readonly number[]
  /** The most of each ink in a rectangle. */
  most(x: number, y: number, width: number, height: number): readonly number[]
}

interface Jpeg {
  readonly width: number
  readonly height: number
  parse(bytes: Uint8Array): void
  getData(wish: { width: number; height: number }): Uint8ClampedArray
}

/** What poppler would put on the plates, read by Mozilla's decoder: neither knows what the file was made by. */
export async function platesOf(file: string, page: number, dpi = 72): Promise<Plates> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plates-'))
  const options = ['-jpegcmyk', '-r', String(dpi), '-f', String(page), '-l', String(page), '-singlefile']
  execFileSync('pdftoppm', [...options, file, path.join(folder, 'page')])
  const jpeg = readFileSync(path.join(folder, 'page.jpg'))
  rmSync(folder, { recursive: true })
  const decoders = 'pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs'
  const { JpegImage } = (await import(/* @vite-ignore */ decoders)) as { JpegImage: new () => Jpeg }
  const image = new JpegImage()
  image.parse(new Uint8Array(jpeg))
  const { width, height } = image
  const samples = image.getData({ width, height })
  const each = (x: number, y: number, wide: number, high: number): number[][] => {
    const pixels: number[][] = []
    const [left, top, right, foot] = [x, y, x + wide, y + high].map((value) => Math.round((value * dpi) / 72))
    for (let row = top ?? 0; row < (foot ?? 0); row++)
      for (let column = left ?? 0; column < (right ?? 0); column++) {
        const at = 4 * (row * width + column)
        pixels.push([...samples.subarray(at, at + 4)])
      }
    return pixels
  }
  const inks = [0, 1, 2, 3]
  return {
    width,
    height,
    mean(...box) {
      const pixels = each(...box)
      return inks.map((ink) => pixels.reduce((sum, pixel) => sum + (pixel[ink] ?? 0), 0) / pixels.length)
    },
    most(...box) {
      const pixels = each(...box)
      return inks.map((ink) => Math.max(...pixels.map((pixel) => pixel[ink] ?? 0)))
    },
  }
}
