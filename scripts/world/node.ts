import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

import { EnvironmentError, type FileFault, ManuscriptFileError, type World } from '../model/world.ts'
import type { Memory } from '../model/memory.ts'
import { type Launch, launchPress, type OpenPress } from './browser.ts'
import { runJudge } from './judge.ts'
import { programRoot } from './program-root.ts'
import { startProver } from './prover.ts'
import { readerScript } from './reader-script.ts'

interface Options {
  /** Folder of the manuscript. */
  readonly manuscript: string
  readonly now: Date
  readonly progress?: (stage: string) => void
  readonly launch?: Launch
  /** Where the world is built from again and again. */
  readonly memory?: Memory
}

/** The machine it runs on. */
export function nodeWorld({
  manuscript,
  now,
  progress = () => {},
  launch = launchPress,
  memory,
}: Options): World & {
  close(): Promise<void>
} {
  let press: Promise<OpenPress> | undefined
  return {
    now,
    progress,
    ...(memory && { memory }),
    list: () => filesBelow(manuscript),
    read: (name) => readInside(manuscript, name),
    resource: (name) => readResource(name),
    resources: (folder) =>
      readdir(path.join(programRoot, folder)).then(
        (names) => names.toSorted(),
        () => [],
      ),
    script: readerScript,
    judge: (program, args, files) => runJudge(program, args, files),
    async browser() {
      press ??= launch()
      const open = await press
      if (open.isRunning()) return open
      // It has crashed since.
      press = launch()
      return press
    },
    prover: startProver,
    async close() {
      // A browser that failed to start has been reported where it was asked for.
      await press?.then(
        (open) => open.close(),
        () => {},
      )
    },
  }
}

const require = createRequire(path.join(programRoot, 'package.json'))

/** @throws {EnvironmentError} where the program's own files are not whole. */
async function readResource(name: string): Promise<Uint8Array> {
  try {
    const file = name.startsWith('font:') ? require.resolve(name.slice(5)) : path.join(programRoot, name)
    return await readFile(file)
  } catch (cause) {
    throw new EnvironmentError(`The program's file ${name} is missing.`, 'npm ci', { cause })
  }
}

async function readInside(root: string, name: string): Promise<Uint8Array> {
  const fail = (fault: FileFault, cause?: unknown) => new ManuscriptFileError(fault, name, { cause })
  const inside = (base: string, file: string) => file === base || file.startsWith(base + path.sep)
  if (!inside(path.resolve(root), path.resolve(root, name))) throw fail('outside')
  try {
    // Links are followed first: one that leads out of the folder is outside, wherever its name stands.
    const file = await realpath(path.resolve(root, name))
    if (!inside(await realpath(root), file)) throw fail('outside')
    if ((await stat(file)).isDirectory()) throw fail('folder')
    return await readFile(file)
  } catch (error) {
    if (error instanceof ManuscriptFileError) throw error
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw fail(missing ? 'missing' : 'unreadable', error)
  }
}

async function filesBelow(root: string, below = ''): Promise<string[]> {
  const entries = await readdir(path.join(root, below), { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const name = path.posix.join(below, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(root, name)))
    else found.push(name)
  }
  return found
}
