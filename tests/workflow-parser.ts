import type * as Parser from '@actions/workflow-parser'
import { build } from 'esbuild'

/** GitHub's own parser of workflows. It imports JSON as only bundlers do, so it is bundled first. */
export async function workflowParser(): Promise<typeof Parser> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '@actions/workflow-parser'`, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')
  return import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)
}
