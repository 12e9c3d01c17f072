import type { Image, Paragraph, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { Figure } from './nodes.ts'
import { parse } from './parse.ts'

/**
 * A picture alone in a paragraph becomes a figure; its title becomes the caption, read as Markdown.
 *
 * A picture inside running text stays there. Both need a description.
 */
export function remarkFigures() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'image', (image) => {
      if (!image.alt?.trim())
        diagnose(file, 'figure-alt', `The picture \`${image.url}\` has no description`, image)
    })
    visit(tree, 'paragraph', (paragraph, index, parent) => {
      const [image, ...others] = paragraph.children
      if (image?.type !== 'image' || others.length > 0 || !parent || index === undefined) return
      parent.children[index] = figureOf(image)
    })
  }
}

function figureOf(image: Image): Figure {
  const { title, data, ...picture } = image
  const { className = [], ...properties } = (data?.hProperties ?? {}) as { className?: string[] }
  return {
    type: 'figure',
    children: [{ ...picture, title: null }, ...(title ? [captionOf(title, image)] : [])],
    data: { hName: 'figure', hProperties: { ...properties, className: ['picture', ...className] } },
    ...(image.position && { position: image.position }),
  }
}

/** Places inside the caption are the picture's: the parser has forgotten where its title stands. */
function captionOf(title: string, { position }: Image): Paragraph {
  const caption = parse(new VFile(title))
  visit(caption, (node) => {
    if (position) node.position = position
  })
  const children = caption.children.flatMap((node) => (node.type === 'paragraph' ? node.children : []))
  return { type: 'paragraph', children, data: { hName: 'figcaption' }, ...(position && { position }) }
}
