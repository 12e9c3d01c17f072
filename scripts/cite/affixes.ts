import { escapeHtml } from './html.ts'

/** What stands before a cite: the cluster's bracket and the author's prefix. */
export function leading(html: string, texts: readonly string[]): string {
  const pattern = texts.map((text) => `(?:${loosely(text)})?`).join('')
  return new RegExp(`^${pattern}\\s*`, 'iu').exec(html)?.[0] ?? ''
}

export function trailing(html: string, [outer = '', inner = '']: readonly string[]): string {
  return new RegExp(`(?:${loosely(inner)})?(?:${loosely(outer)})?$`, 'u').exec(html)?.[0] ?? ''
}

/** The engine turns straight quotes into the language's own and closes up spaces. */
function loosely(text: string): string {
  return escapeHtml(text.trim())
    .replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    .replace(/["'“”‘’«»„‚‹›]/gu, String.raw`\s?["'“”‘’«»„‚‹›]\s?`)
    .replace(/\s+/g, String.raw`\s+`)
    .replace(/^(?=.)/, String.raw`\s*`)
}
