import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import type { ElementHandle, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  breadFiles,
  buildBook,
  type Looks,
  makeOn,
  type Opened,
  openPage,
  openWorkshop,
  root,
  runCommand,
  textOf,
  type Workshop,
} from '../maker-workshop.ts'
import { numberedPages } from '../print-ink.ts'
import { serveFolder } from '../served.ts'

const axe = readFileSync(path.join(root, 'node_modules/@daisy/axe-core-for-ace/axe.min.js'), 'utf8')

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop(breadFiles)
})
afterAll(() => shop.close())

const openAt = (address: string, looks: Looks = {}): Promise<Opened> => openPage(shop, address, looks)

const pageAt = (fragment = ''): string =>
  `${shop.address}bread-booklet-maker.html${fragment && `#${fragment}`}`

describe('the file', () => {
  const folderPage = (): string => `file://${path.join(shop.dist, 'bread-booklet-maker.html')}`
  const choose = async (page: Page, file: string): Promise<void> => {
    const input = (await page.$('input[type="file"]')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(file)
    await page.focus('#make')
    await page.keyboard.press('Enter')
  }

  test('is asked for where a page from a folder may not read it, and makes the same', async () => {
    const { page, asked } = await openAt(folderPage())
    expect(await textOf(page, '#choose-why')).toContain('bread.pdf')
    await choose(page, path.join(shop.dist, 'bread.pdf'))
    await page.waitForSelector('#made a', { timeout: 30_000 })
    const [[name, value] = ['', Buffer.of()]] = await makeOn(page, shop)
    expect(Buffer.compare(value, runCommand(await textOf(page, '#command'), shop)(name))).toBe(0)
    expect(asked.every((address) => address.startsWith('file://'))).toBe(true)
    // The address keeps a choice there too.
    await page.select('[name="paper"]', 'a3')
    expect(page.url()).toBe(`${folderPage()}#paper=a3`)
    await page.close()
  })

  test('is refused where it is another one, and asked for again', async () => {
    const { page } = await openAt(folderPage())
    const other = path.join(shop.folder, 'other.pdf')
    const { labels } = JSON.parse(await textOf(page, '#facts')) as { labels: string[] }
    const pagesOfBread = labels.length
    writeFileSync(other, await numberedPages(5))
    await choose(page, other)
    await expect.poll(() => textOf(page, '#choose-why')).toContain('it has 5 pages, and bread.pdf has')
    writeFileSync(other, await numberedPages(pagesOfBread, { width: 210, height: 297 }))
    await choose(page, other)
    await expect.poll(() => textOf(page, '#choose-why')).toContain('another size')
    const broken = path.join(shop.folder, 'broken.pdf')
    writeFileSync(broken, 'no PDF at all')
    await choose(page, broken)
    await expect.poll(() => textOf(page, '#choose-why')).toContain('no PDF')
    await choose(page, path.join(shop.dist, 'bread.pdf'))
    await page.waitForSelector('#made a', { timeout: 30_000 })
    await page.close()
  })

  test('is asked for where the host does not have it', async () => {
    const bare = mkdtempSync(path.join(shop.folder, 'bare-'))
    for (const name of ['bread-booklet-maker.html', 'bread-booklet-maker.js', 'bread-imposer.js'])
      writeFileSync(path.join(bare, name), readFileSync(path.join(shop.dist, name)))
    const host = await serveFolder(bare)
    const { page } = await openAt(`${host.address}bread-booklet-maker.html`)
    await page.focus('#make')
    await page.keyboard.press('Enter')
    await expect.poll(() => textOf(page, '#choose-why')).toContain('choose it here')
    await choose(page, path.join(shop.dist, 'bread.pdf'))
    await page.waitForSelector('#made a', { timeout: 30_000 })
    await page.close()
    host.close()
  })
})

describe('the page', () => {
  test('asks nobody but its own host, and no more than it needs', async () => {
    const { page, asked, faults } = await openAt(pageAt())
    const [later, workers]: [string[], string[]] = [[], []]
    // Of a worker's own script the browser tells no request.
    page.on('workercreated', (worker) => workers.push(worker.url()))
    page.on('request', (request) => later.push(request.url()))
    expect(asked.map((address) => address.replace(shop.address, ''))).toEqual([
      'bread-booklet-maker.html',
      'bread-booklet-maker.js',
    ])
    await makeOn(page, shop)
    expect(
      later.filter((address) => !address.startsWith(shop.address) && !address.startsWith('blob:')),
    ).toEqual([])
    expect(faults).toEqual([])
    await page.close()
  })

  test.each([
    [320, 'light'],
    [320, 'dark'],
    [1920, 'light'],
    [1920, 'dark'],
  ])('has no barrier that axe knows, %i px wide, in the %s', async (width, scheme) => {
    for (const fragment of ['parts=cover,on-rye&binding=signatures', 'binding=zine']) {
      const { page } = await openAt(pageAt(fragment), { width, scheme })
      await page.$eval('details', (details) => {
        details.open = true
      })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      if (fragment.includes('rye')) await makeOn(page, shop)
      // The host's policy allows no script of a test's: it is put in from outside.
      await page.evaluate(axe)
      const found = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
      )
      expect(found).toEqual([])
      await page.close()
    }
  })

  test('stands still when it opens', async () => {
    const { page } = await openAt(pageAt())
    const moved = await page.evaluate(`new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
        .observe({ type: 'layout-shift', buffered: true })
      setTimeout(() => resolve(0), 500)
    })`)
    expect(moved).toBe(0)
    await page.close()
  })

  test('without a script offers what is ready, and the command', async () => {
    const { page, faults } = await openAt(pageAt(), { script: false })
    const text = await page.evaluate('document.body.innerText')
    expect(text).toContain('pamphlet impose bread.pdf --paper a4')
    expect(text).not.toContain('Paper in your printer')
    const links = await page.$$eval('a', (all) =>
      all.filter((a) => a.checkVisibility()).map((a) => a.getAttribute('href')),
    )
    expect(links).toEqual(['bread-booklet-a4.pdf', 'bread-printing.html'])
    expect(faults).toEqual([])
    await page.close()
  })

  test('is the same in every build', async () => {
    const artifacts = await buildBook(breadFiles)
    const own = artifacts.filter(({ path: name }) => /booklet-maker|imposer/.test(name))
    expect(own.map(({ path: name }) => name)).toEqual([
      'bread-booklet-maker.html',
      'bread-booklet-maker.js',
      'bread-imposer.js',
    ])
    for (const { path: name, value } of own)
      expect(Buffer.compare(Buffer.from(value ?? ''), readFileSync(path.join(shop.dist, name)))).toBe(0)
    for (const { value } of own) expect(Buffer.from(value ?? '').toString()).not.toContain(root)
    // Whose work is in a script is said in it.
    const texts = own.slice(1).map(({ value }) => Buffer.from(value ?? '').toString())
    expect(texts.map((text) => text.match(/Copyright \(c\) .*/gi)?.join('; '))).toEqual([
      expect.stringContaining('Fabian Hiller'),
      expect.stringMatching(/Andrew Dillon.*Paul Miller.*Arjun Barrett/),
    ])
  })
})
