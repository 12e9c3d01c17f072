import { readFileSync } from 'node:fs'

import { type Browser, launch, type Page } from 'puppeteer-core'

import { findBrowser } from '../../scripts/world/browser-finder.ts'

const axe = readFileSync(
  new URL('../../node_modules/@daisy/axe-core-for-ace/axe.min.js', import.meta.url),
  'utf8',
)

export const openBrowser = (): Promise<Browser> =>
  launch({ executablePath: findBrowser(process.env) ?? '', headless: 'shell', args: ['--no-sandbox'] })

interface Reader {
  /** Of the window, in CSS pixels. */
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  readonly script?: boolean
  /** Run in the page before all else. */
  readonly before?: string
}

export interface Visit {
  readonly page: Page
  /** Addresses of all requests, the page's own first; data in the page is none. */
  readonly asked: string[]
  /** Errors of scripts, of the console, and files that did not come. */
  readonly faults: string[]
}

/** Open an address in a page of its own. */
export async function visit(
  browser: Pick<Browser, 'newPage'>,
  address: string,
  reader: Reader = {},
): Promise<Visit> {
  const { width = 1280, height = 900, scheme = 'light', script = true, before } = reader
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(script)
  await page.setViewport({ width, height })
  await inScheme(page, scheme)
  if (before) await page.evaluateOnNewDocument(before)
  const asked: string[] = []
  const faults: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) asked.push(request.url())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => faults.push(`${request.failure()?.errorText} ${request.url()}`))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(address, { waitUntil: 'load' })
  // The page's own scripts have not run, and will not; those of the tests need the clock.
  await page.setJavaScriptEnabled(true)
  return { page, asked, faults }
}

/** Smooth scrolling would make every test wait. */
export const inScheme = (page: Page, scheme: string): Promise<void> =>
  page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ])

/** What axe finds wrong, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return (await page.evaluate(
    'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + " " + html)))',
  )) as string[]
}

/** What is wider than the window; empty where nothing is. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, left } = element.getBoundingClientRect()
      return right > clientWidth + 1 || left < -1
    })
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ]
  })
