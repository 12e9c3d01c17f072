/** Text of a file, and what its bytes break. */
export interface Decoded {
  readonly text: string
  readonly reason?: string
}

/**
 * By its byte order mark, else by what it says of itself, else UTF-8 (XML 1.0, appendix F).
 *
 * Bytes that are no text stay as U+FFFD.
 */
export function decode(value: Uint8Array): Decoded {
  const name = encodingOf(value)
  const decoder = decoderOf(name)
  if (!decoder) return { ...decode8(value, 'utf-8'), reason: `Its encoding ${name} is not known` }
  return decode8(value, name)
}

function decode8(value: Uint8Array, name: string): Decoded {
  try {
    return { text: new TextDecoder(name, { fatal: true }).decode(value) }
  } catch {
    return {
      text: new TextDecoder(name).decode(value),
      reason: `Some of its bytes are no ${name.toUpperCase()}`,
    }
  }
}

function decoderOf(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name)
  } catch {
    return undefined
  }
}

function encodingOf(value: Uint8Array): string {
  const [first, second] = value
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if (first === 0xef && second === 0xbb) return 'utf-8'
  const head = new TextDecoder('latin1').decode(value.subarray(0, 1024))
  const declared =
    /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ??
    /<meta[^>]{0,200}\scharset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}content\s*=\s*["'][^"'>]{0,100}charset=([\w.:-]+)/i.exec(head)?.[1]
  // A file that could say so in ASCII is not in UTF-16.
  return declared && !/^utf-?16/i.test(declared) ? declared.toLowerCase() : 'utf-8'
}
