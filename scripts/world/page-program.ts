import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { programRoot } from './program-root.ts'

let joined: Promise<string> | undefined

/** The code that runs in the page, `page/index.ts` and what it imports, as one script that names it `pamphlet`. */
export function pageProgram(): Promise<string> {
  // The first start of the program has joined it; where the program runs as it stands, it is joined now.
  joined ??= readFile(path.join(import.meta.dirname, 'page-program.js'), 'utf8').catch(join)
  return joined
}

async function join(): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [path.join(programRoot, 'scripts/world/page/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'pamphlet',
    target: 'es2023',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
