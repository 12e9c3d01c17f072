import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { doctor, type Finding, findingLine } from '../scripts/commands/doctor.ts'
import { missingOn, setup } from '../scripts/commands/setup.ts'
import { factsOf } from '../scripts/commands/setup-facts.ts'
import { EnvironmentError } from '../scripts/model/world.ts'
import { findBrowser } from '../scripts/world/browser-finder.ts'
import type { Machine } from '../scripts/world/machine.ts'
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

/** An apt-get that "installs" by writing a program that answers. */
const aptGet = (packages: string) => {
  folder.program('bin/env', 'shift; exec "$@"')
  folder.program(
    'bin/apt-get',
    `for word; do case $word in update) exit 0;; ${packages}) /bin/mkdir -p ${folder.root}/usr/bin
for tool in $word ${'${TOOLS}'}; do echo '#!/bin/sh' > ${folder.root}/usr/bin/$tool; /bin/chmod +x ${folder.root}/usr/bin/$tool; done; exit 0;; esac; done
echo "E: Unable to locate package" >&2; exit 100`,
  )
}

describe('setup', () => {
  const quiet = true

  test('is silent and quick where nothing is missing', async () => {
    folder.program('bin/chromium')
    const start = performance.now()
    expect(await setup({}, machine)).toEqual([])
    expect(performance.now() - start).toBeLessThan(50)
    expect(missingOn(machine, true)).toEqual(['java', 'poppler', 'qpdf', 'minisign'])
  })

  test('Debian: installs what is missing', async () => {
    folder.osRelease('PRETTY_NAME="Debian"\nID=debian\n')
    aptGet('chromium-headless-shell|default-jre-headless')
    const tools = 'java pdftotext pdftoppm pdfinfo pdffonts qpdf minisign'
    expect(
      await setup({ forTests: true, quiet }, { ...machine, env: { ...machine.env, TOOLS: tools } }),
    ).toEqual(['browser', 'java', 'poppler', 'qpdf', 'minisign'])
    expect(find()).toBe(path.join(folder.root, 'usr/bin/chromium-headless-shell'))
  })

  test('falls back on Chromium, then on the download', async () => {
    folder.osRelease('ID=debian\n')
    aptGet('chromium')
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(await setup({}, machine)).toEqual(['browser'])
    expect(said.mock.calls.map(([line]) => line)).toEqual([
      'Reading the lists of packages (apt-get update) …\n',
      'Installing chromium-headless-shell (apt-get install) …\n',
      'Installing chromium (apt-get install) …\n',
    ])
    said.mockRestore()
    expect(find()).toBe(path.join(folder.root, 'usr/bin/chromium'))

    aptGet('nothing')
    const shell = `${folder.root}/${cache}/chrome-headless-shell/linux-1.0/x/chrome-headless-shell`
    const puppeteer = folder.program(
      'puppeteer',
      `/bin/mkdir -p ${path.dirname(shell)}; echo '#!/bin/sh' > ${shell}; /bin/chmod +x ${shell}`,
    )
    writeFileSync(path.join(folder.root, 'usr/bin/chromium'), '', { mode: 0o644 })
    chmodSync(path.join(folder.root, 'usr/bin/chromium'), 0o644)
    expect(await setup({ quiet }, machine, [puppeteer])).toEqual(['browser'])
    expect(find()).toBe(shell)
  })

  test('what could not be installed is said with its output and a command', async () => {
    folder.osRelease('ID=debian\n')
    aptGet('nothing')
    const puppeteer = folder.program('puppeteer', 'echo no network; exit 1')
    const failed = setup({ quiet }, machine, [puppeteer])
    await expect(failed).rejects.toBeInstanceOf(EnvironmentError)
    await expect(failed).rejects.toMatchObject({
      message: expect.stringMatching(/^Missing: a browser\.[^]*Unable to locate package[^]*no network/),
      remedy: 'apt-get install -y --no-install-recommends chromium-headless-shell',
    })
  })

  test('a browser that lacks libraries is not taken for one', async () => {
    folder.osRelease('ID=arch\n')
    const shell = `${folder.root}/${cache}/chrome-headless-shell/linux-1.0/x/chrome-headless-shell`
    const broken = `printf '#!/bin/sh\\necho libnss3.so: cannot open shared object file; exit 127' > ${shell}`
    const puppeteer = folder.program(
      'puppeteer',
      `/bin/mkdir -p ${path.dirname(shell)}; ${broken}; /bin/chmod +x ${shell}`,
    )
    await expect(setup({ quiet }, machine, [puppeteer])).rejects.toMatchObject({
      message: expect.stringContaining('libnss3.so'),
      remedy: 'pacman -S --needed chromium',
    })
  })

  test('reads the distribution, and finds puppeteer’s own installer', async () => {
    folder.osRelease('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n')
    const facts = await factsOf(machine)
    expect(facts).toMatchObject({ distribution: ['linuxmint', 'ubuntu', 'debian'], privilege: 'root' })
    expect(existsSync(facts.puppeteer[1] ?? '')).toBe(true)
    expect((await factsOf(folder.as('linux', {}, false))).privilege).toBe('none')
    folder.program('bin/sudo')
    expect((await factsOf(folder.as('linux', {}, false))).privilege).toBe('sudo')
  })
})

describe('doctor', () => {
  test('says of everything how it stands and what mends it', async () => {
    const findings = await doctor(machine)
    expect(findings.map(({ name }) => name)).toEqual([
      'Node.js',
      'Browser',
      'Browser sandbox',
      'Memory',
      'Java',
      'EPUBCheck',
      'Ace',
      'poppler',
      'qpdf',
      'minisign',
      'veraPDF',
    ])
    expect(findings.filter(({ found, remedy }) => !found && !remedy)).toEqual([])
    expect(findingLine(findings.find(({ name }) => name === 'Browser') as Finding)).toBe(
      '✗ Browser: none was found → npm run setup',
    )
  })

  test('asks the programs for their versions, and whether the sandbox works', async () => {
    folder.program('bin/qpdf', 'echo; echo qpdf version 11.3.0')
    folder.program('bin/pdftotext')
    const browser = folder.program(
      'bin/chromium',
      'case $1 in --version) echo Chromium 156;; *) echo "No usable sandbox!" >&2; exit 1;; esac',
    )
    const lines = (await doctor(folder.as('linux', {}, false))).map(findingLine)
    expect(lines).toContain(`✓ qpdf: ${folder.bin}/qpdf (qpdf version 11.3.0)`)
    expect(lines).toContain(`✓ Browser: ${browser} (Chromium 156)`)
    expect(lines).toContainEqual(
      expect.stringMatching(/^· poppler: pdftoppm, pdfinfo, pdffonts not found → /),
    )
    expect(lines).toContain(
      '✗ Browser sandbox: the browser does not start: No usable sandbox! → sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    )
  })

  test('a wrong PUPPETEER_EXECUTABLE_PATH is a finding', async () => {
    const [, browser] = await doctor(folder.as('linux', { PUPPETEER_EXECUTABLE_PATH: '/gone' }))
    expect(browser).toMatchObject({ found: false, remedy: 'unset PUPPETEER_EXECUTABLE_PATH' })
  })
})
