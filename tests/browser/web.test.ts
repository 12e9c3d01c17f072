import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { folderOf, pagesOf, textOf, tollHouse } from '../site/book.ts'
import { linksIn } from '../site/links.ts'
import { serve, type Site } from '../site/server.ts'
import { barriers, inScheme, openBrowser, tooWide, visit } from '../site/visit.ts'

/** What a build leaves in its folder, on a host that reads `_headers`, with a real browser going through it. */
let site: Site
let browser: Browser
const whole = 'toll-house.html'

beforeAll(async () => {
  const formats = ['epub', 'pdf', 'booklet-a4', 'web', 'text'] as const
  const [folder, opened] = await Promise.all([folderOf(tollHouse, { formats, audit: true }), openBrowser()])
  site = await serve(folder)
  browser = opened
})
afterAll(() => Promise.all([browser.close(), site.close()]))

describe('links', () => {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    epub: 'application/epub+zip',
    pdf: 'application/pdf',
    txt: 'text/plain; charset=utf-8',
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    SHA256SUMS: 'text/plain; charset=utf-8',
  }
  /** Made when the folder is written to the disk. */
  const isWrittenLater = (name: string): boolean => name === 'SHA256SUMS'

  test('every one leads to the bytes on the disk, served as what they are, and to a place that is there', async () => {
    const pages = new Map(pagesOf(site.folder).map((name) => [name, linksIn(textOf(site.folder, name))]))
    const faults: string[] = []
    const asked = new Set<string>()
    for (const [name, { addresses }] of pages) {
      for (const address of addresses) {
        const { origin, pathname, hash } = new URL(address, site.base + name)
        if (`${origin}/` !== site.base) continue
        const file = decodeURIComponent(pathname.slice(1)) || 'index.html'
        asked.add(file)
        if (address.startsWith('/'))
          faults.push(`${name}: ${address} leaves a folder that is not the host's root`)
        if (hash && !pages.get(file)?.ids.includes(decodeURIComponent(hash.slice(1))))
          faults.push(`${name}: ${address} leads to no place`)
      }
    }
    for (const file of asked) {
      if (isWrittenLater(file)) continue
      const response = await fetch(site.base + encodeURI(file))
      const bytes = Buffer.from(await response.arrayBuffer())
      const type = types[file.split('.').at(-1) ?? '']
      if (response.status !== 200) faults.push(`${file}: ${response.status}`)
      else if (!site.folder.get(file) || bytes.compare(site.folder.get(file) ?? bytes) !== 0)
        faults.push(`${file}: other bytes`)
      else if (type && response.headers.get('content-type') !== type) faults.push(`${file}: not ${type}`)
    }
    expect(faults).toEqual([])
    expect([...asked]).toEqual(
      expect.arrayContaining(['toll-house.epub', 'toll-house.pdf', 'read/gate.html', whole, 'opds.xml']),
    )
  })

  test('a page names each of its places once', () => {
    const twice = pagesOf(site.folder).flatMap((name) => {
      const { ids } = linksIn(textOf(site.folder, name))
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name}#${id}`)
    })
    expect(twice).toEqual([])
  })

  test('the pages of the PDF are places in the EPUB and on the web', async () => {
    const marks = (text: string): string[] =>
      [...text.matchAll(/id="(page\.[^"]+)"/g)].map(([, id]) => id ?? '')
    const { default: JSZip } = await import('jszip')
    const zip = await JSZip.loadAsync(site.folder.get('toll-house.epub') ?? new Uint8Array())
    const files = Object.values(zip.files).filter(({ name }) => name.endsWith('.xhtml'))
    const inEpub = (await Promise.all(files.map((file) => file.async('string')))).flatMap(marks).toSorted()
    const inPages = pagesOf(site.folder).filter((name) => name.startsWith('read/'))
    expect(inEpub.length).toBeGreaterThan(10)
    expect(marks(textOf(site.folder, whole)).toSorted()).toEqual(inEpub)
    expect(inPages.flatMap((name) => marks(textOf(site.folder, name))).toSorted()).toEqual(inEpub)
  })
})

/** Script on, script off. */
const ways = [true, false]

test.each(ways)(
  'no page asks another host, and none has anything to complain of; script: %s',
  async (script) => {
    for (const name of pagesOf(site.folder)) {
      const { page, asked, faults } = await visit(browser, site.base + name, { script })
      expect(asked.filter((address) => !address.startsWith(site.base))).toEqual([])
      expect(asked[0]).toBe(site.base + name)
      expect(faults, name).toEqual([])
      await page.close()
    }
  },
)

test('the search asks the folder for its index, and nobody else', async () => {
  const { page, asked, faults } = await visit(browser, `${site.base}read/gate.html`)
  await page.keyboard.press('/')
  await page.keyboard.type('horn')
  await page.waitForSelector('.found a')
  expect(asked.filter((address) => !address.startsWith(site.base))).toEqual([])
  expect(asked).toContain(`${site.base}read/search-index.js`)
  expect(faults).toEqual([])
  await page.close()
})

