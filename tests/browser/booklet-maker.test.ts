import { readFileSync } from 'node:fs'
import path from 'node:path'

import type { ReadingPages } from '../../scripts/formats/reading-pages.ts'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  breadFiles,
  type Looks,
  makeOn,
  type Opened,
  openPage,
  openWorkshop,
  rowsOf,
  runCommand,
  textOf,
  wordsOn,
  type Workshop,
} from '../maker-workshop.ts'
import { mm, wordsOf } from '../print-ink.ts'

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop(breadFiles)
})
afterAll(() => shop.close())

const openAt = (address: string, looks: Looks = {}): Promise<Opened> => openPage(shop, address, looks)

const pageAt = (fragment = ''): string =>
  `${shop.address}bread-booklet-maker.html${fragment && `#${fragment}`}`

/** Of each side, mm. */
async function sizesOf(pdf: Buffer): Promise<{ width: number; height: number }[]> {
  const document = await PDFDocument.load(pdf)
  return document.getPages().map((side) => ({ width: side.getWidth() / mm, height: side.getHeight() / mm }))
}

describe('what the page makes', () => {
  test.each([
    '',
    'parts=cover,titlepage,on-rye',
    'parts=on-wheat&sides=off&paper=letter&flip=long',
    'binding=signatures&sheets=1&paper=a3&marks=fold,cut&cover=on',
    'flip=manual&parts=on-rye',
    'binding=perfect&up=4&copies=1&thickness=0.2',
    'binding=zine&parts=on-rye',
  ])('of %j is what the command makes, to the byte', async (fragment) => {
    const { page, faults } = await openAt(pageAt(fragment))
    const made = await makeOn(page, shop)
    const written = runCommand(await textOf(page, '#command'), shop)
    expect(made.size).toBe(fragment.includes('manual') ? 2 : 1)
    for (const [name, value] of made) expect(Buffer.compare(value, written(name))).toBe(0)
    expect(faults).toEqual([])
    await page.close()
  })

  test('of one chapter is that chapter, and who may do what with it', async () => {
    const { page } = await openAt(pageAt('parts=on-rye'))
    const [[name, value] = ['', Buffer.of()]] = await makeOn(page, shop)
    expect(name).toBe('bread-excerpt-booklet-a4.pdf')
    const text = wordsOn(value, shop).join(' ')
    expect(text).toContain('The rye is here')
    expect(text).toContain('Creative Commons')
    expect(text).not.toMatch(/wheat|oats/)
    // Its first page lies on the right of the first sheet's front, which is the outside of the fold.
    const facts = JSON.parse(await textOf(page, '#facts')) as {
      parts: { id: string; first: number; last: number }[]
    }
    const rye = facts.parts.find(({ id }) => id === 'on-rye')
    const count = (rye?.last ?? 0) - (rye?.first ?? 0) + 1
    expect(count).toBeGreaterThan(0)
    expect((await rowsOf(page))['Pages']).toBe(`${count + 1} pages`)
    await page.close()
  })

  test('keeps the whole text of the reading edition', async () => {
    const { page } = await openAt(pageAt())
    const [[, value] = ['', Buffer.of()]] = await makeOn(page, shop)
    const [made, source] = [
      wordsOn(value, shop),
      wordsOn(readFileSync(path.join(shop.dist, 'bread.pdf')), shop),
    ].map((pages) => pages.join(' ').split(/\s+/).filter(Boolean).toSorted())
    expect(made).toEqual(source)
    await page.close()
  })
})

test('each part is where the page says it is', async () => {
  const { page } = await openAt(pageAt())
  const { parts } = JSON.parse(await textOf(page, '#facts')) as ReadingPages
  const texts = wordsOn(readFileSync(path.join(shop.dist, 'bread.pdf')), shop)
  for (const [title, word] of [
    ['On Wheat', 'wheat'],
    ['Hafer', 'oats'],
    ['On Rye', 'rye'],
  ] as const) {
    const part = parts.find((one) => one.title.includes(title))
    const pages = texts.flatMap((text, index) => (text.includes(`The ${word} is`) ? [index + 1] : []))
    expect([part?.first, part?.last]).toEqual([pages.at(0), pages.at(-1)])
  }
  expect(parts.map(({ kind }) => kind)).toEqual([
    'cover',
    'titlepage',
    'copyright',
    'contents',
    'chapter',
    'chapter',
    'chapter',
    'colophon',
  ])
  await page.close()
})

