/** What the program may lack: the browser to build with; the rest to test with. */
export type Need = 'browser' | 'java' | 'poppler' | 'qpdf' | 'minisign'

/** What decides how things are installed. */
export interface Facts {
  readonly platform: NodeJS.Platform
  /** ID and ID_LIKE of /etc/os-release: `['ubuntu', 'debian']`; empty elsewhere. */
  readonly distribution: readonly string[]
  /** `sudo` only where it asks for no password. */
  readonly privilege: 'root' | 'sudo' | 'none'
  /** The command that runs puppeteer's own installer. */
  readonly puppeteer: readonly string[]
  /** Puppeteer's folder of downloaded browsers. */
  readonly cache: string
}

/** Commands, one after the other. Where one fails, or they do not bring what they should, `otherwise` is tried. */
export interface Step {
  /** Said before it is done. */
  readonly say: string
  readonly commands: readonly (readonly string[])[]
  readonly brings: readonly Need[]
  readonly otherwise?: Step
}

export interface Plan {
  readonly steps: readonly Step[]
  /** What a person has to install. */
  readonly left: readonly Need[]
}

/** Decide what to run for what is missing. Runs nothing itself. */
export function planSetup(missing: readonly Need[], facts: Facts): Plan {
  if (missing.length === 0) return { steps: [], left: [] }
  const mayInstall = isDebian(facts) && facts.privilege !== 'none'
  const tools = missing.filter((need) => need !== 'browser')
  const browser = missing.includes('browser') ? browserStep(facts, mayInstall) : undefined
  const toolStep =
    mayInstall && tools.length > 0
      ? apt(
          tools.flatMap((need) => debian[need]),
          tools,
          facts,
        )
      : undefined
  const steps = [browser, toolStep].filter((step) => step !== undefined)
  const brought = new Set(steps.flatMap((step) => step.brings))
  return {
    steps: mayInstall ? [refresh(facts), ...steps] : steps,
    left: missing.filter((need) => !brought.has(need)),
  }
}

const debian: Readonly<Record<Need, string>> = {
  browser: 'chromium-headless-shell',
  java: 'default-jre-headless',
  poppler: 'poppler-utils',
  qpdf: 'qpdf',
  minisign: 'minisign',
}

const isDebian = ({ platform, distribution }: Facts): boolean =>
  platform === 'linux' && (distribution.includes('debian') || distribution.includes('ubuntu'))

function browserStep(facts: Facts, mayInstall: boolean): Step | undefined {
  const download: Step = {
    say: "Downloading a browser (puppeteer's chrome-headless-shell) …",
    commands: downloadCommands(facts),
    brings: ['browser'],
  }
  // The download is linked against glibc and can't run on musl.
  if (facts.distribution.includes('alpine')) return undefined
  if (!mayInstall) return download
  // On Ubuntu the package `chromium` is a snap, which can't print from outside the home folder.
  const isUbuntu = facts.distribution.includes('ubuntu')
  const full = isUbuntu ? download : { ...apt(['chromium'], ['browser'], facts), otherwise: download }
  return { ...apt(['chromium-headless-shell'], ['browser'], facts), otherwise: full }
}

/** The download, and then the system's libraries for it, which only Debian's kin and only root can have installed. */
function downloadCommands(facts: Facts): string[][] {
  const download = [...facts.puppeteer, 'browsers', 'install', 'chrome-headless-shell']
  if (!isDebian(facts) || facts.privilege === 'none') return [download]
  const withLibraries = [...download, '--install-deps']
  if (facts.privilege === 'root') return [withLibraries]
  // The person downloads, so that the files are theirs; root, who finds them there, adds the libraries.
  return [download, ['sudo', '-n', 'env', `PUPPETEER_CACHE_DIR=${facts.cache}`, ...withLibraries]]
}

function refresh(facts: Facts): Step {
  return {
    say: 'Reading the lists of packages (apt-get update) …',
    commands: [aptCommand(['update', '-qq'], facts)],
    brings: [],
  }
}

function apt(packages: readonly string[], brings: readonly Need[], facts: Facts): Step {
  const command = aptCommand(['install', '-y', '--no-install-recommends', ...packages], facts)
  return { say: `Installing ${packages.join(', ')} (apt-get install) …`, commands: [command], brings }
}

function aptCommand(rest: readonly string[], { privilege }: Facts): string[] {
  // Another installation may be running; sudo keeps no environment, so `env` sets it anew.
  const aptGet = [
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-o',
    'DPkg::Lock::Timeout=120',
    ...rest,
  ]
  return privilege === 'sudo' ? ['sudo', '-n', ...aptGet] : aptGet
}
