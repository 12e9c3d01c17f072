import { readFile } from 'node:fs/promises'
import path from 'node:path'

import type { ReaderScript } from '../model/world.ts'
import { joinReaderScript } from './join-script.js'
import { programRoot } from './program-root.ts'

const joined = new Map<ReaderScript, Promise<string>>()

/** A script for readers' browsers, `formats/maker/…/index.ts` and what it imports. */
export function readerScript(name: ReaderScript): Promise<string> {
  // The first start of the program has joined it; where the program runs as it stands, it is joined now.
  const script =
    joined.get(name) ??
    readFile(path.join(import.meta.dirname, `reader-${name}.js`), 'utf8').catch(() =>
      joinReaderScript(name, programRoot),
    )
  joined.set(name, script)
  return script
}
