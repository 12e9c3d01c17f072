import type { Browser, Page } from 'puppeteer-core'

import type { ReaderName, Shelf } from './shelf.ts'

/** A reader in a page of a browser, and all that went wrong there. */
export interface OpenReader {
  readonly page: Page
  /** Errors and warnings of the console, exceptions, failed requests and requests to other hosts. */
  readonly complaints: string[]
}

/** Start a reader on a screen as large as a telephone's (px). */
export async function openReader(browser: Browser, shelf: Shelf, name: ReaderName): Promise<OpenReader> {
  const page = await browser.newPage()
  await page.setViewport({ width: 412, height: 860 })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type()) && !ownNoise.test(message.text()))
      complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`exception: ${String(error)}`))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(shelf.origin) && !/^(?:data|blob|about):/.test(url)) complaints.push(`asked: ${url}`)
  })
  await page.goto(`${shelf.origin}/${name}`)
  return { page, complaints }
}

/** What the browser says of the readers themselves, whatever the book. */
const ownNoise = /^An iframe which has both allow-scripts and allow-same-origin/
