import type { Link, Paragraph, Root, RootContent, Text } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'

import { type Fence, maskFences } from './fences.ts'

export interface Parsed {
  readonly children: readonly RootContent[]
  readonly fences: ReadonlyMap<number, Fence>
}

type Extension = Exclude<NonNullable<Data['fromMarkdownExtensions']>[number], readonly unknown[]>

const transforms: NonNullable<Extension['transforms']> = []

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter)
  .use(withoutTransforms)
  .freeze()

/** Markdown as CommonMark, GFM and front matter have it. Every node has its position. */
export function parseMarkdown(text: string): Parsed {
  const { text: masked, fences } = maskFences(text)
  return { children: processor.parse(masked).children, fences }
}

/**
 * The addresses that GFM finds in a text that it has read already, beside those that its grammar finds
 * (GFM 0.29, section 6.9): parts of the text in order, links where there is an address.
 */
export function addressesIn(text: string): readonly (Text | Link)[] {
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] }
  const tree: Root = { type: 'root', children: [paragraph] }
  for (const transform of transforms) transform(tree)
  return paragraph.children.filter((node) => node.type === 'text' || node.type === 'link')
}

/** The search for addresses goes over the whole tree and leaves the text beside them without positions. */
function withoutTransforms(this: Processor): void {
  const data = this.data()
  const all = [data.fromMarkdownExtensions ?? []].flat(2) as Extension[]
  data.fromMarkdownExtensions = all.map(({ transforms: found, ...extension }) => {
    transforms.push(...(found ?? []))
    return extension
  })
}
