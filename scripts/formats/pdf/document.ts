import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import type { Edition } from '../../model/format.ts'
import type { OutlineEntry, PageDesign } from '../../model/page.ts'
import type { Asset, Section } from '../../model/publication.ts'
import type { PressPage } from '../../model/world.ts'
import { withFonts } from '../drawings.ts'
import { facePath, faceRules } from '../faces.ts'
import { designCss } from './design.ts'
import { bookOf, leadOf, leafletOf } from './galley/book.ts'
import { cutChunks, lengthOf } from './galley/chunks.ts'
import { keepLanguages } from './galley/languages.ts'
import type { Leaf } from './galley/leaf.ts'
import { addressLinks } from './galley/links.ts'
import { markStructure } from './galley/marks.ts'
import { outlineOf } from './galley/outline.ts'
import { addressPictures } from './galley/pictures.ts'
import { wrapRuns } from './galley/runs.ts'
import { addSlots } from './galley/slots.ts'
import { hyphenate } from './hyphenate.ts'
import type { StripFacts } from './paginate/order.ts'

/**
 * Chromium gives an inline element without borders, padding or background a box of its own only when something
 * asked for one before, and so cuts its link into one rectangle or several, from run to run. A padding too small
 * to be laid out (a unit of layout is 1/64 px) makes it one rectangle always.
 *
 * A link whose page number would be the same as the one before says nothing and is none.
 */
const linkRules = 'a { padding-inline-end: 0.01px } .citeback:has(> :empty) { display: none }'

/** Characters of a run: some 300 pages. */
const ofRun = 400_000

/** Characters of a page, to guess how many there will be. */
const ofPage = 1900

export interface GalleyWish {
  /** Nothing but cover, text and copyright: for a few pages. */
  readonly leaflet?: boolean
  /** A run ends with the strip that would make it longer. */
  readonly charactersPerChunk?: number
}

/** A book as the browser is given it, in one run or several. */
export interface GalleyPages {
  /** What the pages of each strip are like, over all runs. */
  readonly strips: readonly StripFacts[]
  readonly chunks: readonly {
    /** HTML of the strips, in `#_galley`, and of the notes that they call, in `#_notes`, with every file they ask for. */
    readonly page: PressPage
    /** How many there are. */
    readonly strips: number
  }[]
  readonly outline: readonly OutlineEntry[]
}

/**
 * The whole book in one long column, ready to be measured and cut into pages.
 */
export async function galleyPages(
  edition: Edition,
  design: PageDesign,
  { leaflet = false, charactersPerChunk = ofRun }: GalleyWish = {},
): Promise<GalleyPages> {
  const leaves = await setLeaves(edition, leaflet)
  const pageOf = pageMaker(edition, design)
  const chunks = cutChunks(leaves, charactersPerChunk)
  return {
    strips: leaves.map(({ facts }) => facts),
    chunks: chunks.map((chunk) => ({ page: pageOf(chunk), strips: chunk.length })),
    outline: outlineOfBook(edition, leaves),
  }
}

async function setLeaves(edition: Edition, leaflet: boolean): Promise<Leaf[]> {
  const { metadata, words, sections } = edition.publication
  const length = sections.reduce((sum, { tree }) => sum + lengthOf(tree.children.filter(isElement)), 0)
  const digits = length > 99 * ofPage ? '000' : '00'
  const leaves = leaflet ? leafletOf(edition) : bookOf(edition, digits)
  const roots = leaves.flatMap(({ element, notes }) => [element, ...notes])
  for (const root of roots) {
    addSlots(root, words, digits)
    wrapRuns(root)
    keepLanguages(root)
  }
  const text = roots.filter(({ properties }) => properties.id !== 'cover')
  await hyphenate({ type: 'root', children: text }, metadata.lang)
  addressLinks(roots, new Map(leaves.flatMap(({ gone }) => [...gone])))
  // Behind hyphenation, which reads the languages that are written over here.
  let notes = 0
  for (const root of roots) markStructure(root, metadata.lang, () => (notes += 1))
  return leaves
}

const isElement = (node: Section['tree']['children'][number]): node is Element => node.type === 'element'

/** Makes the page of a run. They have the same head; each has the fonts, and the pictures that it shows. */
function pageMaker(
  { publication, template }: Edition,
  design: PageDesign,
): (leaves: readonly Leaf[]) => PressPage {
  const { metadata, assets } = publication
  const { lang, dir, title } = metadata
  const { cover, pdf } = template.css
  const head = h('head', [
    h('meta', { charSet: 'utf-8' }),
    h('title', title),
    h('style', `${faceRules(template.faces)}${designCss(design)}${cover}${pdf}${linkRules}`),
  ])
  const drawings = new Map<string, Asset>()
  const pictureAt = (path: string): [string, Pick<Asset, 'value' | 'mediaType'>][] => {
    const asset = drawings.get(path) ?? assets.get(path)
    if (!asset) return []
    const whole = drawings.get(path) ?? withFonts(asset, template.faces)
    drawings.set(path, whole)
    return [[path, whole]]
  }
  const fonts = template.faces.map((face): [string, Pick<Asset, 'value' | 'mediaType'>] => [
    facePath(face),
    { value: face.value, mediaType: 'font/woff2' },
  ])
  return (leaves) => {
    const strips = leaves.map(({ element }) => element)
    const notes = leaves.flatMap((leaf) => leaf.notes)
    const pictures = [...addressPictures([...strips, ...notes])].flatMap(pictureAt)
    const body = h('body', [
      h('main', { id: '_galley' }, strips),
      h('div', { id: '_notes', className: ['footnotes'] }, notes),
    ])
    const html = toHtml(h('html', { lang, ...(dir && { dir }) }, [head, body]))
    return { html: `<!doctype html>${html}`, files: new Map([...fonts, ...pictures]) }
  }
}

function outlineOfBook(
  { publication: { sections, words } }: Edition,
  leaves: readonly Leaf[],
): OutlineEntry[] {
  const lead = leadOf(sections)
  const entry = (title: string, target: string): OutlineEntry => ({ title, target, children: [] })
  const has = (id: string): boolean => leaves.some(({ facts }) => facts.id === id)
  return [
    ...outlineOf(sections.slice(0, lead)),
    ...(has('contents') ? [entry(words.contents, 'contents')] : []),
    ...outlineOf(sections.slice(lead)),
    ...(has('colophon') ? [entry(words.colophon, 'colophon')] : []),
  ]
}
