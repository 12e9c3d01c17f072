import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { findBrowser } from '../scripts/world/browser-finder.ts'
import type { Machine } from '../scripts/world/machine.ts'
import { findTool } from '../scripts/world/tool-finder.ts'
import { FolderMachine } from './setup/machine.ts'

let folder: FolderMachine
let machine: Machine

beforeEach(() => {
  folder = new FolderMachine()
  machine = folder.as('linux')
})

afterEach(() => folder.remove())

const find = (where = machine) => findBrowser(where.env, where)
const cache = 'home/.cache/puppeteer'
const build = (name: string, file = 'chrome-headless-shell') =>
  `${cache}/chrome-headless-shell/${name}/chrome-headless-shell-x/${file}`

describe('findBrowser', () => {
  test('gives nothing where there is nothing', () => expect(find()).toBeUndefined())

  test('prefers a headless shell to Chrome, and Chrome to Chromium', () => {
    const chromium = folder.program('bin/chromium')
    expect(find()).toBe(chromium)
    const chrome = folder.program('usr/bin/google-chrome-stable')
    expect(find()).toBe(chrome)
    const shell = folder.program('usr/bin/chromium-headless-shell')
    expect(find()).toBe(shell)
    const downloadedChrome = folder.program(`${cache}/chrome/linux-131.0.1.0/chrome-linux64/chrome`)
    expect(find()).toBe(downloadedChrome)
    const downloaded = folder.program(
      `${cache}/chrome-headless-shell/linux-9.0.1.0/chrome-headless-shell-linux64/chrome-headless-shell`,
    )
    expect(find()).toBe(downloaded)
    const wanted = folder.program('elsewhere/browser')
    expect(find(folder.as('linux', { PUPPETEER_EXECUTABLE_PATH: wanted }))).toBe(wanted)
  })

  test('takes the newest build that is whole and made for this platform', () => {
    folder.program(build('linux-99.0.6778.87'))
    const newest = folder.program(build('linux-131.0.6778.9'))
    folder.program(build('linux-140.0.1.1', 'half-a-download'))
    folder.program(build('mac_arm-150.0.1.1'))
    expect(find()).toBe(newest)
    expect(find(folder.as('darwin'))).toContain('mac_arm-150')
  })

  test('respects PUPPETEER_CACHE_DIR', () => {
    const own = folder.program(
      'own/chrome-headless-shell/linux-1.0/chrome-headless-shell-linux64/chrome-headless-shell',
    )
    expect(find(folder.as('linux', { PUPPETEER_CACHE_DIR: path.join(folder.root, 'own') }))).toBe(own)
  })

  test('passes over folders and files that can not be run', () => {
    mkdirSync(path.join(folder.bin, 'chromium'))
    folder.program('usr/bin/chromium', '', 0o644)
    expect(find()).toBeUndefined()
  })

  test('a wrong PUPPETEER_EXECUTABLE_PATH is said and not passed over', () => {
    folder.program('bin/chromium')
    const wrong = folder.as('linux', { PUPPETEER_EXECUTABLE_PATH: path.join(folder.root, 'gone') })
    expect(() => find(wrong)).toThrow(expect.objectContaining({ remedy: 'unset PUPPETEER_EXECUTABLE_PATH' }))
  })

  test('knows the places of macOS', () => {
    const own = folder.program('home/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(find(folder.as('darwin'))).toBe(own)
    const shared = folder.program('Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(find(folder.as('darwin'))).toBe(shared)
    const testing = folder.program(
      `${cache}/chrome/mac_arm-1.0/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    )
    expect(find(folder.as('darwin'))).toBe(testing)
  })

  test('knows the places of Windows, Edge last', () => {
    const windows = folder.as('win32', {
      'ProgramFiles(x86)': path.join(folder.root, 'x86'),
      LOCALAPPDATA: path.join(folder.root, 'local'),
    })
    const edge = folder.program('x86/Microsoft/Edge/Application/msedge.exe')
    expect(find(windows)).toBe(edge)
    const chrome = folder.program('local/Google/Chrome/Application/chrome.exe')
    expect(find(windows)).toBe(chrome)
  })

  test('looks in under 5 ms', () => {
    find()
    const start = performance.now()
    for (let times = 0; times < 20; times += 1) find()
    expect((performance.now() - start) / 20).toBeLessThan(5)
  })
})

describe('findTool', () => {
  test('takes Java from JAVA_HOME, then from PATH', () => {
    const java = folder.program('bin/java')
    expect(findTool('java', machine)).toBe(java)
    const own = folder.program('jdk/bin/java')
    expect(findTool('java', folder.as('linux', { JAVA_HOME: path.join(folder.root, 'jdk') }))).toBe(own)
  })

  test("is not taken in by macOS's placeholder for Java", () => {
    const stub = folder.program('usr/bin/java')
    expect(findTool('java', folder.as('darwin'))).toBeUndefined()
    mkdirSync(path.join(folder.root, 'Library/Java/JavaVirtualMachines/jdk-21'), { recursive: true })
    expect(findTool('java', folder.as('darwin'))).toBe(stub)
  })
})
