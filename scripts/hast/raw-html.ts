import type { Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'

/** Elements a book may hold beyond those the sanitiser lets through by itself. */
const moreElements = [
  'abbr',
  'bdi',
  'bdo',
  'caption',
  'cite',
  'dfn',
  'figcaption',
  'figure',
  'mark',
  'small',
  'time',
  'u',
  'wbr',
]

/** Formulas: the elements of MathML Core that are shown, without annotations. */
const formulaElements =
  `math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
  mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics`.split(/\s+/)

const formulaProperties = `accent accentunder alttext columnspan depth display displaystyle fence form height
  largeop linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator
  stretchy symmetric voffset width`.split(/\s+/)

/** Properties that mean no harm on any element. */
const harmless = ['className', 'dataAlso', 'dataNote', 'dir', 'id', 'lang', 'title']

const schema: typeof defaultSchema = {
  ...defaultSchema,
  // Ids are made unique in the whole book later: a prefix would break the author's links.
  clobberPrefix: '',
  tagNames: [...(defaultSchema.tagNames ?? []), ...moreElements, ...formulaElements],
  attributes: Object.fromEntries([
    ...formulaElements.map((element) => [element, formulaProperties]),
    ...Object.entries(defaultSchema.attributes ?? {}).map(([element, properties]) => {
      const own = properties.filter((property) =>
        Array.isArray(property) ? property[0] !== 'className' : true,
      )
      return [
        element,
        element === '*' ? [...own, ...harmless] : own.filter((property) => property !== 'className'),
      ]
    }),
  ]),
  strip: [
    'embed',
    'form',
    'iframe',
    'noscript',
    'object',
    'annotation',
    'annotation-xml',
    'script',
    'style',
    'template',
  ],
}

const unsafe =
  /<\s*(?:script|style|iframe|object|embed|form|input|link|meta|base|template)\b|\son\w+\s*=|javascript:/i

/**
 * Parse the HTML that stands in the Markdown, and keep what is safe.
 *
 * Only sections that hold raw HTML pay for it: the whole tree goes through the HTML parser, since a tag
 * may open in one node and close in another. Comments are the author's own and vanish.
 */
export function rehypeRawHtml(tree: Root, file: VFile): void {
  let found = false
  visit(tree, 'raw', (node) => {
    found = true
    const html = node.value.trim()
    if (/^<!--[^]*-->$/.test(html) || html.startsWith('</')) return
    const shown = html.split('\n')[0]?.slice(0, 40) ?? ''
    if (unsafe.test(html)) diagnose(file, 'html-unsafe', `\`${shown}\` can't stand in a book`, node)
    else diagnose(file, 'html-raw', `Raw HTML: \`${shown}\``, node)
  })
  if (found) tree.children = rehypeSanitize(schema)(rehypeRaw()(tree, file) as Root).children
}
