import type { Image, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { captionReader, type ReadCaption } from './captions.ts'
import type { Figure } from './nodes.ts'

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
    const { read, notes } = captionReader(tree, file)
    visit(tree, 'paragraph', (paragraph, index, parent) => {
      const [image, ...others] = paragraph.children
      if (image?.type !== 'image' || others.length > 0 || !parent || index === undefined) return
      parent.children[index] = figureOf(image, read)
    })
    tree.children.push(...notes)
  }
}

function figureOf(image: Image, read: ReadCaption): Figure {
  const { title, data, ...picture } = image
  const { className = [], ...properties } = (data?.hProperties ?? {}) as { className?: string[] }
  return {
    type: 'figure',
    children: [{ ...picture, title: null }, ...(title ? [read(title, image)] : [])],
    data: { hName: 'figure', hProperties: { ...properties, className: ['picture', ...className] } },
    ...(image.position && { position: image.position }),
  }
}
