import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { tollHouse, webFolderOf } from '../site/book.ts'
import { focused, isInView, tabTo } from '../site/keyboard.ts'
import { serve, type Site } from '../site/server.ts'
import { inScheme, openBrowser, visit } from '../site/visit.ts'

/** How a reader finds a place in the web edition: with the search, and where the reading stopped last time. */
let site: Site
let browser: Browser
const whole = 'toll-house.html'

beforeAll(async () => {
  const accented =
    '\nAn **Ångström café** stood by the well, and its naïve owner said: the well-known horn froze.\n'
  const chapter = 'chapters/03-the-keepers.md'
  const keepers = new TextDecoder().decode(tollHouse[chapter] as Uint8Array)
  const [folder, opened] = await Promise.all([
    webFolderOf({ ...tollHouse, [chapter]: keepers + accented }),
    openBrowser(),
  ])
  site = await serve(folder)
  browser = opened
})
afterAll(() => Promise.all([browser.close(), site.close()]))

describe('the search', () => {
  async function found(page: Page, words: string): Promise<string[]> {
    await page.$eval('.search input', (field) => {
      const input = field as HTMLInputElement
      input.value = ''
      input.dispatchEvent(new Event('input'))
    })
    await page.waitForFunction(() => document.querySelector('.said')?.textContent === '')
    await page.type('.search input', words)
    await page.waitForFunction(() => document.querySelector('.said')?.textContent !== '')
    return page.$$eval('.found a', (links) => links.map((link) => link.textContent ?? ''))
  }

  test.each(['read/gate.html', 'read/index.html', whole])('finds what is written, from %s', async (name) => {
    const { page, faults } = await visit(browser, site.base + name)
    await tabTo(page, '.to-search')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.matches('.search input'))).toBe(true)
    expect(await found(page, 'ANGSTROM cafe')).toHaveLength(1)
    expect(await found(page, 'naive')).toHaveLength(1)
    expect((await found(page, 'the horn froze')).join()).toMatch(/horn/)
    // All the words, wherever they stand, and the phrase is what is marked where there is one.
    expect(await page.$$eval('.found mark', (marks) => marks.map((mark) => mark.textContent))).not.toContain(
      '',
    )
    const notes = await found(page, 'tourniquet')
    expect(notes).toHaveLength(1)
    expect(await found(page, 'xylophone of Babel')).toEqual([])
    expect((await page.$eval('.said', (said) => said.textContent))?.trim()).not.toBe('')
    expect(await page.$eval('.said', (said) => said.getAttribute('role'))).toBe('status')
    expect(await found(page, '<b> & "\\')).toEqual([])
    expect(await found(page, 'the')).not.toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.$('dialog[open]')).toBeNull()
    expect(await focused(page)).toBe('to-search')
    expect(faults).toEqual([])
    await page.close()
  })

  test('leads to the paragraph in another chapter', async () => {
    const { page } = await visit(browser, `${site.base}read/gate.html`)
    await page.keyboard.press('/')
    await found(page, 'ångström')
    await tabTo(page, '.found a')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(new URL(page.url()).pathname).toBe('/read/keepers.html')
    expect(await page.$eval(':target', (block) => block.textContent)).toContain('Ångström')
    expect(await isInView(page, ':target')).toBe(true)
    await page.close()
  })

  test('leads to the paragraph in the same page, and closes', async () => {
    const { page } = await visit(browser, `${site.base}${whole}`)
    await page.keyboard.press('/')
    await found(page, 'ångström')
    await tabTo(page, '.found a')
    await page.keyboard.press('Enter')
    expect(await page.$('dialog[open]')).toBeNull()
    expect(await isInView(page, ':target')).toBe(true)
    await page.close()
  })

  test('is not opened by a stroke that is typed into its own field', async () => {
    const { page } = await visit(browser, `${site.base}read/gate.html`)
    await page.keyboard.press('/')
    await page.keyboard.type('a/b')
    expect(await page.$eval('.search input', (field) => (field as HTMLInputElement).value)).toBe('a/b')
    await page.close()
  })
})

describe('the place that was read last', () => {
  const goOn = (page: Page) => page.$eval('.go-on', (link) => (link as HTMLAnchorElement).href)

  /** Read to the middle of a page, as a reader who waits there for a while. */
  async function readTo(page: Page, selector: string): Promise<string> {
    const id = await page.$eval(selector, (block) => {
      block.scrollIntoView({ block: 'start' })
      return block.id
    })
    await page.waitForFunction(() => localStorage.length > 0)
    return id
  }

  test.each([
    ['read/gate.html', 'read/index.html', 'read/gate.html'],
    [whole, whole, whole],
  ])('in %s is offered in %s', async (name, first, expected) => {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width: 800, height: 600 })
    await inScheme(page, 'light')
    await page.goto(site.base + name)
    const id = await readTo(page, '[id="house"] ~ p[id^="p-"]')
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([
      `pamphlet:toll-house:${name === whole ? 'whole' : 'read'}`,
    ])
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.goto(site.base + first)
    expect(await goOn(page)).toBe(`${site.base}${expected}#${id}`)
    await page.click('.go-on')
    await page.waitForFunction((wanted) => location.hash === `#${wanted}`, {}, id)
    await page.waitForSelector(':target')
    expect(await isInView(page, ':target')).toBe(true)
    expect(await page.$eval('.bar', (bar) => bar.getBoundingClientRect().bottom)).toBeLessThanOrEqual(
      await page.$eval(':target', (block) => block.getBoundingClientRect().top),
    )
    await context.close()
  })

  test('a reader who has only looked is offered nothing', async () => {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.goto(`${site.base}read/gate.html`)
    await page.goto(`${site.base}read/index.html`)
    expect(await page.$('.go-on')).toBeNull()
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    await context.close()
  })

  test.each([
    'Object.defineProperty(globalThis, "localStorage", { get() { throw new Error("Forbidden") } })',
    'Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error("Full") }',
    'try { localStorage.setItem("pamphlet:toll-house:read", "{") } catch {}',
    'try { localStorage.setItem("pamphlet:toll-house:read", "7") } catch {}',
  ])('nothing breaks where the browser keeps nothing, or rubbish: %s', async (before) => {
    const context = await browser.createBrowserContext()
    for (const name of ['read/gate.html', 'read/index.html']) {
      const { page, faults } = await visit(context, site.base + name, { before })
      await page.evaluate(() => scrollTo(0, 900))
      await new Promise((waited) => setTimeout(waited, 400))
      expect(await page.$('.to-search')).not.toBeNull()
      expect(await page.$$eval('.go-on', (links) => links.map((link) => link.textContent))).toEqual([])
      expect(faults).toEqual([])
      await page.close()
    }
    await context.close()
  })
})
