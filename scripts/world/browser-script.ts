import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { programRoot } from './program-root.ts'

/** Scripts for browsers, each its `index.ts` and what that imports, by the name of the folder. */
export type ScriptName = 'page' | 'web'

const joined = new Map<ScriptName, Promise<string>>()

/**
 * One script that runs in a browser: `page`, in the one that prints, with the name `pamphlet`; `web`, in a reader's.
 *
 * The first start of the program has joined them; where the program runs as it stands, they are joined now.
 */
export function browserScript(name: ScriptName): Promise<string> {
  const known =
    joined.get(name) ?? readFile(path.join(import.meta.dirname, `${name}.js`), 'utf8').catch(() => join(name))
  joined.set(name, known)
  return known
}

async function join(name: ScriptName): Promise<string> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    entryPoints: [path.join(programRoot, `scripts/world/${name}/index.ts`)],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'pamphlet',
    target: 'es2023',
    minify: name !== 'page',
    legalComments: 'none',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
