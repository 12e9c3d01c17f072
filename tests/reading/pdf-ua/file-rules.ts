import { PDFArray, PDFNumber } from '@cantoo/pdf-lib'

import { marksOf } from './content.ts'
import { standardTypes, textIn } from './file.ts'
import { dictIn, flag, key, languageTag, pagesOf, type Rule, rule, when } from './rule.ts'

/** Conditions of the file as a whole. */
export const fileRules: readonly Rule[] = [
  rule('5 (05-001)', 'the metadata say that it is PDF/UA-1', ({ xmp }) =>
    when(!/<pdfuaid:part>1<|pdfuaid:part="1"/.test(xmp), 'no pdfuaid:part'),
  ),
  rule('6.1', 'its version is 1.0 to 1.7', ({ bytes }) =>
    when(!/^%PDF-1\.[0-7]/.test(Buffer.from(bytes.subarray(0, 9)).toString('latin1')), 'the header'),
  ),
  rule('7.1 (06-001)', 'it has XMP metadata', ({ xmp }) => when(!xmp.includes('<x:xmpmeta'), 'no metadata')),
  rule('7.1 (06-003)', 'they have a title', ({ xmp }) =>
    when(!/<dc:title>[^]*<rdf:li[^>]*>[^<]+</.test(xmp), 'no dc:title'),
  ),
  rule('7.1 (07-001)', 'its title is shown in the window', ({ catalog }) =>
    when(!flag(dictIn(catalog, 'ViewerPreferences'), 'DisplayDocTitle'), 'DisplayDocTitle'),
  ),
  rule('7.1 (01-001)', 'it is marked as tagged', ({ catalog }) =>
    when(!flag(dictIn(catalog, 'MarkInfo'), 'Marked'), 'Marked'),
  ),
  rule('7.1 (01-002)', 'it has no suspect tags', ({ catalog }) =>
    when(flag(dictIn(catalog, 'MarkInfo'), 'Suspects'), 'Suspects'),
  ),
  rule('7.1 (01-006)', 'it has a structure tree', ({ root, elements }) =>
    when(!root || elements.length === 0, 'no tree'),
  ),
  rule('7.1 (01-005)', 'all that is painted is text or artifact', (file) =>
    pagesOf(file).flatMap(([index]) =>
      marksOf(file.document, index).unmarked.map((operator) => `page ${index + 1}: ${operator}`),
    ),
  ),
  rule('7.1 (01-003)', 'no artifact stands in text, no text in an artifact', (file) =>
    pagesOf(file).flatMap(([index]) => when(marksOf(file.document, index).nested > 0, `page ${index + 1}`)),
  ),
  rule('14.6 of ISO 32000', 'marked content is closed', (file) =>
    pagesOf(file).flatMap(([index]) => when(!marksOf(file.document, index).isBalanced, `page ${index + 1}`)),
  ),
  rule('7.1 (01-004)', 'all marked content is in the tree, once', (file) => {
    const owned = new Map<string, number>()
    for (const { page, mcid } of file.elements.flatMap(({ content }) => content))
      owned.set(`${page} ${mcid}`, (owned.get(`${page} ${mcid}`) ?? 0) + 1)
    const shown = pagesOf(file).flatMap(([index]) =>
      marksOf(file.document, index).numbers.map((number) => `${index} ${number}`),
    )
    return [
      ...shown.filter((place) => owned.get(place) !== 1),
      ...[...owned.keys()].filter((place) => !shown.includes(place)),
    ]
  }),
  rule('14.7.4 of ISO 32000', 'the parent tree names the owner of each content', (file) => {
    const numbers = file.root && dictIn(file.root, 'ParentTree')?.lookup(key('Nums'))
    if (!(numbers instanceof PDFArray)) return ['no parent tree']
    const entries = new Map<number, unknown>()
    for (let index = 0; index < numbers.size(); index += 2)
      entries.set(numbers.lookup(index, PDFNumber).asNumber(), numbers.lookup(index + 1))
    return file.elements.flatMap(({ content, ref }) =>
      content
        .filter(({ page, mcid }) => {
          const number = file.document.getPage(page).node.lookup(key('StructParents'))
          const owners = number instanceof PDFNumber ? entries.get(number.asNumber()) : undefined
          return !(owners instanceof PDFArray) || owners.get(mcid) !== ref
        })
        .map(({ page, mcid }) => `page ${page + 1}, ${mcid}`),
    )
  }),
  rule('14.7.2 of ISO 32000', 'each element names its parent', ({ elements, root, catalog }) =>
    elements
      .filter(
        ({ dict, parent }) =>
          dict.get(key('P')) !== (parent ? parent.ref : catalog.get(key('StructTreeRoot'))),
      )
      .map(({ type }) => `${type}${root ? '' : ' without a root'}`),
  ),
  rule('7.1 (02-001)', 'every type is standard, or mapped to one', ({ elements }) =>
    elements.filter(({ role }) => !standardTypes.has(role)).map(({ type }) => type),
  ),
  rule('7.1 (02-003)', 'standard types are not remapped', ({ root }) => {
    const roles = root && dictIn(root, 'RoleMap')
    return roles
      ? roles
          .keys()
          .map((name) => name.decodeText())
          .filter((name) => standardTypes.has(name))
      : []
  }),
  rule('7.2 (11-006)', 'it has a language', ({ catalog }) => when(!textIn(catalog, 'Lang'), 'no Lang')),
  rule('7.2 (11-007)', 'languages are BCP 47 tags, without a mark of ours', ({ catalog, elements }) =>
    [textIn(catalog, 'Lang'), ...elements.map(({ dict }) => textIn(dict, 'Lang'))]
      .filter((tag) => tag !== undefined && (!languageTag.test(tag) || tag.includes('-x-')))
      .map(String),
  ),
]
