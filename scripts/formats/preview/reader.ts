import { createHash } from 'node:crypto'

import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { visit } from 'unist-util-visit'

import type { Edition } from '../../model/format.ts'
import type { ReaderPart } from '../../model/preview.ts'
import { withFonts } from '../drawings.ts'
import { wrapperOf } from '../epub/document.ts'
import { facePath, faceRules } from '../faces.ts'
import { webText } from '../web/documents.ts'

/** The text as an e-reader shows it: the EPUB's own HTML and style sheet, all parts on one page. */
export interface ReaderView {
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly style: string
  readonly parts: readonly Required<ReaderPart>[]
  /** Fonts and pictures, by the paths that style sheet and parts name. */
  readonly files: ReadonlyMap<string, ViewFile>
}

interface ViewFile {
  readonly value: Uint8Array
  readonly mediaType: string
}

/** Levels of headings in the contents, which are not shown. */
const levels = 1

/** @param edition Its trees are changed. */
export function readerView(edition: Edition): ReaderView {
  const { template, publication } = edition
  const { title, lang, dir = 'ltr' } = publication.metadata
  const text = webText(edition, true, levels)
  const pages: [string, string, Element | undefined][] = [
    ['titlepage', title, text.titlePage],
    ...text.documents.map((document): [string, string, Element] => {
      const { section, piece } = document
      const id = section ? `${section.id}${piece > 0 ? ` ${piece}` : ''}` : 'colophon'
      return [id, document.title, wrapperOf(document)]
    }),
    ['copyright', publication.words.copyrightPage, text.copyright],
  ]
  const files = new Map<string, ViewFile>()
  for (const face of template.faces) files.set(facePath(face), { value: face.value, mediaType: 'font/woff2' })
  for (const { file, ...item } of text.pictures)
    files.set(file, withFonts({ ...item, path: file }, template.faces))
  return {
    title,
    lang,
    dir,
    style: `${faceRules(template.faces)}${template.css.epub}`,
    parts: pages.flatMap(([id, name, element]) => (element ? [partOf(id, name, element, files)] : [])),
    files,
  }
}

function partOf(
  id: string,
  title: string,
  element: Element,
  files: ReaderView['files'],
): Required<ReaderPart> {
  const html = toHtml(element)
  const hash = createHash('sha256').update(html)
  // A picture that was drawn anew has the same name.
  visit(element, 'element', ({ tagName, properties }) => {
    const picture = tagName === 'img' ? files.get(String(properties.src)) : undefined
    if (picture) hash.update(picture.value)
  })
  return { id, title, html, hash: hash.digest('base64url').slice(0, 16) }
}
