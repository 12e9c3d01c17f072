import { execFileSync } from 'node:child_process'

import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { textOf, tollHouse, webFolderOf } from '../site/book.ts'
import { focused, isInView, tabTo } from '../site/keyboard.ts'
import { serve, type Site } from '../site/server.ts'
import { openBrowser, visit } from '../site/visit.ts'

/** How the web edition is read: with the keyboard, without script, and on paper. */
let site: Site
let browser: Browser
const whole = 'toll-house.html'

beforeAll(async () => {
  const [folder, opened] = await Promise.all([webFolderOf(tollHouse), openBrowser()])
  site = await serve(folder)
  browser = opened
})
afterAll(() => Promise.all([browser.close(), site.close()]))

describe('with the keyboard alone', () => {
  test.each([
    ['index.html', '#editions'],
    ['read/index.html', '#main.text'],
    ['read/gate.html', '#main.text'],
    [whole, '#main.text'],
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
      const place = document.getElementById(wanted.slice(1))
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
