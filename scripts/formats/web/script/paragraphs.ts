import type { Paragraph } from './find.ts'
import { make } from './words.ts'

type Index = readonly (readonly [
  file: string,
  title: string,
  paragraphs: readonly (readonly [id: string, text: string])[],
])[]

declare global {
  /** What `search-index.js` brings. */
  var pamphletIndex: Index | undefined
}

/** The whole text: of this page, or of the folder that it lies in. */
export async function paragraphs(): Promise<readonly Paragraph[]> {
  const script = document.querySelector<HTMLScriptElement>('script[src$="read.js"]')
  if (!script) return ofPage()
  if (!globalThis.pamphletIndex) await load(script.src.replace(/read\.js$/, 'search-index.js'))
  return (globalThis.pamphletIndex ?? []).flatMap(([file, title, texts]) =>
    texts.map(([id, text]) => ({ href: `${file}#${id}`, title, text })),
  )
}

function ofPage(): Paragraph[] {
  const blocks = document.querySelectorAll(
    'main > section :is(p, li, pre, table, figure, h1, h2, h3, h4)[id], main .footnote',
  )
  return [...blocks].map((block) => ({
    href: `#${block.id}`,
    title: block.closest('main > section')?.querySelector('h1, h2')?.textContent ?? '',
    text: (block.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
  }))
}

/** Where it can't be had, nothing is found. */
function load(src: string): Promise<void> {
  return new Promise((resolve) => {
    const script = make('script', { src })
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => resolve())
    document.head.append(script)
  })
}
