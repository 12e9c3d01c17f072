import type { Element } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

import { comparableWords } from '../model/comparable.ts'
import { diagnose } from '../model/diagnose.ts'
import { hasClass } from '../model/elements.ts'
import { decodeAddress } from '../model/path.ts'
import type { Checked } from './check.ts'

/** A description that begins so says what a screen reader has said already. */
const needless =
  /^(?:an?\s|the\s|ein\s|eine\s|une?\s|una?\s|um\s|uma\s)?(?:image|picture|graphic|Bild|Abbildung|Grafik|imagen|immagine|imagem)\s(?:(?:of|von|vom|der|des|de|du|di|del|della|do|da)(?!\p{L})|(?:d|dell)[’'])/iu

/**
 * Descriptions of pictures that describe nothing: the file's name, the caption once more, or “Image of …”.
 *
 * WCAG 2.2, technique G94: the description serves in the picture's place. Pictures without any are reported where
 * they are read.
 */
export function checkDescriptions({ sections }: Checked): void {
  for (const { tree, file } of sections) {
    visit(tree, 'element', (element) => {
      if (hasClass(element, 'picture')) {
        const caption = element.children.find((child): child is Element => isElement(child, 'figcaption'))
        for (const child of element.children)
          if (isElement(child, 'img')) report(child, caption && captionText(caption))
        return
      }
      for (const child of element.children)
        if (element.tagName !== 'figure' && isElement(child, 'img')) report(child, undefined)
    })

    function report(image: Element, caption: string | undefined): void {
      const fault = faultOf(
        String(image.properties.alt ?? '').trim(),
        String(image.properties.src ?? ''),
        caption,
      )
      if (fault)
        diagnose(file, 'figure-alt', `The description of \`${String(image.properties.src)}\` ${fault}`, image)
    }
  }
}

const isElement = (node: Element['children'][number], tagName: string): node is Element =>
  node.type === 'element' && node.tagName === tagName

/** Without the label that the program set before it. */
const captionText = ({ children }: Element): string =>
  children
    .map((child) => (child.type === 'element' && hasClass(child, 'label') ? '' : toString(child)))
    .join('')

function faultOf(alt: string, source: string, caption: string | undefined): string | undefined {
  if (alt === '') return undefined
  const name = decodeAddress(source).split('/').at(-1) ?? ''
  const words = wordsOf(alt)
  if (
    /\.(?:jpe?g|png|gif|webp|svg|tiff?|heic)$/i.test(alt) ||
    (/[_\d-]/.test(alt) && words === wordsOf(stem(name)))
  )
    return 'is the name of a file'
  if (words === wordsOf(stem(name)) && !/\s/.test(alt) && alt === alt.toLowerCase())
    return 'is the name of the file'
  if (caption !== undefined && words !== '' && words === wordsOf(caption)) return 'only repeats the caption'
  const start = needless.exec(alt)?.[0]
  return start ? `need not begin with “${start}”` : undefined
}

const stem = (name: string): string => name.replace(/\.\w+$/, '')
const wordsOf = (text: string): string => comparableWords(text.replaceAll('_', ' ')).join(' ')
