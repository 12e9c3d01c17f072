import { spawn } from 'node:child_process'

import { EnvironmentError } from '../../model/world.ts'

/** What git answered. */
export interface Answer {
  readonly ok: boolean
  readonly out: Buffer
  readonly said: string
}

interface Question {
  readonly input?: Uint8Array | string
  /** Added to the environment: `GIT_INDEX_FILE`. */
  readonly env?: Readonly<Record<string, string>>
}

/** Git in one folder. It is asked in its own machine language, and answers with what it says to a person. */
export interface Git {
  /** Never rejects but where there is no git. */
  ask(args: readonly string[], question?: Question): Promise<Answer>
  /**
   * What it writes, without the last line end.
   *
   * @throws {EnvironmentError} where it fails.
   */
  tell(args: readonly string[], question?: Question): Promise<string>
}

export function gitIn(folder: string): Git {
  const ask: Git['ask'] = (args, question) => run(folder, args, question)
  return {
    ask,
    async tell(args, question) {
      const { ok, out, said } = await ask(args, question)
      if (!ok)
        throw new EnvironmentError(`git ${args[0]} has failed.`, 'See what git says of it.', {
          cause: new Error(said),
        })
      return out.toString().replace(/\n$/, '')
    },
  }
}

function run(
  folder: string,
  args: readonly string[],
  { input = '', env = {} }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    const [out, said]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('error', (cause) =>
      reject(
        new EnvironmentError('There is no git on this machine.', 'Install it: https://git-scm.com', {
          cause,
        }),
      ),
    )
    child.on('close', (code) =>
      resolve({ ok: code === 0, out: Buffer.concat(out), said: Buffer.concat(said).toString().trim() }),
    )
    // Git may end before it has read all of it.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
