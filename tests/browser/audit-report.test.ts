import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { type Browser, launch, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { auditPage, readAuditDesign } from '../../scripts/report/audit/index.ts'
import { findBrowser } from '../../scripts/world/browser-finder.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { faultyAudit, soundAudit } from '../audit-report-sample.ts'

const world = memoryWorld({ files: {} })
const names = await world.resources('templates/base/audit-words')
const languages = names.map((name) => name.replace('.yaml', ''))
const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-audit-page-'))
const axe = readFileSync(
  new URL('../../node_modules/@daisy/axe-core-for-ace/axe.min.js', import.meta.url),
  'utf8',
)
let browser: Browser

beforeAll(async () => {
  const executablePath = findBrowser(process.env) ?? ''
  browser = await launch({ executablePath, headless: 'shell', args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(html: string, width: number, scheme = 'light'): Promise<{ page: Page; asked: string[] }> {
  const file = path.join(folder, 'audit.html')
  writeFileSync(file, html)
  const page = await browser.newPage()
  await page.setViewport({ width, height: 900 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`file://${file}`)
  return { page, asked }
}

test.each([
  ['light', 320],
  ['light', 1200],
  ['dark', 320],
  ['dark', 1200],
])('has no barrier that axe knows, in the %s, %i px wide', async (scheme, width) => {
  const design = await readAuditDesign('en', world)
  for (const audit of [soundAudit(), faultyAudit()]) {
    const { page, asked } = await open(auditPage(audit, design), width, scheme)
    expect(asked.length).toBe(1)
    await page.evaluate(axe)
    const found = (await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
    )) as string[]
    expect(found).toEqual([])
    await page.close()
  }
})

test.each(languages)('in %s fits a telephone', async (lang) => {
  const design = await readAuditDesign(lang, world)
  for (const audit of [soundAudit(), faultyAudit()]) {
    const { page } = await open(auditPage(audit, design), 320)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    // Nothing but the table of counts may be wider than its place.
    const wide = `[...document.querySelectorAll('main *')].filter((element) => !element.closest('.scroll')
      && element.getBoundingClientRect().right > 320).map((element) => element.outerHTML.slice(0, 100))`
    expect(await page.evaluate(wide)).toEqual([])
    await page.close()
  }
})
