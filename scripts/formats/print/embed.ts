import {
  decodePDFRawStream,
  PDFArray,
  type PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

import type { Rectangle } from './plan.ts'
import type { Source, SourcePage } from './source.ts'

/**
 * Gives each source page as a form XObject of the target (ISO 32000-1, 8.10), made once, whatever the number of
 * its copies. What they share (fonts, pictures) is shared in the target too. Links and tags stay behind: on paper
 * they are nothing, and the order of the pages would make nonsense of them.
 */
export function pageEmbedder(source: Source, target: PDFDocument): (page: SourcePage) => PDFRef | undefined {
  const copier = PDFObjectCopier.for(source.document.context, target.context)
  const made = new Map<SourcePage, PDFRef | undefined>()
  return (page) => {
    if (!made.has(page)) made.set(page, embed(page, target, copier))
    return made.get(page)
  }
}

function embed(source: SourcePage, target: PDFDocument, copier: PDFObjectCopier): PDFRef | undefined {
  const { node } = source.page
  const content = contentOf(node.Contents())
  if (!content) return undefined
  const { context } = target
  const form = {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: corners(source.bleed),
  }
  const stream = content.ready ? repack(content.ready, target, copier) : context.flateStream(content.bytes)
  for (const [key, value] of Object.entries(form)) stream.dict.set(PDFName.of(key), context.obj(value))
  const resources = node.Resources()
  stream.dict.set(PDFName.of('Resources'), resources ? copier.copy(resources) : context.obj({}))
  const group = node.lookup(PDFName.of('Group'))
  // Without its group a page that blends colours would look different.
  if (group) stream.dict.set(PDFName.of('Group'), copier.copy(group))
  return context.register(stream)
}

/** The packed bytes with a dictionary of their own: several pages may show the same stream. */
function repack(
  { dict, contents }: PDFRawStream,
  { context }: PDFDocument,
  copier: PDFObjectCopier,
): PDFRawStream {
  const own = context.obj({})
  for (const key of ['Filter', 'DecodeParms'].map((name) => PDFName.of(name))) {
    const value = dict.lookup(key)
    if (value) own.set(key, copier.copy(value))
  }
  return PDFRawStream.of(own, contents)
}

const corners = ({ x, y, width, height }: Rectangle): number[] => [x, y, x + width, y + height]

type Content = { readonly ready: PDFRawStream } | { readonly ready?: undefined; readonly bytes: Uint8Array }

/** One stream is taken as it is; several are parts of one, between which a line break stands (7.8.2). */
function contentOf(contents: PDFStream | PDFArray | undefined): Content | undefined {
  if (contents instanceof PDFRawStream) return { ready: contents }
  const parts =
    contents instanceof PDFArray
      ? Array.from({ length: contents.size() }, (_, index) => contents.lookup(index))
      : [contents]
  const streams = parts.filter((part) => part instanceof PDFStream)
  if (streams.length === 0) return undefined
  const bytes = streams.flatMap((stream) => [
    stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents(),
    new TextEncoder().encode('\n'),
  ])
  return { bytes: joined(bytes) }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
