#!/usr/bin/env node
/**
 * Starts the program. It is TypeScript without a build step (`tsx scripts/cli.ts` runs it as it stands), but
 * it and its libraries are 1,900 modules, which take a second to find and read one by one. So the first start
 * joins them into a few files under node_modules/.cache, and the next ones take those: a tenth of the time.
 * A change of any source file, library or Node version makes new ones.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const scripts = import.meta.dirname
const cache = path.join(scripts, '../node_modules/.cache/pamphlet')

// From Node 22 on, what the engine made of the code is kept as well.
module.enableCompileCache?.(`${cache}-code`)

const joined = await join().catch(() => undefined)
if (joined) await import(pathToFileURL(path.join(joined, 'cli.js')).href)
else await interpret()

/** Where the folder can't be written: slower, and otherwise the same. */
async function interpret() {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./cli.ts')
}

/** The folder of joined files for these sources; made where it is not there yet. */
async function join() {
  const folder = path.join(cache, stateOfSources())
  if (existsSync(folder)) return folder
  const { build } = await import('esbuild')
  mkdirSync(cache, { recursive: true })
  const staged = mkdtempSync(path.join(cache, 'new-'))
  await build({
    entryPoints: [path.join(scripts, 'cli.ts')],
    outdir: staged,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'silent',
    // Patterns are loaded by name when a book's language is known; the checker of EPUBs reads files beside its own.
    external: ['hyphen/*', 'esbuild', '@likecoin/epubcheck-ts'],
    banner: {
      js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
    },
  })
  // What runs in the printing browser is a script by itself, see world/page-program.ts.
  await build({
    entryPoints: [path.join(scripts, 'world/page/index.ts')],
    outfile: path.join(staged, 'page-program.js'),
    bundle: true,
    format: 'iife',
    globalName: 'pamphlet',
    target: 'es2023',
    logLevel: 'silent',
  })
  clear()
  try {
    renameSync(staged, folder)
  } catch (error) {
    // Another start was quicker.
    rmSync(staged, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Earlier files go when nobody can be running from them any more. */
function clear() {
  for (const name of readdirSync(cache)) {
    const folder = path.join(cache, name)
    if (statSync(folder).mtimeMs < Date.now() - 3_600_000) rmSync(folder, { recursive: true, force: true })
  }
}

/** A hash of what the joined files are made from: names, sizes and times, not contents (5 ms). */
function stateOfSources() {
  const hash = createHash('sha256').update(process.version)
  const lock = path.join(scripts, '../node_modules/.package-lock.json')
  if (existsSync(lock)) hash.update(`${statSync(lock).mtimeMs}`)
  for (const name of readdirSync(scripts, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!/\.[jt]s$/.test(name)) continue
    const { mtimeMs, size } = statSync(path.join(scripts, name))
    hash.update(`${name} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}
