import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

import { type PressFile, pressReady, readPressCondition } from '../../scripts/formats/press/index.ts'
import { launchPress } from '../../scripts/world/browser.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'

/** CSS pixels of a millimetre. */
const mm = 96 / 25.4
const [trim, bleed] = [{ width: 148 * mm, height: 210 * mm }, 3 * mm]

const page = (content: string) => `<div class="page">${content}</div>`
const at = (left: number, top: number, width: number, height: number, look: string) =>
  `<div style="position: absolute; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; ${look}"></div>`
const picture = (name: string, left: number, look = '') =>
  `<img src="${name}" style="position: absolute; left: ${left}px; top: 40px; width: 80px; height: 80px; ${look}">`

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>From the browser</title><style>
@font-face { font-family: Text; src: url(text.woff2) }
@page { size: ${trim.width + 2 * bleed}px ${trim.height + 2 * bleed}px; margin: 0 }
body { margin: 0; font: 16px/24px Text; color: #000 }
.page { position: relative; width: ${trim.width + 2 * bleed}px; height: ${trim.height + 2 * bleed}px; overflow: hidden; break-after: page }
a { color: inherit }
p { margin: 0; position: absolute; left: 40px }
</style>
${page(`<p style="top: 40px">Black words, <a href="https://example.org/">a link of black</a></p>
<p style="top: 80px; color: #777">Grey words</p>
<p style="top: 120px; opacity: 0.5">Faint words</p>
<p style="top: 160px; color: #8b1a1a">Listed words</p>
${at(0, 0, 30, 30, 'background: #8b1a1a')}
${at(40, 200, 400, 40, 'background: linear-gradient(90deg, #000, #fff)')}
${at(40, 250, 400, 40, 'background: radial-gradient(#fff, #333)')}
${at(40, 300, 400, 40, 'background: linear-gradient(90deg, rgba(139, 26, 26, 0.5), #8b1a1a)')}
${at(40, 520, 400, 40, 'background: radial-gradient(circle closest-side, rgba(0, 0, 0, 0.5), #8b1a1a)')}
${at(40, 350, 400, 40, 'background: linear-gradient(90deg, rgba(255, 0, 0, 0), #f00)')}
${at(40, 400, 400, 40, 'background: #eee; box-shadow: 0 0 9px #333')}
${at(40, 460, 400, 4, 'background: #000')}`)}
${page(`${picture('colour.png', 40)}${picture('grey.png', 140)}${picture('glass.png', 240)}${picture('photo.jpg', 340)}
${picture('photo.jpg', 440, 'width: 20px; height: 20px')}`)}</html>`

function png(type: 0 | 2 | 6, pixel: (x: number) => number[]): Uint8Array {
  const chunk = (name: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 8, type, 0, 0, 0])
  const row = [0, ...Array.from({ length: 64 }, (_, x) => pixel(x)).flat()]
  const rows = Buffer.concat(Array.from({ length: 64 }, () => Buffer.from(row)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Two pages with text, gradients and pictures of every kind, as the browser prints them. */
export async function printSample(): Promise<Uint8Array> {
  const press = await launchPress()
  const photo = await press.open({
    html: '<!doctype html><body style="background: #08f">',
    files: new Map(),
    viewport: { width: 120, height: 120 },
  })
  const face = new URL(
    '../../node_modules/@fontsource/alegreya/files/alegreya-latin-400-normal.woff2',
    import.meta.url,
  )
  const files = new Map([
    ['text.woff2', { value: new Uint8Array(readFileSync(face)), mediaType: 'font/woff2' }],
    ['photo.jpg', { value: await photo.paint(1), mediaType: 'image/jpeg' }],
    ['grey.png', { value: png(0, () => [128]), mediaType: 'image/png' }],
    ['colour.png', { value: png(2, () => [255, 0, 0]), mediaType: 'image/png' }],
    ['glass.png', { value: png(6, (x) => [0, 0, 255, x * 4]), mediaType: 'image/png' }],
  ])
  const sheet = await press.open({ html, files })
  await sheet.settle()
  const pdf = await sheet.print({ tagged: false, outline: false })
  await press.close()
  return pdf
}

/** The file for the press of what the browser printed. */
export async function makeSample(printed: Uint8Array, marks: boolean): Promise<PressFile> {
  const condition = await readPressCondition(memoryWorld({ files: {} }))
  return pressReady(printed, {
    title: 'Paper & <Patience>',
    described: {
      title: 'Paper & <Patience>',
      authors: ['Ada Reed'],
      description: 'A & B',
      subjects: ['Paper'],
      publisher: 'Mill Press',
      rights: '© Ada Reed',
      identifier: 'urn:isbn:9780306406157',
      lang: 'en',
    },
    slug: 'paper-and-patience',
    date: new Date('2024-03-05T00:00:00Z'),
    trim,
    bleed,
    colours: new Map([['#8b1a1a', [0, 0.95, 0.9, 0.4]]]),
    condition,
    marks,
  })
}
