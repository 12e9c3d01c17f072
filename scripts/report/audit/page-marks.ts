import type { Element } from 'hast'
import { h } from 'hastscript'

import type { AuditWords } from './words.ts'

/** How the page speaks: in whose words, and what it calls the editions. */
export interface Parlance {
  readonly words: AuditWords
  /** By path. */
  readonly names: ReadonlyMap<string, string>
}

/** A sign for the eye; the words beside it say the same to the ear. */
export function mark(isGood: boolean | undefined): Element {
  const kind = isGood === undefined ? [] : [isGood ? 'good' : 'bad']
  const sign = isGood === undefined ? '–' : isGood ? '✓' : '✗'
  return h('span', { className: ['mark', ...kind], ariaHidden: 'true' }, sign)
}

/** The file beside the page, whatever its name holds. */
export const fileLink = (path: string, text = path): Element =>
  h('a', { href: path.split('/').map(encodeURIComponent).join('/') }, text)

/** What the audit says in English, inside a page of any language. It may quote words of any script. */
export const inEnglish = (text: string, { words }: Parlance): Element =>
  h('span', { dir: 'auto', ...(words.lang !== 'en' && { lang: 'en' }) }, text)

/** What the page calls a judge. */
export const judgeName = (tool: string, { standards }: AuditWords): string => standards.names[tool] ?? tool
