import type { Heading, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { propertiesOf, readAttributes, reportAttributes } from './attributes.ts'

/** `# Title {#id .appendix}`: attributes at the end of a heading. */
export function remarkHeadingAttributes() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'heading', (heading) => readHeading(heading, file))
  }
}

function readHeading(heading: Heading, file: VFile): void {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return
  const open = last.value.lastIndexOf('{')
  const read = open < 0 ? undefined : readAttributes(last.value.slice(open))
  if (!read || open + read.length !== last.value.trimEnd().length) return
  reportAttributes(read, file, heading)
  last.value = last.value.slice(0, open).trimEnd()
  if (last.value === '') heading.children.pop()
  heading.data = { ...heading.data, hProperties: propertiesOf(read.attributes) }
}
