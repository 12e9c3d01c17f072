import { describe, expect, test } from 'vitest'

import { type Facts, planSetup, type Step } from '../scripts/commands/setup-plan.ts'
import { remedyFor } from '../scripts/commands/setup-remedy.ts'

const facts = (given: Partial<Facts> = {}): Facts => ({
  platform: 'linux',
  distribution: ['debian'],
  privilege: 'root',
  puppeteer: ['node', 'puppeteer.js'],
  cache: '/home/me/.cache/puppeteer',
  ...given,
})

const inTurn = (step: Step | undefined): string[] =>
  step ? [step.commands.map((command) => command.join(' ')).join(' && '), ...inTurn(step.otherwise)] : []

describe('planSetup', () => {
  const apt = 'env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120'
  const install = `${apt} install -y --no-install-recommends`
  const download = 'node puppeteer.js browsers install chrome-headless-shell'

  test('does nothing where nothing is missing', () =>
    expect(planSetup([], facts())).toEqual({ steps: [], left: [] }))

  test('Debian, root: the shell, else Chromium, else a download; then the tools at once', () => {
    const { steps, left } = planSetup(['browser', 'java', 'poppler', 'qpdf'], facts())
    expect(steps.map(inTurn)).toEqual([
      [`${apt} update -qq`],
      [`${install} chromium-headless-shell`, `${install} chromium`, `${download} --install-deps`],
      [`${install} default-jre-headless poppler-utils qpdf`],
    ])
    expect(steps.map(({ say }) => say)).toEqual([
      'Reading the lists of packages (apt-get update) …',
      'Installing chromium-headless-shell (apt-get install) …',
      'Installing default-jre-headless, poppler-utils, qpdf (apt-get install) …',
    ])
    expect(left).toEqual([])
  })

  test('Ubuntu, sudo: no snap; the download is the person’s, its libraries are root’s', () => {
    const { steps } = planSetup(['browser'], facts({ distribution: ['ubuntu', 'debian'], privilege: 'sudo' }))
    expect(steps.slice(1).map(inTurn)).toEqual([
      [
        `sudo -n ${install} chromium-headless-shell`,
        `${download} && sudo -n env PUPPETEER_CACHE_DIR=/home/me/.cache/puppeteer ${download} --install-deps`,
      ],
    ])
  })

  test.for<[string, Partial<Facts>]>([
    ['Debian without privileges', { privilege: 'none' }],
    ['Fedora', { distribution: ['fedora'] }],
    ['macOS', { platform: 'darwin', distribution: [], privilege: 'none' }],
    ['Windows', { platform: 'win32', distribution: [], privilege: 'none' }],
  ])('%s: the browser is downloaded, the tools are left to the person', ([, given]) => {
    const { steps, left } = planSetup(['browser', 'java', 'qpdf'], facts(given))
    expect(steps.map(inTurn)).toEqual([[download]])
    expect(left).toEqual(['java', 'qpdf'])
  })

  test('Alpine: a download could not run there', () => {
    expect(planSetup(['browser'], facts({ distribution: ['alpine'] }))).toEqual({
      steps: [],
      left: ['browser'],
    })
  })

  test.for<[Partial<Facts>, string]>([
    [{}, 'apt-get install -y --no-install-recommends chromium-headless-shell qpdf'],
    [{ privilege: 'none' }, 'sudo apt-get install -y --no-install-recommends chromium-headless-shell qpdf'],
    [
      { distribution: ['pop', 'ubuntu', 'debian'] },
      'apt-get install -y --no-install-recommends qpdf && npx puppeteer browsers install chrome-headless-shell --install-deps',
    ],
    [{ distribution: ['nobara', 'fedora'], privilege: 'none' }, 'sudo dnf install -y chromium-headless qpdf'],
    [{ distribution: ['opensuse-leap', 'suse', 'opensuse'] }, 'zypper install -y chromium qpdf'],
    [{ platform: 'darwin', distribution: [] }, 'brew install google-chrome qpdf'],
    [{ platform: 'win32', distribution: [] }, 'winget install Google.Chrome QPDF.QPDF'],
    [{ distribution: ['plan9'] }, "Install with this machine's package manager: Chromium or Chrome, qpdf"],
  ])('%j is told: %s', ([given, remedy]) => expect(remedyFor(['browser', 'qpdf'], facts(given))).toBe(remedy))
})