describe('a choice', () => {
  test('is made by the keyboard alone, and stands in the address', async () => {
    const { page, faults } = await openAt(pageAt())
    await page.focus('[name="what"]')
    await page.keyboard.press('ArrowDown')
    // The parts: cover, title page, the licence that can't be left out, contents, chapters.
    for (const key of ['Tab', 'Space', 'Tab', 'Space', 'Tab', 'Tab', 'Space'] as const)
      await page.keyboard.press(key)
    await page.focus('[name="paper"]')
    await page.keyboard.type('Le')
    await page.focus('[name="binding"]')
    await page.keyboard.press('ArrowDown')
    expect(new URL(page.url()).hash).toBe('#parts=on-wheat&paper=letter&binding=signatures')
    expect(await textOf(page, '#command')).toMatch(
      /^pamphlet impose bread\.pdf --pages \S+ --paper letter --binding sig/,
    )
    expect(faults).toEqual([])
    await page.close()
  })

  test('has no number that can not be, and none of a field that is not seen', async () => {
    const { page } = await openAt(pageAt('binding=signatures'))
    await page.focus('[name="sheets"]')
    await page.keyboard.type('-7')
    await page.keyboard.press('Tab')
    expect(await page.$eval('[name="sheets"]', (field) => (field as HTMLInputElement).value)).toBe('')
    await page.focus('[name="sheets"]')
    await page.keyboard.type('2')
    expect(await textOf(page, '#command')).toContain('--sheets 2')
    await page.focus('[name="binding"]:checked')
    await page.keyboard.press('ArrowUp')
    expect(await textOf(page, '#command')).not.toContain('--sheets')
    expect((await makeOn(page, shop)).size).toBe(1)
    await page.close()
  })

  test('comes back from the address, in every field', async () => {
    const fragment =
      'parts=cover,on-rye&sides=off&paper=210x300mm&binding=signatures&flip=long&sheets=2&up=4&copies=1&thickness=0.2&cover=on&creep=off&marks=fold,staple'
    const { page } = await openAt(pageAt(fragment))
    const before = await rowsOf(page)
    await page.reload()
    expect(await rowsOf(page)).toEqual(before)
    expect(new URL(page.url()).hash).toBe(`#${fragment}`)
    // A field that is set to what it is leaves the address as it is.
    await page.$eval('#choice', (form) => form.dispatchEvent(new Event('input', { bubbles: true })))
    expect(new URL(page.url()).hash).toBe(`#${fragment}`)
    await page.evaluate("location.hash = 'paper=a3'")
    await expect.poll(() => textOf(page, '#command')).toContain('--paper a3')
    expect(await page.$eval('[name="paper"]', (field) => (field as HTMLSelectElement).value)).toBe('a3')
    await page.close()
  })

  test.each(['parts=on-rye', 'flip=long', 'up=4&copies=1', 'binding=perfect&up=4&flip=long&paper=a3'])(
    '%j is drawn as the sheets will be printed',
    async (fragment) => {
      const { page } = await openAt(pageAt(fragment))
      const drawn = await page.$$eval('#sheets svg', (sides) =>
        sides.map((side) => {
          const { width, height } = (side as SVGSVGElement).viewBox.baseVal
          return [...side.querySelectorAll('text')].map((number) => ({
            text: number.textContent,
            isLeft: number.x.baseVal.getItem(0).value < width / 2,
            isHigh: number.y.baseVal.getItem(0).value < height / 2,
          }))
        }),
      )
      const [value] = (await makeOn(page, shop)).values()
      const printed = wordsOf(value ?? Buffer.of())
      const sizes = await sizesOf(value ?? Buffer.of())
      expect(drawn.flat().length).toBeGreaterThan(1)
      for (const [index, numbers] of drawn.entries()) {
        // Title page and licence are counted, but show no number.
        for (const { text, isLeft, isHigh } of numbers.filter((one) => /^\d+$/.test(one.text))) {
          const { width, height } = sizes[index] ?? { width: 0, height: 0 }
          const places = printed[index]?.filter((word) => word.text === text) ?? []
          // Of a lying sheet the whole height is one row.
          expect(
            places.some(
              ({ x, y }) => x < width / 2 === isLeft && (width > height || y < height / 2 === isHigh),
            ),
          ).toBe(true)
        }
      }
      await page.close()
    },
  )

  test('is copied as a command and as a link, or shown where copying is not allowed', async () => {
    const { page } = await openAt(pageAt('paper=a3'))
    const copied = 'navigator.clipboard.readText()'
    const context = shop.browser.defaultBrowserContext()
    await context.overridePermissions(new URL(shop.address).origin, [
      'clipboard-read',
      'clipboard-write',
      'clipboard-sanitized-write',
    ])
    await page.click('#copy')
    await expect.poll(() => textOf(page, '#copy-said')).toBe('Copied.')
    expect(await page.evaluate(copied)).toBe(
      'pamphlet impose bread.pdf --paper a3 --binding saddle --flip short',
    )
    await page.click('#copy-link')
    await expect.poll(() => page.evaluate(copied)).toBe(pageAt('paper=a3'))
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())')
    await page.click('#copy-link')
    await expect.poll(() => textOf(page, '#copy-link-said')).toBe(pageAt('paper=a3'))
    await page.close()
  })

  test('that can come to nothing says why', async () => {
    const { page } = await openAt(pageAt('binding=zine'))
    expect(await textOf(page, '#refusal')).toContain('room for eight pages')
    expect(await page.$eval('#make', (button) => button.checkVisibility())).toBe(false)
    await page.evaluate("location.hash = 'paper=52x60mm&up=4'")
    await expect.poll(() => textOf(page, '#refusal')).toContain('too small')
    await page.evaluate("location.hash = ''")
    await expect.poll(() => textOf(page, '#refusal')).toBe('')
    expect(await page.$eval('#make', (button) => button.checkVisibility())).toBe(true)
    await page.close()
  })

  test('made anew takes back what was made of another', async () => {
    const { page } = await openAt(pageAt())
    await makeOn(page, shop)
    await page.select('[name="paper"]', 'a3')
    expect(await page.$$('#made a')).toEqual([])
    expect([...(await makeOn(page, shop)).keys()]).toEqual(['bread-booklet-a3.pdf'])
    await page.close()
  })
})
