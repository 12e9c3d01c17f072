import type { PageText } from './runs.ts'

/** What a file holds, whoever has read it. */
export interface Source {
  readonly pages: readonly PageText[]
  /** What the pages call themselves; null where the file does not say. */
  readonly labels: readonly string[] | null
  /** Places by their names: page, kind and measures (ISO 32000-1, 12.3.2). */
  readonly destinations: ReadonlyMap<string, readonly unknown[]>
  readonly outline: readonly OutlineItem[]
  /** The information dictionary: `Title`, `Author`, `CreationDate` … (14.3.3). */
  readonly info: Readonly<Record<string, unknown>>
  /** Of the document, BCP 47. */
  readonly language: string | undefined
  /** Properties of the XMP packet by their names in small letters: `dc:title`, `pdfuaid:part` (ISO 16684-1). */
  readonly xmp: ReadonlyMap<string, string | readonly string[]>
  readonly isMarked: boolean
  /** How it wants to be shown and printed (12.2): `PrintScaling`, `Direction`. */
  readonly wishes: Readonly<Record<string, unknown>>
}

export interface OutlineItem {
  readonly title: string
  readonly destination?: string | readonly unknown[]
  readonly url?: string
  readonly items: readonly OutlineItem[]
}
