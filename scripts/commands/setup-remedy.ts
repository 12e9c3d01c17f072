import type { Facts, Need } from './setup-plan.ts'

interface Installer {
  /** Distribution or platform. */
  readonly of: string
  readonly command: string
  readonly packages: Readonly<Record<Need, string>>
}

const installers: readonly Installer[] = [
  {
    of: 'debian',
    command: 'sudo apt-get install -y --no-install-recommends',
    packages: {
      browser: 'chromium-headless-shell',
      java: 'default-jre-headless',
      poppler: 'poppler-utils',
      qpdf: 'qpdf',
      minisign: 'minisign',
    },
  },
  {
    of: 'fedora',
    command: 'sudo dnf install -y',
    packages: {
      browser: 'chromium-headless',
      java: 'java-latest-openjdk-headless',
      poppler: 'poppler-utils',
      qpdf: 'qpdf',
      minisign: 'minisign',
    },
  },
  {
    of: 'arch',
    command: 'sudo pacman -S --needed',
    packages: {
      browser: 'chromium',
      java: 'jre-openjdk-headless',
      poppler: 'poppler',
      qpdf: 'qpdf',
      minisign: 'minisign',
    },
  },
  {
    of: 'alpine',
    command: 'sudo apk add',
    packages: {
      browser: 'chromium',
      java: 'openjdk21-jre-headless',
      poppler: 'poppler-utils',
      qpdf: 'qpdf',
      minisign: 'minisign',
    },
  },
  {
    of: 'suse',
    command: 'sudo zypper install -y',
    packages: {
      browser: 'chromium',
      java: 'java-21-openjdk-headless',
      poppler: 'poppler-tools',
      qpdf: 'qpdf',
      minisign: 'minisign',
    },
  },
  {
    of: 'darwin',
    command: 'brew install',
    packages: {
      browser: 'google-chrome',
      java: 'openjdk',
      poppler: 'poppler',
      qpdf: 'qpdf',
      minisign: 'minisign',
    },
  },
  {
    of: 'win32',
    command: 'winget install',
    packages: {
      browser: 'Google.Chrome',
      java: 'EclipseAdoptium.Temurin.21.JRE',
      poppler: 'oschwartz10612.Poppler',
      qpdf: 'QPDF.QPDF',
      minisign: 'minisign',
    },
  },
]

/** The exact command by which a person installs these things on this machine. */
export function remedyFor(
  needs: readonly Need[],
  facts: Pick<Facts, 'platform' | 'distribution' | 'privilege'>,
): string {
  const { platform, distribution, privilege } = facts
  // Ubuntu's own Chromium is a snap: puppeteer's download takes its place.
  if (needs.includes('browser') && distribution.includes('ubuntu')) {
    const rest = needs.filter((need) => need !== 'browser')
    const sudo = privilege === 'root' ? '' : 'sudo PUPPETEER_CACHE_DIR="$HOME/.cache/puppeteer" '
    const download = `${sudo}npx puppeteer browsers install chrome-headless-shell --install-deps`
    return rest.length === 0 ? download : `${remedyFor(rest, facts)} && ${download}`
  }
  const kin = distribution.includes('ubuntu') ? [...distribution, 'debian'] : distribution
  const installer = installers.find(({ of }) =>
    platform === 'linux' ? kin.some((name) => name.includes(of)) : of === platform,
  )
  if (!installer)
    return `Install with this machine's package manager: ${needs.map((need) => generic[need]).join(', ')}`
  const command = privilege === 'root' ? installer.command.replace('sudo ', '') : installer.command
  return `${command} ${needs.map((need) => installer.packages[need]).join(' ')}`
}

const generic: Readonly<Record<Need, string>> = {
  browser: 'Chromium or Chrome',
  java: 'Java 11 or newer',
  poppler: 'poppler (pdftotext, pdftoppm, pdfinfo, pdffonts)',
  qpdf: 'qpdf',
  minisign: 'minisign',
}
