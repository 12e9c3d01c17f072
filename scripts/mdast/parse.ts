import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { directive } from 'micromark-extension-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import type { VFile } from 'vfile'

import { colonFences } from './fences.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .use(containersOnly)
  .freeze()

/** Markdown to mdast, with places that count in the file as it was written. */
export const parse = (file: VFile): Root => processor.parse(colonFences(String(file)))

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
