import type { Epigraph } from './quotations.ts'

/** Text that stands in one line, or in lines that were broken on purpose. May hold note calls. */
export type Prose = readonly string[]

/** What Markdown is written from. */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string; readonly className?: string }
  | { readonly type: 'paragraph'; readonly prose: Prose }
  | { readonly type: 'quotation'; readonly paragraphs: readonly Prose[] }
  | { readonly type: 'epigraph'; readonly epigraph: Pick<Epigraph, 'quotation' | 'source'> }
  | { readonly type: 'list'; readonly start?: number; readonly items: readonly string[] }
  | { readonly type: 'break' }
  | { readonly type: 'note'; readonly id: string; readonly paragraphs: readonly Prose[] }
