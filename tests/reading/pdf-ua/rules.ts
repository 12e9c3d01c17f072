import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRef, PDFRawStream } from '@cantoo/pdf-lib'

import { marksOf } from './content.ts'
import { type Element, standardTypes, type Tagged, textIn } from './file.ts'

/** One condition of ISO 14289-1, by its clause and the Matterhorn Protocol's number. */
export interface Rule {
  readonly clause: string
  readonly says: string
  /** What is wrong; nothing where it holds. */
  readonly faults: (file: Tagged) => readonly string[]
}

const key = (text: string): PDFName => PDFName.of(text)
const rule = (clause: string, says: string, faults: Rule['faults']): Rule => ({ clause, says, faults })
const when = (isFault: boolean, fault: string): string[] => (isFault ? [fault] : [])
const flag = (dict: PDFDict | undefined, name: string): boolean =>
  dict?.lookup(key(name)) instanceof PDFBool && dict.lookup(key(name)) === PDFBool.True
const dictIn = (dict: PDFDict, name: string): PDFDict | undefined => {
  const value = dict.lookup(key(name))
  return value instanceof PDFDict ? value : undefined
}
const pagesOf = ({ document }: Tagged) => [...document.getPages().entries()]
const annotationsOf = ({ document }: Tagged): PDFDict[] =>
  document.getPages().flatMap((page) => {
    const list = page.node.lookup(key('Annots'))
    return list instanceof PDFArray ? list.asArray().map((ref) => document.context.lookup(ref, PDFDict)) : []
  })
const fontsOf = ({ document }: Tagged): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict && textIn(object, 'Type') === 'Font' ? [object] : []))
const kids = (file: Tagged, type: RegExp, allowed: RegExp): string[] =>
  file.elements
    .filter(({ role }) => type.test(role))
    .flatMap((element) => element.children.filter((child) => !allowed.test(child.role)).map((child) => `${element.role} > ${child.role}`))
const parents = (file: Tagged, type: RegExp, allowed: RegExp): string[] =>
  file.elements
    .filter(({ role, parent }) => type.test(role) && !allowed.test(parent?.role ?? ''))
    .map(({ role, parent }) => `${parent?.role} > ${role}`)
const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z\d]{1,8})*$/
const lacks = (element: Element, ...names: readonly string[]): boolean => names.every((name) => !textIn(element.dict, name))

