import type { Element, ElementContent } from 'hast'
import type { Data, FootnoteDefinition, PhrasingContent, Root } from 'mdast'
import type { Node } from 'unist'

/** A printed citation in the text; remark-rehype makes `data` of it. */
export interface CiteNode extends Node {
  type: 'cite'
  children: []
  data: Data & {
    hName: 'span'
    hProperties: Element['properties']
    hChildren: ElementContent[]
  }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    cite: CiteNode
  }
  interface RootContentMap {
    cite: CiteNode
  }
}

export interface Parent {
  type: string
  children: (Root['children'][number] | PhrasingContent)[]
  position?: Node['position']
}

export const makeCite = (position: Node['position']): CiteNode => ({
  type: 'cite',
  children: [],
  data: { hName: 'span', hProperties: { className: ['citation'] }, hChildren: [] },
  ...(position && { position }),
})

export const isParent = (node: object): node is Parent => 'children' in node && Array.isArray(node.children)

/** A note made for a citation, and the call that stands for it in the text. */
export function makeNote(identifier: string, cite: CiteNode): FootnoteDefinition {
  const { position } = cite
  return {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [{ type: 'paragraph', children: [cite], ...(position && { position }) }],
    ...(position && { position }),
  }
}
