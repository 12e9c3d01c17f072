import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { type Browser, launch, type Page } from 'puppeteer-core'
import { expect } from 'vitest'

import { build } from '../scripts/build.ts'
import type { Artifact } from '../scripts/model/format.ts'
import { findBrowser } from '../scripts/world/browser-finder.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { type Served, serveFolder } from './served.ts'

export const root = path.resolve(import.meta.dirname, '..')

const prose = (word: string): string =>
  Array.from({ length: 40 }, (_, index) => `The ${word} is here for the ${index + 1}th time.`).join(' ')
const chapter = (title: string, word: string, count = 6): string =>
  `# ${title}\n\n${Array.from({ length: count }, () => prose(word)).join('\n\n')}\n`

export const breadFiles: Record<string, string> = {
  'publication.yaml': `title: 'Bread & "Salt" <for> all'\nid: bread\nauthors: [Ann Author]\nlicense: CC-BY-4.0\nlang: en\ndate: 2024\n`,
  'a.md': chapter('On Wheat', 'wheat'),
  'b.md': chapter('Über \\<Hafer> & Co', 'oats', 9),
  'c.md': chapter('On Rye', 'rye', 2),
}

/** A built book on a host of its own, and a browser. */
export interface Workshop {
  readonly browser: Browser
  /** Where everything is. */
  readonly folder: string
  /** What the build left. */
  readonly dist: string
  readonly address: string
  close(): Promise<void>
}

const formats = ['pdf', 'booklet-a4'] as const

/** Made whatever the text lacks: a machine may have no font for some of its letters. */
export async function buildBook(files: Record<string, string>): Promise<readonly Artifact[]> {
  const world = memoryWorld({ files })
  try {
    return (await build(world, { formats, draft: true })).artifacts
  } finally {
    await world.close()
  }
}

export async function openWorkshop(files: Record<string, string>): Promise<Workshop> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-maker-'))
  const dist = path.join(folder, 'dist')
  for (const name of [dist, savedIn(folder)]) mkdirSync(name)
  for (const { path: name, value } of await buildBook(files))
    writeFileSync(path.join(dist, name), value ?? '')
  const served: Served = await serveFolder(dist)
  const executablePath = findBrowser(process.env) ?? ''
  const browser = await launch({ executablePath, headless: 'shell', args: ['--no-sandbox'] })
  return {
    browser,
    folder,
    dist,
    address: served.address,
    async close() {
      await browser.close()
      served.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const savedIn = (folder: string): string => path.join(folder, 'saved')

export interface Opened {
  readonly page: Page
  /** What was asked for, but for the page itself. */
  readonly asked: string[]
  /** What the browser complains of: errors, and what the host's policy forbids. */
  readonly faults: string[]
}

export interface Looks {
  readonly width?: number
  readonly scheme?: string
  readonly script?: boolean
}

export async function openPage(
  { browser, folder }: Workshop,
  address: string,
  { width = 1200, scheme = 'light', script = true }: Looks = {},
): Promise<Opened> {
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(script)
  await page.setViewport({ width, height: 900 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
  const [asked, faults]: [string[], string[]] = [[], []]
  page.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  const session = await page.createCDPSession()
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: savedIn(folder) })
  await page.goto(address)
  return { page, asked: asked.splice(0), faults }
}

export const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent ?? '')

/** The page's facts, as the terms and texts of its list. */
export const rowsOf = async (page: Page): Promise<Record<string, string>> => {
  const texts = await page.$$eval('#rows > *', (all) => all.map((element) => element.textContent ?? ''))
  return Object.fromEntries(texts.flatMap((text, at) => (at % 2 === 0 ? [[text, texts[at + 1] ?? '']] : [])))
}

/** Press the button from the keyboard, then each link that it gives: the saved files, by their names. */
export async function makeOn(page: Page, { folder }: Workshop): Promise<Map<string, Buffer>> {
  await page.focus('#make')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#made a', { timeout: 30_000 })
  const names = await page.$$eval('#made a', (links) =>
    links.map((link) => link.getAttribute('download') ?? ''),
  )
  const made = new Map<string, Buffer>()
  for (const [index, name] of names.entries()) {
    const file = path.join(savedIn(folder), name)
    rmSync(file, { force: true })
    // The first has the focus already.
    if (index > 0) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true)
    made.set(name, readFileSync(file))
  }
  return made
}

/** Run the command that the page shows, as a shell would. */
export function runCommand(command: string, { folder, dist }: Workshop): (name: string) => Buffer {
  const out = mkdtempSync(path.join(folder, 'out-'))
  const program = `"${process.execPath}" "${path.join(root, 'scripts/pamphlet.js')}"`
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `${command.replace('pamphlet', program)} --to "${out}"`],
    {
      cwd: dist,
      encoding: 'utf8',
    },
  )
  expect(`${status} ${stderr}`).toBe('0 ')
  return (name) => readFileSync(path.join(out, name))
}

export const wordsOn = (pdf: Buffer, { folder }: Workshop): string[] => {
  const file = path.join(folder, 'read.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f')
}