/** Conditions that a program can judge. */
export const rules: readonly Rule[] = [
  rule('5 (05-001)', 'the metadata say that it is PDF/UA-1', ({ xmp }) => when(!/<pdfuaid:part>1<|pdfuaid:part="1"/.test(xmp), 'no pdfuaid:part')),
  rule('6.1', 'its version is 1.0 to 1.7', ({ bytes }) => when(!/^%PDF-1\.[0-7]/.test(Buffer.from(bytes.subarray(0, 9)).toString('latin1')), 'the header')),
  rule('7.1 (06-001)', 'it has XMP metadata', ({ xmp }) => when(!xmp.includes('<x:xmpmeta'), 'no metadata')),
  rule('7.1 (06-003)', 'they have a title', ({ xmp }) => when(!/<dc:title>[^]*<rdf:li[^>]*>[^<]+</.test(xmp), 'no dc:title')),
  rule('7.1 (07-001)', 'its title is shown in the window', ({ catalog }) => when(!flag(dictIn(catalog, 'ViewerPreferences'), 'DisplayDocTitle'), 'DisplayDocTitle')),
  rule('7.1 (01-001)', 'it is marked as tagged', ({ catalog }) => when(!flag(dictIn(catalog, 'MarkInfo'), 'Marked'), 'Marked')),
  rule('7.1 (01-002)', 'it has no suspect tags', ({ catalog }) => when(flag(dictIn(catalog, 'MarkInfo'), 'Suspects'), 'Suspects')),
  rule('7.1 (01-006)', 'it has a structure tree', ({ root, elements }) => when(!root || elements.length === 0, 'no tree')),
  rule('7.1 (01-005)', 'all that is painted is text or artifact', (file) => pagesOf(file).flatMap(([index]) => marksOf(file.document, index).unmarked.map((operator) => `page ${index + 1}: ${operator}`))),
  rule('7.1 (01-003)', 'no artifact stands in text, no text in an artifact', (file) => pagesOf(file).flatMap(([index]) => when(marksOf(file.document, index).nested > 0, `page ${index + 1}`))),
  rule('14.6 of ISO 32000', 'marked content is closed', (file) => pagesOf(file).flatMap(([index]) => when(!marksOf(file.document, index).isBalanced, `page ${index + 1}`))),
  rule('7.1 (01-004)', 'all marked content is in the tree, once', (file) => {
    const owned = new Map<string, number>()
    for (const { page, mcid } of file.elements.flatMap(({ content }) => content)) owned.set(`${page} ${mcid}`, (owned.get(`${page} ${mcid}`) ?? 0) + 1)
    const shown = pagesOf(file).flatMap(([index]) => marksOf(file.document, index).numbers.map((number) => `${index} ${number}`))
    return [...shown.filter((place) => owned.get(place) !== 1), ...[...owned.keys()].filter((place) => !shown.includes(place))]
  }),
  rule('14.7.4 of ISO 32000', 'the parent tree names the owner of each content', (file) => {
    const numbers = file.root && dictIn(file.root, 'ParentTree')?.lookup(key('Nums'))
    if (!(numbers instanceof PDFArray)) return ['no parent tree']
    const entries = new Map<number, unknown>()
    for (let index = 0; index < numbers.size(); index += 2) entries.set(numbers.lookup(index, PDFNumber).asNumber(), numbers.lookup(index + 1))
    return file.elements.flatMap(({ content, ref }) =>
      content.filter(({ page, mcid }) => {
        const number = file.document.getPage(page).node.lookup(key('StructParents'))
        const owners = number instanceof PDFNumber ? entries.get(number.asNumber()) : undefined
        return !(owners instanceof PDFArray) || owners.get(mcid) !== ref
      }).map(({ page, mcid }) => `page ${page + 1}, ${mcid}`))
  }),
  rule('14.7.2 of ISO 32000', 'each element names its parent', ({ elements, root, catalog }) =>
    elements.filter(({ dict, parent }) => dict.get(key('P')) !== (parent ? parent.ref : catalog.get(key('StructTreeRoot')))).map(({ type }) => `${type}${root ? '' : ' without a root'}`)),
  rule('7.1 (02-001)', 'every type is standard, or mapped to one', ({ elements }) => elements.filter(({ role }) => !standardTypes.has(role)).map(({ type }) => type)),
  rule('7.1 (02-003)', 'standard types are not remapped', ({ root }) => {
    const roles = root && dictIn(root, 'RoleMap')
    return roles ? roles.keys().map((name) => name.decodeText()).filter((name) => standardTypes.has(name)) : []
  }),
  rule('7.2 (11-006)', 'it has a language', ({ catalog }) => when(!textIn(catalog, 'Lang'), 'no Lang')),
  rule('7.2 (11-007)', 'languages are BCP 47 tags, without a mark of ours', ({ catalog, elements }) =>
    [textIn(catalog, 'Lang'), ...elements.map(({ dict }) => textIn(dict, 'Lang'))].filter((tag) => tag !== undefined && (!languageTag.test(tag) || tag.includes('-x-'))).map(String)),
  rule('7.2 (09-004)', 'tables hold rows, groups of rows and captions', (file) => [...kids(file, /^Table$/, /^(?:TR|THead|TBody|TFoot|Caption)$/), ...parents(file, /^TR$/, /^(?:Table|THead|TBody|TFoot)$/)]),
  rule('7.2 (09-004)', 'rows hold cells', (file) => [...kids(file, /^TR$/, /^T[HD]$/), ...parents(file, /^T[HD]$/, /^TR$/)]),
  rule('7.2 (09-005)', 'lists hold items and lists', (file) => [...kids(file, /^L$/, /^(?:L|LI|Caption)$/), ...parents(file, /^LI$/, /^L$/)]),
  rule('7.2 (09-005)', 'items hold a label and a body', (file) => [...kids(file, /^LI$/, /^(?:Lbl|LBody)$/), ...parents(file, /^LBody$/, /^LI$/)]),
  rule('7.2 (09-006)', 'contents hold entries', (file) => [...kids(file, /^TOC$/, /^(?:TOC|TOCI|Caption)$/), ...parents(file, /^TOCI$/, /^TOC$/)]),
  rule('7.2', 'a caption belongs to a figure, a table or a list, at its edge', (file) => [
    ...parents(file, /^Caption$/, /^(?:Figure|Table|L)$/),
    ...file.elements.filter(({ role, parent }) => role === 'Caption' && parent && parent.children.filter((child) => child.role === 'Caption').length > 1).map(() => 'two captions'),
  ]),
  rule('7.2', 'a paragraph holds no blocks', (file) => kids(file, /^(?:P|H\d)$/, /^(?:Span|Link|Code|Quote|Note|Reference|BibEntry|Formula|Figure|Annot|Ruby|Lbl)$/)),
  rule('7.3 (13-004)', 'figures are described', ({ elements }) => elements.filter((element) => element.role === 'Figure' && lacks(element, 'Alt', 'ActualText')).map(() => 'Figure')),
  rule('7.4.2 (14-002)', 'the first heading is of the first level', ({ elements }) => {
    const first = elements.find(({ role }) => /^H\d$/.test(role))
    return when(first !== undefined && first.role !== 'H1', `${first?.role}`)
  }),
  rule('7.4.2 (14-003)', 'no level of headings is left out', ({ elements }) => {
    const levels = elements.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number)
    return levels.flatMap((level, index) => when(level > (levels[index - 1] ?? 0) + 1 && index > 0, `H${levels[index - 1]} > H${level}`))
  }),
  rule('7.4.4 (14-006)', 'numbered and plain headings are not mixed', ({ elements }) => when(elements.some(({ role }) => role === 'H') && elements.some(({ role }) => /^H\d$/.test(role)), 'H')),
  rule('7.5 (15-003)', 'heads of tables say their direction, or cells their heads', ({ elements }) =>
    elements.filter(({ role, dict }) => {
      if (role !== 'TH') return false
      const attributes = dict.lookup(key('A'))
      const all = attributes instanceof PDFArray ? attributes.asArray() : attributes ? [attributes] : []
      return !all.some((each) => {
        const found = dict.context.lookup(each)
        return found instanceof PDFDict && found.has(key('Scope'))
      }) && !textIn(dict, 'ID')
    }).map(() => 'TH')),
  rule('7.7 (17-002)', 'formulas are described', ({ elements }) => elements.filter((element) => element.role === 'Formula' && lacks(element, 'Alt', 'ActualText')).map(() => 'Formula')),
  rule('7.9 (19-003)', 'notes have names', ({ elements }) => elements.filter((element) => element.role === 'Note' && lacks(element, 'ID')).map(() => 'Note')),
  rule('7.9 (19-004)', 'of their own', ({ elements }) => {
    const names = elements.filter(({ role }) => role === 'Note').map(({ dict }) => textIn(dict, 'ID'))
    return names.filter((name, index) => names.indexOf(name) !== index).map(String)
  }),
  rule('7.18.1 (28-002)', 'annotations are in the tree', (file) => {
    const owned = new Set(file.elements.flatMap(({ objects }) => objects))
    return annotationsOf(file).filter((annotation) => !owned.has(annotation)).map(() => 'annotation')
  }),
  rule('7.18.3 (28-008)', 'pages with annotations are walked in the order of the tree', (file) =>
    pagesOf(file).filter(([, page]) => page.node.has(key('Annots')) && textIn(page.node, 'Tabs') !== 'S').map(([index]) => `page ${index + 1}`)),
  rule('7.18.5 (28-011)', 'links are Link elements', ({ elements }) =>
    elements.filter(({ objects, role }) => role !== 'Link' && objects.some((object) => textIn(object, 'Subtype') === 'Link')).map(({ role }) => role)),
  rule('7.18.5 (28-012)', 'links say in words where they lead', (file) => annotationsOf(file).filter((annotation) => !textIn(annotation, 'Contents')).map(() => 'Link')),
  rule('12.5 of ISO 32000', 'links lead somewhere', (file) => annotationsOf(file).filter((annotation) => !annotation.has(key('Dest')) && !annotation.has(key('A'))).map(() => 'Link')),
  rule('7.20 (30-001)', 'no content comes from another file', ({ document }) =>
    document.context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFRawStream && object.dict.has(key('Ref'))).map(() => 'reference')),
  rule('7.21.4 (31-009)', 'fonts are embedded', (file) =>
    fontsOf(file).filter((font) => {
      const descriptor = dictIn(font, 'FontDescriptor')
      return descriptor !== undefined && !['FontFile', 'FontFile2', 'FontFile3'].some((name) => descriptor.has(key(name)))
    }).map((font) => String(textIn(font, 'BaseFont')))),
  rule('7.21.3 (31-004)', 'glyphs of TrueType fonts are found by a map', (file) =>
    fontsOf(file).filter((font) => textIn(font, 'Subtype') === 'CIDFontType2' && !font.has(key('CIDToGIDMap'))).map((font) => String(textIn(font, 'BaseFont')))),
  rule('7.21.7 (31-027)', 'fonts tell their characters', (file) =>
    fontsOf(file).filter((font) => /^Type[03]$/.test(textIn(font, 'Subtype') ?? '') && !font.has(key('ToUnicode'))).map((font) => String(textIn(font, 'BaseFont')))),
  rule('7.16 (26-001)', 'it may be read by assistive programs', ({ document }) => when(document.context.trailerInfo.Encrypt instanceof PDFRef, 'encrypted')),
  rule('7.19 (29-001)', 'it runs no scripts', ({ catalog }) => when(catalog.has(key('AA')) || textIn(dictIn(catalog, 'OpenAction') ?? catalog, 'S') === 'JavaScript', 'JavaScript')),
]
