import { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { FileFault, ManuscriptFileError, World } from '../model/world.ts'

const faults: Record<FileFault, string> = {
  outside: 'leads out of the manuscript folder',
  missing: 'does not exist',
  folder: 'is a folder, not a file',
  unreadable: 'cannot be read',
}

/** How a file that can't be had is named in a message: `images/a.png does not exist`. */
export const faultOf = (error: ManuscriptFileError): string => `\`${error.path}\` ${faults[error.fault]}`

/**
 * A text file of the manuscript as UTF-8, with its faults diagnosed on itself.
 *
 * A byte order mark is dropped; bytes that are no UTF-8 and NUL characters are reported at their line,
 * and shown as U+FFFD in a draft.
 *
 * @throws {ManuscriptFileError} where the file can't be had: the caller knows who asked for it.
 */
export async function readText(path: string, world: World): Promise<VFile> {
  const bytes = await world.read(path)
  const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const file = new VFile({ path, value: text.replaceAll('\0', '\uFFFD') })
  const nul = text.indexOf('\0')
  if (nul >= 0) diagnose(file, 'file-encoding', 'The file holds a NUL character', placeAt(text, nul))
  else if (!isUtf8(bytes)) {
    const broken = Math.max(0, text.indexOf('\uFFFD'))
    diagnose(file, 'file-encoding', 'The file is not UTF-8 text', placeAt(text, broken))
  }
  return file
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
