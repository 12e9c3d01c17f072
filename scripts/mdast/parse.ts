import type { PhrasingContent, Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { VFile } from 'vfile'

import { keepTexts, placeTexts } from './addresses.ts'
import { colonFences } from './fences.ts'

const processor = unified()
  .use(remarkParse)
  // Before GFM looks for addresses in the text.
  .use(textsKept)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .use(containersOnly)
  .freeze()

/** Markdown to mdast, with places that count in the file as it was written. */
export function parse(file: VFile): Root {
  const source = String(file)
  const tree = processor.parse(colonFences(source))
  placeTexts(tree, source)
  return tree
}

const lines = unified()
  .use(remarkParse)
  .use(textsKept)
  .use(remarkGfm, { singleTilde: false })
  .use(withoutBlocks)
  .freeze()

/** A line of text, as a caption is: `1. The mill` begins no list in it. */
export function parseLine(file: VFile): PhrasingContent[] {
  const source = String(file)
  const tree = lines.parse(source)
  placeTexts(tree, source)
  return tree.children.flatMap((node) => (node.type === 'paragraph' ? node.children : []))
}

/** Nothing but paragraphs: micromark's names for what else a line can begin. */
function withoutBlocks(this: Processor): void {
  const data = this.data()
  const blocks = `blockQuote codeFenced codeIndented definition gfmFootnoteDefinition headingAtx htmlFlow list
    setextUnderline table thematicBreak`
  const disable = { null: blocks.split(/\s+/) }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable }]
}

function textsKept(this: Processor): void {
  const data = this.data()
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), { transforms: [keepTexts] }]
}

/**
 * `:::name` blocks, without the text and the leaf form.
 *
 * The text form would eat prose: in "Matthew 5:3 and note:well", `:well` is a directive to it.
 */
function containersOnly(this: Processor): void {
  const data = this.data()
  const [container] = [directive().flow?.[58] ?? []].flat()
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { flow: { 58: container ? [container] : [] } },
  ]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()]
}
