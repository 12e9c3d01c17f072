import type { Image, ImageReference, List, Paragraph, RootContent, Table } from 'mdast'

import { type Attributes, attributesAt } from './attributes.ts'
import { captionLabel, captionsIn } from './captions.ts'
import { type Context, startOf } from './context.ts'
import { type Content, groupBlocks } from './fences.ts'
import { writeCode } from './code.ts'
import { writeFenced } from './fenced.ts'
import { writeFragment } from './fragment.ts'
import { writeHeading } from './headings.ts'
import { closeHtml, writeHtml } from './html.ts'
import { markedLine, writePhrasing, writePicture, writeStretch } from './phrasing.ts'
import type { Details, Draft } from './pen.ts'

/** Write what stands in a section, a quotation, an item, a note. */
export function writeBlocks(children: readonly RootContent[], context: Context, isTight = false): void {
  writeContent(groupBlocks(children, context.page.fences), context, isTight)
}

export function writeContent(content: readonly Content[], context: Context, isTight = false): void {
  const captions = captionsIn(content, context.book.table)
  for (const [index, node] of content.entries()) {
    if (node.type === 'table') writeTable(node, captions.ofTable.get(index), context)
    else if (!captions.taken.has(index)) writeBlock(node, context, isTight)
  }
}

function writeBlock(node: Content, context: Context, isTight: boolean): void {
  switch (node.type) {
    case 'paragraph':
      return writeParagraph(node, context, isTight)
    case 'heading': {
      // The first level is that of sections.
      const { piece, text, attributes } = writeHeading(node, Math.max(2, node.depth), context)
      const id = attributes?.id === undefined ? {} : { id: attributes.id }
      context.book.headings.push({ section: context.place.number, text, piece, ...id })
      return undefined
    }
    case 'blockquote':
      return within('quote', startOf(context, node), context, () => writeBlocks(node.children, context))
    case 'list':
      return writeList(node, context)
    case 'code':
      return writeCode(node, context)
    case 'html':
      context.book.pen.flush()
      writeHtml(node.value, startOf(context, node), context)
      context.book.pen.flush()
      return undefined
    case 'block':
      return writeFenced(node, context)
    default:
      // Scene breaks have no words; notes and definitions are written where they are called.
      return undefined
  }
}

export function within(
  kind: Draft['kind'],
  offset: number,
  { book: { pen } }: Context,
  write: () => void,
  details?: Details,
): void {
  pen.flush()
  const piece = pen.open(kind, offset, details)
  write()
  pen.flush()
  pen.close(piece)
}

function writeParagraph(node: Paragraph, context: Context, isTight: boolean): void {
  const figure = figureIn(node, context)
  if (figure) return writeFigure(...figure, context)
  const write = (): void => {
    writePhrasing(node.children, context)
    closeHtml(context)
  }
  if (!isTight) return within('paragraph', startOf(context, node), context, write)
  context.book.pen.flush()
  write()
  context.book.pen.flush()
  return undefined
}

/** A picture alone in its paragraph, with its attributes. */
function figureIn(
  { children: [image, text, ...others] }: Paragraph,
  context: Context,
): [Image | ImageReference, Attributes | undefined] | undefined {
  if ((image?.type !== 'image' && image?.type !== 'imageReference') || others.length > 0) return undefined
  if (image.type === 'imageReference' && !context.page.definitions.has(image.identifier)) return undefined
  if (text === undefined) return [image, undefined]
  const attributes = text.type === 'text' ? attributesAt(text.value, 0) : undefined
  return text.type === 'text' && attributes?.length === text.value.length ? [image, attributes] : undefined
}

function writeFigure(
  image: Image | ImageReference,
  attributes: Attributes | undefined,
  context: Context,
): void {
  const { pen } = context.book
  const titled = image.type === 'image' ? image : context.page.definitions.get(image.identifier)
  pen.flush()
  if (attributes?.id) pen.target(`#${attributes.id}`)
  within('figure', startOf(context, image), context, () => {
    writePicture(image, context)
    const title = titled?.title
    if (!titled || !title) return
    const { start, end } = titled.position ?? { start: {}, end: {} }
    const written = context.source.text.slice(start.offset, end.offset)
    // Where the title holds a backslash or an entity it is not found, and its words stand at the last quotation mark.
    const at =
      written.lastIndexOf(title) >= 0 ? written.lastIndexOf(title) : Math.max(0, written.search(/\s["'(]/))
    const base = context.source.base + (start.offset ?? 0) + at
    within('caption', base, context, () => writeFragment(title, base, context))
  })
}

function writeList({ children, position, spread, ordered, start }: List, context: Context): void {
  const isTight = !spread && !children.some((item) => item.spread)
  within('list', startOf(context, { position }), context, () => {
    for (const [index, item] of children.entries()) {
      const inside = (): void => writeBlocks(item.children, context, isTight)
      within(
        'item',
        startOf(context, item),
        context,
        inside,
        ordered ? { label: String((start ?? 1) + index) } : {},
      )
    }
  })
}

function writeTable(node: Table, caption: Paragraph | undefined, context: Context): void {
  const { pen } = context.book
  pen.flush()
  const write = (): void => {
    if (caption) writeCaption(caption, context)
    for (const [index, row] of node.children.entries()) {
      within('row', startOf(context, row), context, () => {
        for (const cell of row.children) {
          const head = index === 0 ? { isHead: true } : {}
          const inside = (): void => {
            writePhrasing(cell.children, context)
            closeHtml(context)
          }
          within('cell', startOf(context, cell), context, inside, head)
        }
      })
    }
  }
  within('table', startOf(context, node), context, write)
}

function writeCaption(node: Paragraph, context: Context): void {
  const marked = markedLine(node.children, context)
  const { line } = marked
  const from = captionLabel(context.book.table).exec(line.text)?.[0].length ?? 0
  const braces = line.parts.at(-1)?.node.type === 'text' ? /\s*\{#([\w.-]+)\}\s*$/.exec(line.text) : null
  if (braces?.[1]) context.book.pen.target(`#${braces[1]}`)
  within('caption', startOf(context, node), context, () => {
    writeStretch(marked, from, Math.max(from, braces?.index ?? line.text.length), context)
    closeHtml(context)
  })
}
