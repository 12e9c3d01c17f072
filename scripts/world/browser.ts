import type { Browser, HTTPRequest, Page } from 'puppeteer-core'

import type { Galley, Places } from '../model/galley.ts'
import { decodeAddress } from '../model/path.ts'
import { EnvironmentError, type Press, type PressPage, type Sheet } from '../model/world.ts'
import { findBrowser } from './browser-finder.ts'
import { pageProgram } from './page-program.ts'

/** A browser that has been started. */
export type OpenPress = Press & { close(): Promise<void>; isRunning(): boolean }

export type Launch = () => Promise<OpenPress>

/** A host that no name server can know: whatever a page asks of it is answered from memory. */
const origin = 'http://pamphlet.invalid/'

/**
 * Start the browser. Slow (0.6 s): call it before the manuscript is read and await it after.
 *
 * @throws {EnvironmentError} where there is no browser, or it does not start.
 */
export const launchPress: Launch = () => launch(false)

/** The same for a program that goes on: a page stands ready for whatever comes next. */
export const launchStandby: Launch = () => launch(true)

async function launch(isStandby: boolean): Promise<OpenPress> {
  const executablePath = findBrowser(process.env)
  if (!executablePath) throw new EnvironmentError('No browser was found to print with.', 'npm run setup')
  const { default: puppeteer } = await import('puppeteer-core')
  const browser = await puppeteer
    .launch({
      executablePath,
      headless: 'shell',
      protocolTimeout: 0,
      timeout: 60_000,
      args: flags(),
      // A program that goes on ends by itself, tidily; else the library ends it with the browser.
      handleSIGINT: !isStandby,
      handleSIGTERM: !isStandby,
      handleSIGHUP: !isStandby,
    })
    .catch((cause: unknown) => {
      throw new EnvironmentError(
        `The browser ${executablePath} does not start.`,
        'npm run pamphlet -- doctor',
        { cause },
      )
    })
  // The first page costs 0.4 s: opened here, two are ready when the text is.
  const ready = [preparePage(browser), preparePage(browser)]
  await Promise.all(ready)
  return {
    async open(page) {
      const sheet = loadPage((await ready.pop()) ?? (await preparePage(browser)), page)
      if (isStandby && ready.length === 0) {
        const next = preparePage(browser)
        next.catch(() => {})
        ready.push(next)
      }
      return sheet
    },
    isRunning: () => browser.connected,
    async close() {
      // There is nothing in it to keep, and a tidy end takes it 50 ms.
      browser.process()?.kill('SIGKILL')
      await browser.close().catch(() => {})
    },
  }
}

function flags(): string[] {
  const root = process.getuid?.() === 0
  return [
    // Chromium refuses to sandbox for root; the page runs no script and reaches no network either way.
    ...(root ? ['--no-sandbox'] : []),
    '--font-render-hinting=none',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--host-resolver-rules=MAP * ~NOTFOUND',
  ]
}

async function preparePage(browser: Browser): Promise<Page> {
  const page = await browser.newPage()
  await Promise.all([
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
    page.emulateMediaType('print'),
  ])
  page.setDefaultTimeout(0)
  return page
}

async function loadPage(page: Page, { html, files, viewport }: PressPage): Promise<Sheet> {
  page.on('request', (request) => {
    // A request without an answer would hold the page for ever.
    void answer(request, html, files).catch(() => request.abort().catch(() => {}))
  })
  if (viewport) await page.setViewport(viewport)
  await page.goto(origin, { waitUntil: 'load', timeout: 0 })
  const run = async (call: string, ...given: readonly unknown[]): Promise<unknown> => {
    const words = given.map((value) => JSON.stringify(value)).join(', ')
    return page.evaluate(`pamphlet.${call}(${words})`)
  }
  return {
    async settle() {
      await page.evaluate(await pageProgram())
      await run('settle')
    },
    measure: async (height, line) => (await run('measure', height, line)) as Galley,
    number: async (texts) => (await run('number', texts)) as boolean,
    realise: async (orders, index) => (await run('realise', orders, index)) as Places,
    async print({ tagged, outline }) {
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline, timeout: 0 })
    },
    async paint(scale) {
      const size = viewport ?? { width: 800, height: 600 }
      await page.setViewport({ ...size, deviceScaleFactor: scale })
      return page.screenshot({ type: 'jpeg', quality: 80 })
    },
    close: () => page.close(),
  }
}

async function answer(request: HTTPRequest, html: string, files: PressPage['files']): Promise<void> {
  const url = request.url()
  if (url === origin) {
    // The policy says again what the switched-off interpreter already guarantees.
    const headers = {
      'content-security-policy': `script-src 'none'; default-src ${origin} 'unsafe-inline' data:`,
    }
    return request.respond({ body: html, contentType: 'text/html; charset=utf-8', headers })
  }
  const file = url.startsWith(origin) ? files.get(decodeAddress(url.slice(origin.length))) : undefined
  if (!file) return request.abort('blockedbyclient')
  return request.respond({ body: file.value, contentType: file.mediaType })
}
