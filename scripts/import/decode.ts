import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'

/** The file's text without a byte order mark; undefined, with an error on the file, where it holds no UTF-8 text. */
export function decode(file: VFile): string | undefined {
  const text = typeof file.value === 'string' ? file.value.replace(/^\uFEFF/, '') : fromBytes(file)
  if (text === undefined) return undefined
  if (text.includes('\0')) {
    diagnose(
      file,
      'import-encoding',
      'The file holds bytes that are no text',
      placeOf(text, text.indexOf('\0')),
    )
    return undefined
  }
  if (!/[\p{L}\p{N}]/u.test(text)) {
    diagnose(file, 'import-empty', 'The file holds no words', { line: 1, column: 1 })
    return undefined
  }
  return text
}

function fromBytes(file: VFile): string | undefined {
  const bytes = file.value instanceof Uint8Array ? file.value : new Uint8Array()
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    diagnose(file, 'import-encoding', 'The file is UTF-16, not UTF-8', { line: 1, column: 1 })
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    diagnose(file, 'import-encoding', 'The file is not UTF-8 text', placeOf(text, text.indexOf('\uFFFD')))
    return undefined
  }
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}
