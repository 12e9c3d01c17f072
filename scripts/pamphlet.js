#!/usr/bin/env node
/**
 * Starts the program. It is TypeScript without a build step (`tsx scripts/cli.ts` runs it as it stands), but
 * it and its libraries are 1,900 modules, which take a second to find and read one by one. So the first start
 * joins them into one file under node_modules/.cache, and keeps what the engine has made of it; the next ones
 * take both: a tenth of the time. A change of any source file, library or Node version makes new ones.
 */
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { getEnvironmentData, isMainThread, setEnvironmentData, workerData } from 'node:worker_threads'

import { joinReaderScript, readerScripts } from './world/join-script.js'

const scripts = import.meta.dirname
const cache = path.join(scripts, '../node_modules/.cache/pamphlet')

// A thread of the program comes here too, see world/thread.ts: it runs from the folder that the program runs from.
const joined = getEnvironmentData('joined') ?? (await join().catch(unjoined))
setEnvironmentData('joined', joined)
if (joined) run(path.join(joined, isMainThread ? 'cli.cjs' : `threads/${workerData.task}.cjs`))
else await interpret()

/** Where the folder can't be written nothing is to be said; else the program would start slowly and nobody knew why. */
function unjoined(error) {
  const isClosed = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(error.code)
  if (!isClosed) process.emitWarning(`The program starts slowly: its files can't be joined. ${error.message}`)
}

/** Slower, and otherwise the same. */
async function interpret() {
  const { register } = await import('tsx/esm/api')
  register()
  await import(isMainThread ? './cli.ts' : `./threads/${workerData.task}.ts`)
}

/**
 * Run the joined file as Node would, with the engine's own code from the last time (0.15 s less). Each command
 * keeps its own: what it never calls would be read for nothing.
 */
function run(file) {
  const task = isMainThread ? process.argv[2] : workerData.task
  const kept = `${file}.${/^[a-z]+$/.exec(task ?? '') ?? 'help'}.code`
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
  // It is ASCII but for regular expressions, in which no joiner escapes a quotation mark.
  const script = new vm.Script(module.wrap(readFileSync(file, 'utf8')), { filename: file, cachedData })
  // Code that was kept can't import; this file can.
  const main = { exports: {}, import: (name) => import(name) }
  script.runInThisContext()(main.exports, module.createRequire(file), main, file, path.dirname(file))
  if (cachedData && !script.cachedDataRejected) return
  process.once('exit', (code) => {
    if (code === 0) keep(kept, script.createCachedData())
  })
}

/** Written aside and renamed: another start may be reading it. Without it the next start is only slower. */
function keep(file, value) {
  try {
    writeFileSync(`${file}.${process.pid}`, value)
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    rmSync(`${file}.${process.pid}`, { force: true })
  }
}

/** The folder of joined files for these sources; made where it is not there yet. */
async function join() {
  const folder = path.join(cache, stateOfSources())
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const staged = mkdtempSync(path.join(cache, 'new-'))
  try {
    await joinInto(staged)
    clear()
    renameSync(staged, folder)
  } catch (error) {
    rmSync(staged, { recursive: true, force: true })
    // Another start may have been quicker.
    if (!existsSync(folder)) throw error
  }
  return folder
}

async function joinInto(staged) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: scripts,
    entryPoints: ['cli.ts', 'threads/audit.ts', 'threads/judge.ts'].map((name) => path.join(scripts, name)),
    outbase: scripts,
    outdir: staged,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    logLevel: 'silent',
    // Patterns are loaded by name when a book's language is known; WebAssembly can't be joined.
    external: ['hyphen/*', 'esbuild', 'libxml2-wasm', 'pdfjs-dist/*'],
    // Modules that are read when they are needed: `require` does, in a script that the loader doesn't know.
    supported: { 'dynamic-import': false },
    // Its own joined file: the others read data beside them.
    alias: { 'css-tree': 'css-tree/dist/csstree.esm' },
    plugins: [imported('libxml2-wasm', /epubcheck-ts.dist.index.js$/)],
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__address' },
    banner: { js: "const __address=require('node:url').pathToFileURL(__filename).href;" },
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
  // And what runs in readers' browsers, see world/reader-script.ts.
  for (const name of Object.keys(readerScripts))
    writeFileSync(
      path.join(staged, `reader-${name}.js`),
      await joinReaderScript(name, path.resolve(scripts, '..')),
    )
}

/** A module that waits for others while it loads can't be required: in these files it is imported, see `run`. */
function imported(name, filter) {
  const read = ({ path: file }) => ({
    contents: readFileSync(file, 'utf8').replaceAll(`import('${name}')`, `module.import('${name}')`),
  })
  return { name: 'imported', setup: ({ onLoad }) => onLoad({ filter }, read) }
}

/** Earlier files go when nobody can be running from them any more. */
function clear() {
  for (const name of readdirSync(cache)) {
    const folder = path.join(cache, name)
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? {}
    if (mtimeMs < Date.now() - 3_600_000) rmSync(folder, { recursive: true, force: true })
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
