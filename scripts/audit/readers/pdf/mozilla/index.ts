import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

import type { OutlineItem, Source } from '../source.ts'
import { openDocument } from './engine.ts'
import { readPages } from './pages.ts'

/**
 * Read a file with Mozilla's reader, which knows all that PDFs may hold, and mends what is broken.
 *
 * @throws {Error} where the bytes are no PDF, or a password is needed.
 */
export async function readWithMozilla(value: Uint8Array): Promise<Source> {
  const { document, close } = await openDocument(value)
  try {
    return await readDocument(document)
  } finally {
    await close()
  }
}

async function readDocument(document: PDFDocumentProxy): Promise<Source> {
  const pages = await readPages(document)
  const [{ info, metadata }, outline, marks, labels, destinations, wishes] = await Promise.all([
    document.getMetadata(),
    document.getOutline(),
    document.getMarkInfo(),
    document.getPageLabels(),
    document.getDestinations() as Promise<Record<string, readonly unknown[] | null>>,
    document.getViewerPreferences(),
  ])
  const { Custom, Language, ...known } = info as Readonly<Record<string, unknown>>
  return {
    pages,
    labels,
    destinations: new Map(
      Object.entries(destinations).flatMap(([name, place]) => (place ? [[name, place] as const] : [])),
    ),
    outline: itemsOf(outline),
    info: { ...known, ...(Custom as Readonly<Record<string, unknown>> | undefined) },
    language: typeof Language === 'string' ? Language : undefined,
    xmp: new Map((metadata ?? []) as Iterable<[string, string | readonly string[]]>),
    isMarked: marks?.Marked === true,
    wishes: (wishes ?? {}) as Readonly<Record<string, unknown>>,
  }
}

const itemsOf = (outline: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>): OutlineItem[] =>
  (outline ?? []).map(({ title, dest, url, items }) => ({
    title,
    ...(dest && { destination: dest as string | unknown[] }),
    ...(url && { url }),
    items: itemsOf(items),
  }))
