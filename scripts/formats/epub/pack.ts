import { isoDay } from '../../model/day.ts'
import type { AccessibilityFacts } from '../../model/catalogue.ts'
import type { Edition } from '../../model/format.ts'
import { accessibilityOf, factsOf } from './accessibility.ts'
import { arrange } from './arrange.ts'
import { type Adaptation, asItIs } from './adaptation.ts'
import type { Cover } from './cover.ts'
import type { Document } from './document.ts'
import { mayMove, noFacts } from './facts.ts'
import { finish } from './finish.ts'
import { fitTables } from './fit-tables.ts'
import { indexIds } from './links.ts'
import { manifestOf } from './manifest.ts'
import { contentsOf, landmarksOf, twoLevels } from './navigation.ts'
import { describePublication } from './package.ts'
import { collectPictures, type Item } from './pictures.ts'
import { Shell } from './shell.ts'
import { fontItems, styleSheet } from './stylesheet.ts'
import { xmlText } from './text.ts'
import { toXhtml } from './xhtml.ts'

export interface Packed {
  readonly value: Uint8Array
  readonly accessibility: AccessibilityFacts
}

/**
 * Make the whole book: arrange its files, finish each, describe what was found in them, zip.
 *
 * @param depth Levels of headings in the table of contents.
 * @param adaptation What a reading system wants beyond EPUB.
 */
export async function pack(
  edition: Edition,
  depth: number,
  cover: Cover | undefined,
  { css: more, adapt }: Adaptation = asItIs,
): Promise<Packed> {
  const { publication, template } = edition
  const { words, assets, metadata } = publication
  const arrangement = arrange(edition, cover)
  const { documents } = arrangement
  const pictures = collectPictures(assets)
  const facts = noFacts()
  const context = { ids: indexIds(documents), pictures, words, facts }
  const properties = documents.map((document) => finish(document, context))

  const css = styleSheet(template) + fitTables(documents.map(({ tree }) => tree)) + more
  const contents = contentsOf(documents, depth, words)
  const items = [...(cover ? [cover] : []), ...fontItems(template), ...pictures.items]
  const accessibility = accessibilityOf(facts, pictures.items.some(mayMove), css, metadata)
  const book = {
    ...describePublication(edition),
    ...manifestOf(arrangement, properties, items),
    accessibility,
    contents,
    contentsTitle: words.contents,
    ncx: twoLevels(contents),
    landmarks: landmarksOf(documents, words),
    landmarksTitle: words.landmarks,
    pageBreaks: facts.pageBreaks,
    hasFonts: template.faces.length > 0,
  }
  // Last of all: what it puts around and into the text is nothing that a book is described by.
  for (const { tree } of documents) adapt(tree, metadata.lang)
  return {
    value: await wrap(edition, xmlText(book), css, items, documents),
    accessibility: factsOf(accessibility),
  }
}

type Book = ReturnType<typeof describePublication>

function wrap(
  edition: Edition,
  book: Book,
  css: string,
  items: readonly Item[],
  documents: readonly Document[],
) {
  const page = (name: string): string => {
    const source = edition.template.pages.get(`epub/${name}.ejs`)
    if (source === undefined) throw new Error(`The template ${edition.template.name} has no epub/${name}.ejs`)
    return source
  }
  const shell = new Shell(
    {
      title: book.title,
      lang: book.lang,
      date: isoDay(edition.date),
      css,
      contentOPF: page('content.opf'),
      tocXHTML: page('nav.xhtml'),
      tocNCX: page('toc.ncx'),
      chapterXHTML: page('chapter.xhtml'),
      identifier: book.identifiers[0].value,
      items,
      book,
    },
    documents.map(({ file, title, matter, tree, isCover = false }) => ({
      // The packager would rewrite `content`: the text goes past it.
      content: '',
      xhtml: toXhtml(tree),
      title: xmlText(title),
      filename: file,
      matter,
      isCover,
      dir: book.dir,
    })),
  )
  return shell.pack(edition.date)
}
