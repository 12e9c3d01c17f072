import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Machine } from '../../scripts/world/machine.ts'

/** A machine in a folder of its own, with nothing on it. */
export class FolderMachine {
  readonly root = mkdtempSync(path.join(tmpdir(), 'pamphlet-machine-'))
  readonly bin = path.join(this.root, 'bin')

  constructor() {
    mkdirSync(this.bin)
  }

  as(platform: NodeJS.Platform, env: Machine['env'] = {}, isRoot = true): Machine {
    const { root, bin } = this
    return { platform, root, isRoot, env: { PATH: bin, HOME: path.join(root, 'home'), ...env } }
  }

  /** Put a program on it: a shell script. */
  program(place: string, script = 'exit 0', mode = 0o755): string {
    const file = path.join(this.root, place)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, `#!/bin/sh\n${script}\n`)
    chmodSync(file, mode)
    return file
  }

  remove(): void {
    rmSync(this.root, { recursive: true })
  }

  osRelease(text: string): void {
    mkdirSync(path.join(this.root, 'etc'), { recursive: true })
    writeFileSync(path.join(this.root, 'etc/os-release'), text)
  }
}
