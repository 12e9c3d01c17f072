import { spawnSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'

import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import type { PagesEvent, PreviewEvent } from '../../scripts/model/preview.ts'
import { nodeWorld } from '../../scripts/world/node.ts'
import { type Running, startPreviewOf } from '../preview/program.ts'
import { pdfPages } from '../preview/text.ts'
import { openBrowser, visit } from '../site/visit.ts'

/** `pamphlet preview` in a browser, while somebody writes. */
const source = path.resolve(import.meta.dirname, '../../manuscript')
let browser: Browser
let running: Running
let page: Page
let faults: readonly string[]

beforeAll(async () => {
  ;[browser, running] = await Promise.all([openBrowser(), startPreviewOf(source, ['--port', '0'])])
  ;({ page, faults } = await visit(browser, running.address, { width: 1600 }))
  await page.waitForSelector('#spreads canvas')
})
afterAll(async () => {
  await browser.close()
  await running.end()
})

const chapter = (name = 'chapters/01-what-the-word-covers.md'): string => path.join(running.manuscript, name)
const textOf = (): Promise<string> =>
  page.$eval('#text', (frame) => (frame as HTMLIFrameElement).contentDocument?.body.textContent ?? '')
const readerHas = (words: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) =>
      document.querySelector<HTMLIFrameElement>('#text')?.contentDocument?.body.textContent?.includes(wanted),
    { timeout: 20_000 },
    words,
  )

/** All that a page is told that begins to listen. */
async function state(): Promise<PreviewEvent[]> {
  const response = await fetch(`${running.address}events`)
  const reader = response.body?.getReader()
  let text = ''
  while (!text.includes('"type":"pages"')) {
    const read = await reader?.read()
    if (!read || read.done) break
    text += new TextDecoder().decode(read.value)
  }
  await reader?.cancel()
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as PreviewEvent)
}

const pagesEvent = async (): Promise<PagesEvent> =>
  (await state()).find((event): event is PagesEvent => event.type === 'pages') as PagesEvent

