/** Changes to a content stream: what is not changed is copied as it stands. */
export interface ContentPatch {
  /** Write other operations, or none, for a range of bytes. Ranges come in their order and do not overlap. */
  replace(start: number, end: number, text: string): void
  /** The whole stream with the changes; the very same bytes where there are none. */
  apply(): Uint8Array
}

export function patchContent(bytes: Uint8Array): ContentPatch {
  const changes: { start: number; end: number; text: Uint8Array }[] = []
  let grown = 0
  return {
    replace(start, end, text) {
      const put = encoder.encode(text)
      changes.push({ start, end, text: put })
      grown += put.length - (end - start)
    },
    apply() {
      if (changes.length === 0) return bytes
      const patched = new Uint8Array(bytes.length + grown)
      let [from, to] = [0, 0]
      for (const { start, end, text } of changes) {
        patched.set(bytes.subarray(from, start), to)
        to += start - from
        patched.set(text, to)
        to += text.length
        from = end
      }
      patched.set(bytes.subarray(from), to)
      return patched
    },
  }
}

const encoder = new TextEncoder()

/** A number as a PDF may hold it: never `1e-7` (ISO 32000-1, 7.3.3). */
export function written(value: number, digits = 4): string {
  const text = value.toFixed(digits).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}
