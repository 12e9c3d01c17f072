import { execFileSync } from 'node:child_process'

import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { textOf, tollHouse, webFolderOf } from '../site/book.ts'
import { serve, type Site } from '../site/server.ts'
import { inScheme, openBrowser, visit } from '../site/visit.ts'

/** How the web edition is read: with the keyboard, without script, on paper, and on another day. */
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

/** What has the focus: its class or id, else its text. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement?.className || activeElement?.id || activeElement?.textContent || ''
  })

/** Tab until an element fits. @throws where none does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 80; count += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`The keyboard does not reach ${selector}`)
}

const isInView = (page: Page, selector: string): Promise<boolean> =>
  page.$eval(selector, (element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

describe('with the keyboard alone', () => {
  test.each([
    ['index.html', '#editions'],
    ['read/index.html', '#text'],
    ['read/gate.html', '#text'],
    [whole, '#text'],
  ])('the first stop of %s skips to %s', async (name, target) => {
    const { page } = await visit(browser, site.base + name, { width: 400 })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('.skip') !== null)).toBe(true)
    expect(await isInView(page, '.skip a')).toBe(true)
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe(target)
    // The next stop is within what was skipped to, not before it.
    await page.keyboard.press('Tab')
    const isBehind = await page.evaluate((wanted) => {
      const place = document.querySelector(wanted)
      const { activeElement } = document
      return place !== null && activeElement !== null && place.contains(activeElement)
    }, target)
    expect(isBehind, await focused(page)).toBe(true)
    await page.close()
  })

  test.each(['read/gate.html', whole])(
    'a note opens beside its call, and closes again, in %s',
    async (name) => {
      const { page, faults } = await visit(browser, site.base + name)
      await tabTo(page, '#fnref-gate-1, #fnref-gate-1 *, [id="fnref-gate-1"] a')
      const before = await page.evaluate(() => scrollY)
      await page.keyboard.press('Enter')
      await page.waitForSelector('.popped:popover-open')
      expect(await focused(page)).toBe('popped-text')
      expect(await page.$eval('.popped', (box) => box.textContent)).toContain('The pike was the pole')
      expect(await page.evaluate(() => scrollY)).toBe(before)
      expect(await isInView(page, '.popped')).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.$('.popped:popover-open')).toBeNull()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('fnref-gate-1')
      // Once more, and closed with its button.
      await page.keyboard.press('Enter')
      await page.waitForSelector('.popped:popover-open')
      await tabTo(page, '.popped-close')
      await page.keyboard.press('Enter')
      expect(await page.$('.popped:popover-open')).toBeNull()
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('fnref-gate-1')
      expect(faults).toEqual([])
      await page.close()
    },
  )

  test('a link in an open note leads to the work, and the note is gone', async () => {
    const { page } = await visit(browser, `${site.base}${whole}`)
    await page.focus('#fnref-gate-1')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.popped:popover-open')
    await tabTo(page, '.popped a.cite')
    await page.keyboard.press('Enter')
    expect(await page.$('.popped:popover-open')).toBeNull()
    expect(new URL(page.url()).hash).toBe('#ref-corrie2004')
    expect(await isInView(page, '[id="ref-corrie2004"]')).toBe(true)
    await page.close()
  })

  test('the ways to the chapters before and behind lead there', async () => {
    const { page } = await visit(browser, `${site.base}read/gate.html`)
    await tabTo(page, 'a.next')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(page.url()).toBe(`${site.base}read/tariff.html`)
    await tabTo(page, 'a.prev')
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
    expect(page.url()).toBe(`${site.base}read/gate.html`)
    await page.close()
  })
})

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

describe('without script', () => {
  test.each(['read/gate.html', whole])('a note comes up at the foot of the window in %s', async (name) => {
    const { page } = await visit(browser, site.base + name, { script: false, height: 700 })
    await page.$eval('#fnref-gate-1', (call) => call.scrollIntoView({ block: 'center' }))
    const place = (): Promise<number> =>
      page.$eval('#fnref-gate-1', (call) => Math.round(call.getBoundingClientRect().top))
    const before = await place()
    await page.click('#fnref-gate-1')
    expect(new URL(page.url()).hash).toBe('#fn-gate-1')
    const { bottom, position, height } = await page.$eval(':target', (note) => ({
      bottom: Math.round(note.getBoundingClientRect().bottom),
      position: getComputedStyle(note).position,
      height: innerHeight,
    }))
    expect({ bottom, position }).toEqual({ bottom: height, position: 'fixed' })
    expect(await place()).toBe(before)
    await page.click(':target .backlink')
    expect(new URL(page.url()).hash).toBe('#fnref-gate-1')
    expect(await isInView(page, '#fnref-gate-1')).toBe(true)
    await page.close()
  })

  test('all of the text is there, and no control that would do nothing', async () => {
    for (const name of ['read/gate.html', whole]) {
      const seen = async (script: boolean): Promise<string> => {
        const { page } = await visit(browser, site.base + name, { script })
        expect(await page.$$eval('button', (buttons) => buttons.length)).toBe(script ? 3 : 0)
        const text = await page.$eval('main', (main) => (main as HTMLElement).innerText)
        await page.close()
        return text
      }
      expect(await seen(false)).toBe(await seen(true))
    }
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

describe('on paper', () => {
  test.each(['read/gate.html', whole])('%s has its notes, and no controls', async (name) => {
    const { page } = await visit(browser, site.base + name)
    await page.click('.noteref')
    await page.waitForSelector('.popped:popover-open')
    const pdf = await page.pdf({ format: 'a4' })
    await page.close()
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
    const words = text.replaceAll(/\s+/g, ' ')
    expect(words).toContain('A turnpike was a pole before it was a road.')
    expect(words).toContain('One has been counted twice, since it stands upon a boundary')
    expect(words.split('Quarter of a mile').length).toBeLessThan(3)
    expect(words.split('The pike was the pole').length, 'the open note is not printed twice').toBe(2)
    for (const control of ['Search', 'Previous', 'Skip to', 'Close', 'All on one page'])
      expect(words).not.toContain(control)
  })
})

test('the download page speaks of nothing that only a script could do', async () => {
  expect(textOf(site.folder, 'index.html')).not.toMatch(/<script(?! type="application\/ld\+json")/)
  const { page } = await visit(browser, `${site.base}index.html`, { script: false })
  await page.click('summary')
  expect(await page.$eval('details', (details) => details.open)).toBe(true)
  await page.close()
})