describe('barriers', () => {
  const windows = [320, 768, 1920].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })))
  const main = [
    'index.html',
    'read/index.html',
    'read/gate.html',
    'read/works-cited.html',
    whole,
    'toll-house-audit.html',
    'toll-house-printing.html',
  ]

  test.each(main)('axe knows none in %s', async (name) => {
    for (const script of ways) {
      const { page } = await visit(browser, site.base + name, { script })
      for (const { width, scheme } of script ? windows : windows.slice(1, 2)) {
        await page.setViewport({ width, height: 900 })
        await inScheme(page, scheme)
        expect(await barriers(page), `${width} px, ${scheme}, script: ${script}`).toEqual([])
      }
      await page.close()
    }
  })

  test('axe knows none in any other page, and none is wider than a telephone', async () => {
    for (const name of pagesOf(site.folder)) {
      const { page } = await visit(browser, site.base + name, { width: 320 })
      const known = main.includes(name) ? [] : await barriers(page)
      expect(known, name).toEqual([])
      expect(await tooWide(page), name).toEqual([])
      await page.close()
    }
  })

  test('axe knows none in the open search, nor in an open note', async () => {
    const { page } = await visit(browser, `${site.base}read/gate.html`)
    await page.click('.noteref')
    await page.waitForSelector('.popped:popover-open')
    expect(await barriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('the')
    await page.waitForSelector('.found a')
    expect(await barriers(page)).toEqual([])
    await page.close()
  })
})

describe('colours', () => {
  /** Contrast by WCAG 2.2, 1.4.3, of what an element's text and its ground are computed to. */
  const contrasts = (selectors: readonly string[]): [string, number][] => {
    const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (colour: string): number => {
      const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const groundOf = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)'
      const ground = getComputedStyle(element).backgroundColor
      return channels(ground)[3] === 0 ? groundOf(element.parentElement) : ground
    }
    return selectors.flatMap((selector) =>
      [...document.querySelectorAll(selector)].map((element): [string, number] => {
        const [dark = 0, light = 0] = [getComputedStyle(element).color, groundOf(element)]
          .map(luminance)
          .toSorted((a, b) => a - b)
        return [selector, (light + 0.05) / (dark + 0.05)]
      }),
    )
  }
  const text = ['main p', 'main li', 'main td', 'h1', 'h2', 'figcaption', '.footnote']
  const soft = [
    '.bar a',
    '.bar button',
    '.way',
    '.facts',
    '.for',
    '.authors',
    '.copyright p',
    '.backlink',
    'main a',
  ]

  test.each(['light', 'dark'])('of text stand out from their ground, in the %s', async (scheme) => {
    for (const name of ['read/gate.html', 'read/index.html', 'index.html', whole]) {
      const { page } = await visit(browser, site.base + name)
      await inScheme(page, scheme)
      const [body, rest] = [await page.evaluate(contrasts, text), await page.evaluate(contrasts, soft)]
      expect(body.length).toBeGreaterThan(3)
      expect(rest.length).toBeGreaterThan(3)
      // Authors and licence are soft, wherever they stand.
      const isSoft = (await page.evaluate(contrasts, ['.copyright p', '.authors', '.colophon p'])).map(String)
      const strong = body.filter((each) => !isSoft.some((other) => other.endsWith(String(each[1]))))
      expect(
        strong.filter(([, contrast]) => contrast < 7),
        name,
      ).toEqual([])
      expect(
        rest.filter(([, contrast]) => contrast < 4.5),
        name,
      ).toEqual([])
      await page.close()
    }
  })
})

describe('a slow connection', () => {
  test.each(['index.html', 'read/index.html', 'read/gate.html'])('moves nothing in %s', async (name) => {
    const page = await browser.newPage()
    await page.setViewport({ width: 390, height: 844 })
    await page.emulateNetworkConditions({ download: 100_000, upload: 100_000, latency: 100 })
    await page.evaluateOnNewDocument(() => {
      const seen: number[] = []
      Object.assign(globalThis, { shifts: seen })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push((entry as unknown as { value: number }).value)
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(site.base + name, { waitUntil: 'networkidle0' })
    await page.evaluate(() => document.fonts.ready)
    expect(await page.evaluate('shifts')).toEqual([])
    await page.close()
  })

  test('has little to bring before the download page is read', async () => {
    const { page, asked } = await visit(browser, `${site.base}index.html`)
    const names = asked.map((address) => new URL(address).pathname.slice(1))
    const bytes = names
      .filter((name) => !/cover/.test(name))
      .map((name) => site.folder.get(name)?.length ?? Infinity)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000)
    await page.close()
  })
})
