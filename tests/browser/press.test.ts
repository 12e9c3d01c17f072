import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Press } from '../../scripts/model/world.ts'
import { launchPress } from '../../scripts/world/browser.ts'
import { openPdf } from '../reading/pdfjs.ts'

let press: Press & { close(): Promise<void> }

beforeAll(async () => {
  press = await launchPress()
})
afterAll(() => press.close())

const bytes = (text: string) => new TextEncoder().encode(text)

async function textOf(
  html: string,
  files: ReadonlyMap<string, { value: Uint8Array; mediaType: string }> = new Map(),
) {
  const sheet = await press.open({ html, files })
  try {
    await sheet.settle()
    return (await openPdf(await sheet.print({ tagged: true, outline: true }))).text()
  } finally {
    await sheet.close()
  }
}

test('no script of the page runs', async () => {
  const html = `<!doctype html><p id="p">before</p><script>document.getElementById('p').textContent = 'after'</script><img src="x" onerror="document.body.textContent='after'">`
  expect(await textOf(html)).toBe('before')
})

test('no request leaves the machine or reads its disk', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end('p::after { content: " and more" }')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const away = `http://127.0.0.1:${port}`
  const html = `<!doctype html><link rel="stylesheet" href="${away}/a.css"><style>@import url(${away}/b.css);</style>
    <p>alone</p><img src="${away}/c.png"><iframe src="${away}/d"></iframe><iframe src="file:///etc/passwd"></iframe>`
  expect(await textOf(html)).toBe('alone')
  server.close()
  expect(asked).toEqual([])
})

test('a page takes its files from memory, whatever their names', async () => {
  const files = new Map([
    ['styles/a ü#1 50%.css', { value: bytes('p::after { content: " and more" }'), mediaType: 'text/css' }],
  ])
  expect(
    await textOf(
      '<!doctype html><link rel="stylesheet" href="styles/a%20%C3%BC%231%2050%25.css"><p>alone</p>',
      files,
    ),
  ).toBe('alone and more')
})

test('soft hyphens become hyphens at line ends and vanish elsewhere', async () => {
  const html =
    '<!doctype html><style>body { margin: 0; width: 12ch; font: 16px monospace; hyphens: manual }</style><p>an in\u00ADcom\u00ADpre\u00ADhen\u00ADsi\u00ADble de\u00ADfi\u00ADni\u00ADtion</p>'
  const text = await textOf(html)
  expect(text).not.toContain('\u00AD')
  expect(text.match(/-/g)?.length).toBeGreaterThan(0)
  expect(text.replaceAll(/-?\s/g, '')).toBe('anincomprehensibledefinition')
})

test('numbers are written into their slots, and it is said whether lines may have moved', async () => {
  const html =
    '<!doctype html><main id="galley"><p>on page <span data-page-of="a" data-form="{n}">00</span></p></main>'
  const sheet = await press.open({ html, files: new Map() })
  await sheet.settle()
  expect(await sheet.number(['00'])).toBe(false)
  expect(await sheet.number(['12'])).toBe(true)
  expect(await (await openPdf(await sheet.print({ tagged: false, outline: false }))).text()).toBe(
    'on page 12',
  )
  await sheet.close()
})

test('a picture has the size that was asked for', async () => {
  const sheet = await press.open({
    html: '<!doctype html><body style="background: #00f">',
    files: new Map(),
    viewport: { width: 30, height: 50 },
  })
  const { imageSize } = await import('image-size')
  expect(imageSize(await sheet.paint(2))).toMatchObject({ width: 60, height: 100, type: 'jpg' })
  await sheet.close()
})

test('an address that no file can have does not hold the page up', async () => {
  expect(await textOf('<!doctype html><p>alone</p><img src="%zz.png"><img src="a%">')).toBe('alone')
})
