import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { h } from 'hastscript'

import type { AccessibilityFacts } from '../../model/catalogue.ts'
import { hasClass } from '../../model/elements.ts'
import type { Edition } from '../../model/format.ts'
import type { Face } from '../../model/template.ts'
import { withFonts } from '../drawings.ts'
import { accessibilityOf, factsOf } from '../epub/accessibility.ts'
import { wrapperOf } from '../epub/document.ts'
import { mayMove } from '../epub/facts.ts'
import type { Item } from '../epub/pictures.ts'
import { facePath, faceRules } from '../faces.ts'
import type { WebDesign } from './design.ts'
import { webText } from './documents.ts'
import { contentsList, webPage } from './page.ts'

export interface WholePage {
  readonly html: string
  readonly accessibility: AccessibilityFacts
}

/** The whole text in one file that asks for no other: fonts, pictures, styles and script are in it. */
export function wholePage(edition: Edition, design: WebDesign, depth: number): WholePage {
  const { publication, template, slug } = edition
  const text = webText(edition, true, depth)
  const pictures = new Map(text.pictures.map((item) => [item.file, dataAddress(item, template.faces)]))
  const { words } = publication
  const sections = text.documents.map(wrapperOf)
  for (const section of sections)
    visit(section, 'element', (element) => {
      const { tagName, properties } = element
      if (tagName === 'img') properties.src = pictures.get(String(properties.src)) ?? properties.src
      if (hasClass(element, 'notes')) properties.ariaLabelledBy = namesOf(element, section)
    })
  const html = webPage(edition, design, {
    links: [{ href: '#contents', text: words.contents, name: 'to-contents' }],
    main: [
      ...(text.titlePage ? [text.titlePage] : []),
      contentsList(words.contents, text.contents),
      ...sections,
      ...(text.copyright ? [text.copyright] : []),
    ],
    style: h('style', `${embedded(template.faces)}${design.css}`),
    scripts: [h('script', design.script)],
    data: { dataBook: slug },
  })
  const moving = text.pictures.some(mayMove)
  const measured = accessibilityOf(text.facts, moving, template.css.epub, publication.metadata)
  return { html, accessibility: factsOf(measured) }
}

/** Each chapter has its notes: on one page they are told apart by its heading, `Notes The Gate`. */
const namesOf = (notes: Element, section: Element): string[] =>
  [notes, section]
    .flatMap(({ properties }) => String(properties.ariaLabelledBy ?? '').split(' '))
    .filter(Boolean)

/** The fonts' rules with the fonts in them. */
function embedded(faces: readonly Face[]): string {
  return faces.reduce(
    (rules, face) => rules.replaceAll(facePath(face), address('font/woff2', face.value)),
    faceRules(faces),
  )
}

function dataAddress({ value, mediaType, file }: Item, faces: readonly Face[]): string {
  const whole = withFonts({ path: file, value, mediaType }, faces)
  return address(mediaType, whole.value)
}

const address = (mediaType: string, value: Uint8Array): string =>
  `data:${mediaType};base64,${Buffer.from(value).toString('base64')}`
