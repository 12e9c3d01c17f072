import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { soundBooks } from '../audit/sound.ts'
import { pagesOf, webFolderOf } from '../site/book.ts'
import { tabTo } from '../site/keyboard.ts'
import { oddBooks } from '../site/odd.ts'
import { serve } from '../site/server.ts'
import { barriers, openBrowser, tooWide, visit } from '../site/visit.ts'

/** Pages of books that hold something odd, on a telephone. */
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const sound = (name: string) => {
  const book = soundBooks.find((each) => each.name === name)
  if (!book) throw new Error(`There is no ${name}`)
  return [name, book.manuscript()] as const
}

test.each([
  ...Object.entries(oddBooks),
  ...['tables-only', 'long-words', 'pictures-only', 'arabic'].map(sound),
])(
  '%s: no page scrolls sideways, asks elsewhere, complains, or has a barrier that axe knows',
  async (_name, files) => {
    const site = await serve(await webFolderOf(files))
    for (const name of pagesOf(site.folder)) {
      const { page, asked, faults } = await visit(browser, site.base + name, { width: 320, height: 640 })
      expect(await tooWide(page), name).toEqual([])
      expect(
        asked.filter((address) => !address.startsWith(site.base)),
        name,
      ).toEqual([])
      expect(faults, name).toEqual([])
      expect(await page.evaluate(() => document.querySelectorAll('main script, h1 script').length)).toBe(0)
      // The bar stays in the window: it may not take much of it.
      const bar = await page.evaluate(
        () => document.querySelector('.bar')?.getBoundingClientRect().height ?? 0,
      )
      expect(bar, name).toBeLessThan(640 / 4)
      // The one page has the whole text.
      const found = name.startsWith('read/') && name !== 'read/index.html' ? [] : await barriers(page)
      expect(found, name).toEqual([])
      await page.close()
    }
    await site.close()
  },
)

test.each([
  ['arabic', 'rtl'],
  ['hebrew', 'rtl'],
  ['french', 'ltr'],
] as const)('%s is read from the side where it begins', async (name, dir) => {
  const [, files] = sound(name)
  const site = await serve(await webFolderOf(files))
  for (const file of ['index.html', 'read/index.html']) {
    const { page } = await visit(browser, site.base + file)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).direction), file).toBe(dir)
    await page.close()
  }
  const { page } = await visit(browser, `${site.base}read/index.html`)
  const [contents, cover] = await page.evaluate(() =>
    ['.opening h1', '.front'].map(
      (selector) => document.querySelector(selector)?.getBoundingClientRect().left ?? 0,
    ),
  )
  expect((contents ?? 0) > (cover ?? 0)).toBe(dir === 'ltr')
  await page.close()
  await site.close()
})

test('a wide table moves by itself, with the keyboard too; code and pictures fit', async () => {
  const site = await serve(await webFolderOf(oddBooks['things that are too wide'] ?? {}))
  const { page } = await visit(browser, `${site.base}read/wide.html`, { width: 320 })
  await tabTo(page, 'main table')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => (document.querySelector('main table')?.scrollLeft ?? 0) > 0)
  expect(await page.$eval('main pre', (block) => block.scrollWidth - block.clientWidth)).toBe(0)
  expect(await page.$eval('main pre', (block) => block.getAttribute('tabindex'))).toBeNull()
  const picture = await page.$eval('figure img', (image) => {
    const { width, height } = image.getBoundingClientRect()
    return { width, height }
  })
  expect(picture.width).toBeLessThanOrEqual(300)
  expect(picture.height / picture.width).toBeCloseTo(0.75, 1)
  await page.close()
  await site.close()
})