describe('the three views', () => {
  test('the reader shows the words of the text, in the EPUB’s style, and runs no script', async () => {
    expect(await textOf()).toContain('Not for Any Price')
    const face = await page.$eval('#text', (frame) => {
      const text = (frame as HTMLIFrameElement).contentDocument
      const paragraph = text?.querySelector('p')
      return paragraph ? (text?.defaultView?.getComputedStyle(paragraph).fontFamily ?? '') : ''
    })
    expect(face).toMatch(/^"?Alegreya/)
    const { headers } = await fetch(`${running.address}reader/`)
    expect(headers.get('content-security-policy')).not.toContain('script-src')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('the pages are those of the PDF that a build makes, word by word', async () => {
    const { pages } = await pagesEvent()
    const files = new Map<string, string[]>()
    for (const { proof } of pages) {
      if (files.has(proof)) continue
      const response = await fetch(`${running.address}proofs/${proof}.pdf`)
      expect(response.status).toBe(200)
      files.set(proof, pdfPages(new Uint8Array(await response.arrayBuffer())))
    }
    const world = nodeWorld({ manuscript: running.manuscript, now: new Date() })
    const { artifacts } = await build(world, { formats: ['pdf'] })
    await world.close()
    const pdf = artifacts.find((file) => file.path.endsWith('.pdf'))
    const printed = pdfPages(pdf?.value as Uint8Array)
    // The last page has a checksum, which a preview does not take.
    const seen = (await pagesEvent()).pages.map(({ proof, index }) => files.get(proof)?.[index] ?? '')
    expect(seen.slice(0, -1)).toEqual(printed.slice(0, -1))
    expect(seen.length).toBe(printed.length)
  })

  test('the booklet has every page once, four on a sheet, and says how to fold it', async () => {
    const { booklet, pages } = await pagesEvent()
    const placed = booklet?.sheets.flatMap(({ front, back }) =>
      [...front, ...back].map((place) => place.page),
    )
    const numbers = placed?.filter((number) => number !== undefined).toSorted((a, b) => a - b)
    expect(numbers).toEqual(pages.map((_, index) => index))
    expect(booklet?.sheets.length).toBe(Math.ceil(pages.length / 4))
    expect(await page.$eval('#fold', (line) => line.textContent)).toContain('sheets of paper (A4)')
    expect(await page.$$eval('#sheets .side', (sides) => sides.length)).toBe(
      2 * (booklet?.sheets.length ?? 0),
    )
  })

  test('letters and colours are chosen as on an e-reader, and views are hidden', async () => {
    const size = () =>
      page.$eval('#text', (frame) => {
        const root = (frame as HTMLIFrameElement).contentDocument?.documentElement
        return root ? Number.parseFloat(getComputedStyle(root).fontSize) : 0
      })
    const before = await size()
    await page.click('#larger')
    expect(await size()).toBeGreaterThan(before)
    await page.click('button[data-theme="dark"]')
    const ground = await page.$eval('#text', (frame) => {
      const root = (frame as HTMLIFrameElement).contentDocument?.documentElement
      return root ? getComputedStyle(root).backgroundColor : ''
    })
    expect(ground).toBe('rgb(22, 21, 19)')
    await page.click('[data-view="booklet"]')
    expect(await page.$eval('#booklet', (view) => getComputedStyle(view).display)).toBe('none')
    await page.click('[data-view="booklet"]')
  })
})

describe('writing', () => {
  test('an edit reaches the reader where it is, and its page', async () => {
    await page.select('#part', 'ch-definition')
    await page.waitForFunction(() => document.querySelectorAll('#spreads canvas').length > 1)
    const scroll = () =>
      page.$eval('#text', (frame) => (frame as HTMLIFrameElement).contentWindow?.scrollY ?? 0)
    const place = await scroll()
    expect(place).toBeGreaterThan(0)
    const proofs = (await pagesEvent()).pages.map(({ proof }) => proof)
    const text = readFileSync(chapter(), 'utf8')
    writeFileSync(chapter(), `${text}\nA paragraph about quinces.\n`)
    await readerHas('about quinces')
    expect(await textOf()).toContain('Not for Any Price')
    expect((await textOf()).length).toBeGreaterThan(20_000)
    expect(Math.abs((await scroll()) - place)).toBeLessThan(4)
    await expect.poll(async () => (await pagesEvent()).pages.map(({ proof }) => proof)).not.toEqual(proofs)
    // Sections whose pages stay the same are not printed anew.
    const after = (await pagesEvent()).pages.map(({ proof }) => proof)
    expect(after.filter((proof) => proofs.includes(proof)).length).toBeGreaterThan(after.length / 3)
    writeFileSync(chapter(), text)
    await page.waitForFunction(
      () =>
        !document
          .querySelector<HTMLIFrameElement>('#text')
          ?.contentDocument?.body.textContent?.includes('quinces'),
    )
  })

  test('an editor that puts a new file in the place of the old one is followed', async () => {
    const text = readFileSync(chapter(), 'utf8')
    for (const word of ['medlar', 'sorb']) {
      writeFileSync(`${chapter()}.tmp`, `${text}\nA ${word} tree.\n`)
      renameSync(`${chapter()}.tmp`, chapter())
      await readerHas(`A ${word} tree.`)
      expect(await textOf()).toContain('Not for Any Price')
    }
    writeFileSync(chapter(), text)
  })

  test('a mistake is shown with its line, and the editor opens there', async () => {
    const text = readFileSync(chapter(), 'utf8')
    writeFileSync(chapter(), `${text}\nSee [@nobody2020, p. 3].\n`)
    await page.waitForFunction(() => document.querySelector('#list')?.textContent?.includes('nobody2020'))
    const shown = await page.$eval('#messages', (panel) => panel.textContent ?? '')
    expect(shown).toContain('citation-missing')
    expect(shown).toMatch(/See \[@nobody2020, p\. 3\]\.\n.*\^/)
    const [opened] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/open?')),
      page.click('#list button'),
    ])
    expect(opened.url()).toContain('line=')
    expect(opened.status()).toBe(200)
    writeFileSync(chapter(), text)
    await page.waitForFunction(() => !document.querySelector('#list')?.textContent?.includes('nobody2020'))
  })

  test('what can’t be read leaves the views as they were', async () => {
    const config = path.join(running.manuscript, 'publication.yaml')
    const yaml = readFileSync(config, 'utf8')
    writeFileSync(config, 'title: "no end\n')
    await page.waitForFunction(() =>
      document.querySelector('#list')?.textContent?.includes('publication.yaml'),
    )
    expect(await textOf()).toContain('Not for Any Price')
    writeFileSync(config, yaml)
    const text = readFileSync(chapter(), 'utf8')
    rmSync(chapter())
    await page.waitForFunction(() => document.querySelector('#list')?.textContent?.includes('does not exist'))
    writeFileSync(chapter(), text)
    await page.waitForFunction(
      () => !document.querySelector('#list')?.textContent?.includes('does not exist'),
    )
    expect(await textOf()).toContain('Not for Any Price')
  })

  test('nothing of the page itself fails', () => {
    expect(faults).toEqual([])
  })
})

describe('who may look', () => {
  const { status } = {
    status: (address: string, init?: RequestInit) => fetch(address, init).then((r) => r.status),
  }

  test('nobody without the secret of the address, and no page of another site', async () => {
    const { origin } = new URL(running.address)
    expect(await status(`${origin}/`)).toBe(403)
    expect(await status(`${origin}/${'x'.repeat(22)}/`)).toBe(403)
    expect(await asHost('attacker.example')).toBe(403)
    expect(await status(`${running.address}open?file=publication.yaml`, { method: 'POST' })).toBe(403)
    const other = { method: 'POST', headers: { origin: 'https://attacker.example' } }
    expect(await status(`${running.address}open?file=publication.yaml`, other)).toBe(403)
  })

  test('no file but those of the views', async () => {
    for (const name of [
      'publication.yaml',
      'reader/../../etc/passwd',
      'reader/%2e%2e/package.json',
      'pdfjs/x.mjs',
    ])
      expect([403, 404], name).toContain(await status(running.address + name))
    const own = { method: 'POST', headers: { origin: new URL(running.address).origin } }
    const said = await fetch(`${running.address}open?file=../../secret`, own)
    expect(await said.text()).toContain('not in the manuscript folder')
  })

  const asHost = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(running.address, { headers: { host } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
})

test('a port that is taken is said, and a free one is found where none was asked for', async () => {
  const { port } = new URL(running.address)
  const program = path.resolve(import.meta.dirname, '../../scripts/pamphlet.js')
  const taken = spawnSync(process.execPath, [program, 'preview', running.manuscript, '--port', port], {
    encoding: 'utf8',
  })
  expect(taken.status).toBe(3)
  expect(taken.stderr).toContain(`Port ${port} is taken`)
  expect(taken.stderr).toContain('--port')
  const wrong = spawnSync(process.execPath, [program, 'preview', running.manuscript, '--port', 'many'], {
    encoding: 'utf8',
  })
  expect(wrong.status).toBe(2)
})

test('it ends with Ctrl-C, and the page says so', async () => {
  const own = await startPreviewOf(source, ['--port', '0'])
  const { page: view } = await visit(browser, own.address, { width: 900 })
  await view.waitForSelector('#spreads figure')
  expect(await own.end()).toBe(0)
  await view.waitForFunction(() => document.querySelector('#status')?.textContent?.includes('has ended'))
  await view.close()
})
