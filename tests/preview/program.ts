import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** `pamphlet preview` as a person starts it, on a copy of a manuscript. */
export interface Running {
  /** The copy, to be edited. */
  readonly manuscript: string
  readonly address: string
  /** Ends it as Ctrl-C does; gives the exit code. */
  end(): Promise<number | null>
}

export async function startPreviewOf(source: string, args: readonly string[] = []): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-preview-'))
  const manuscript = path.join(folder, 'text')
  cpSync(source, manuscript, { recursive: true })
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/pamphlet.js'), 'preview', manuscript, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EDITOR: 'true' } },
  )
  const address = await addressOf(child)
  return {
    manuscript,
    address,
    async end() {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      const code = await ended
      rmSync(folder, { recursive: true, force: true })
      return code
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (text: Buffer) => {
      said += String(text)
    })
    child.stdout?.on('data', (text: Buffer) => {
      said += String(text)
      const found = /^http:\S+$/m.exec(said)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`It ended with ${code}: ${said}`)))
  })
}
