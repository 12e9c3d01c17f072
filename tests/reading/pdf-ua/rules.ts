import { PDFArray, PDFDict, PDFRef, PDFRawStream } from '@cantoo/pdf-lib'

import { textIn } from './file.ts'
import { fileRules } from './file-rules.ts'
import {
  annotationsOf,
  dictIn,
  fontsOf,
  key,
  kids,
  lacks,
  pagesOf,
  parents,
  type Rule,
  rule,
  when,
} from './rule.ts'

/** Conditions that a program can judge. */
export const rules: readonly Rule[] = [
  ...fileRules,
  rule('7.2 (09-004)', 'tables hold rows, groups of rows and captions', (file) => [
    ...kids(file, /^Table$/, /^(?:TR|THead|TBody|TFoot|Caption)$/),
    ...parents(file, /^TR$/, /^(?:Table|THead|TBody|TFoot)$/),
  ]),
  rule('7.2 (09-004)', 'rows hold cells', (file) => [
    ...kids(file, /^TR$/, /^T[HD]$/),
    ...parents(file, /^T[HD]$/, /^TR$/),
  ]),
  rule('7.2 (09-005)', 'lists hold items and lists', (file) => [
    ...kids(file, /^L$/, /^(?:L|LI|Caption)$/),
    ...parents(file, /^LI$/, /^L$/),
  ]),
  rule('7.2 (09-005)', 'items hold a label and a body', (file) => [
    ...kids(file, /^LI$/, /^(?:Lbl|LBody)$/),
    ...parents(file, /^LBody$/, /^LI$/),
  ]),
  rule('7.2 (09-006)', 'contents hold entries', (file) => [
    ...kids(file, /^TOC$/, /^(?:TOC|TOCI|Caption)$/),
    ...parents(file, /^TOCI$/, /^TOC$/),
  ]),
  rule('7.2', 'a caption belongs to a figure, a table or a list, at its edge', (file) => [
    ...parents(file, /^Caption$/, /^(?:Figure|Table|L)$/),
    ...file.elements
      .filter(
        ({ role, parent }) =>
          role === 'Caption' &&
          parent &&
          parent.children.filter((child) => child.role === 'Caption').length > 1,
      )
      .map(() => 'two captions'),
  ]),
  rule('7.2', 'a paragraph holds no blocks', (file) =>
    kids(
      file,
      /^(?:P|H\d)$/,
      /^(?:Span|Link|Code|Quote|Note|Reference|BibEntry|Formula|Figure|Annot|Ruby|Lbl)$/,
    ),
  ),
  rule('7.3 (13-004)', 'figures are described', ({ elements }) =>
    elements
      .filter((element) => element.role === 'Figure' && lacks(element, 'Alt', 'ActualText'))
      .map(() => 'Figure'),
  ),
  rule('7.4.2 (14-002)', 'the first heading is of the first level', ({ elements }) => {
    const first = elements.find(({ role }) => /^H\d$/.test(role))
    return when(first !== undefined && first.role !== 'H1', `${first?.role}`)
  }),
  rule('7.4.2 (14-003)', 'no level of headings is left out', ({ elements }) => {
    const levels = elements.flatMap(({ role }) => /^H(\d)$/.exec(role)?.[1] ?? []).map(Number)
    return levels.flatMap((level, index) =>
      when(level > (levels[index - 1] ?? 0) + 1 && index > 0, `H${levels[index - 1]} > H${level}`),
    )
  }),
  rule('7.4.4 (14-006)', 'numbered and plain headings are not mixed', ({ elements }) =>
    when(elements.some(({ role }) => role === 'H') && elements.some(({ role }) => /^H\d$/.test(role)), 'H'),
  ),
  rule('7.5 (15-003)', 'heads of tables say their direction, or cells their heads', ({ elements }) =>
    elements
      .filter(({ role, dict }) => {
        if (role !== 'TH') return false
        const attributes = dict.lookup(key('A'))
        const all = attributes instanceof PDFArray ? attributes.asArray() : attributes ? [attributes] : []
        return (
          !all.some((each) => {
            const found = dict.context.lookup(each)
            return found instanceof PDFDict && found.has(key('Scope'))
          }) && !textIn(dict, 'ID')
        )
      })
      .map(() => 'TH'),
  ),
  rule('7.7 (17-002)', 'formulas are described', ({ elements }) =>
    elements
      .filter((element) => element.role === 'Formula' && lacks(element, 'Alt', 'ActualText'))
      .map(() => 'Formula'),
  ),
  rule('7.9 (19-003)', 'notes have names', ({ elements }) =>
    elements.filter((element) => element.role === 'Note' && lacks(element, 'ID')).map(() => 'Note'),
  ),
  rule('7.9 (19-004)', 'of their own', ({ elements }) => {
    const names = elements.filter(({ role }) => role === 'Note').map(({ dict }) => textIn(dict, 'ID'))
    return names.filter((name, index) => names.indexOf(name) !== index).map(String)
  }),
  rule('7.18.1 (28-002)', 'annotations are in the tree', (file) => {
    const owned = new Set(file.elements.flatMap(({ objects }) => objects))
    return annotationsOf(file)
      .filter((annotation) => !owned.has(annotation))
      .map(() => 'annotation')
  }),
  rule('7.18.3 (28-008)', 'pages with annotations are walked in the order of the tree', (file) =>
    pagesOf(file)
      .filter(([, page]) => page.node.has(key('Annots')) && textIn(page.node, 'Tabs') !== 'S')
      .map(([index]) => `page ${index + 1}`),
  ),
  rule('7.18.5 (28-011)', 'links are Link elements', ({ elements }) =>
    elements
      .filter(
        ({ objects, role }) =>
          role !== 'Link' && objects.some((object) => textIn(object, 'Subtype') === 'Link'),
      )
      .map(({ role }) => role),
  ),
  rule('7.18.5 (28-012)', 'links say in words where they lead', (file) =>
    annotationsOf(file)
      .filter((annotation) => !textIn(annotation, 'Contents'))
      .map(() => 'Link'),
  ),
  rule('12.5 of ISO 32000', 'links lead somewhere', (file) =>
    annotationsOf(file)
      .filter((annotation) => !annotation.has(key('Dest')) && !annotation.has(key('A')))
      .map(() => 'Link'),
  ),
  rule('7.20 (30-001)', 'no content comes from another file', ({ document }) =>
    document.context
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFRawStream && object.dict.has(key('Ref')))
      .map(() => 'reference'),
  ),
  rule('7.21.4 (31-009)', 'fonts are embedded', (file) =>
    fontsOf(file)
      .filter((font) => {
        const descriptor = dictIn(font, 'FontDescriptor')
        return (
          descriptor !== undefined &&
          !['FontFile', 'FontFile2', 'FontFile3'].some((name) => descriptor.has(key(name)))
        )
      })
      .map((font) => String(textIn(font, 'BaseFont'))),
  ),
  rule('7.21.3 (31-004)', 'glyphs of TrueType fonts are found by a map', (file) =>
    fontsOf(file)
      .filter((font) => textIn(font, 'Subtype') === 'CIDFontType2' && !font.has(key('CIDToGIDMap')))
      .map((font) => String(textIn(font, 'BaseFont'))),
  ),
  rule('7.21.7 (31-027)', 'fonts tell their characters', (file) =>
    fontsOf(file)
      .filter((font) => /^Type[03]$/.test(textIn(font, 'Subtype') ?? '') && !font.has(key('ToUnicode')))
      .map((font) => String(textIn(font, 'BaseFont'))),
  ),
  rule('7.16 (26-001)', 'it may be read by assistive programs', ({ document }) =>
    when(document.context.trailerInfo.Encrypt instanceof PDFRef, 'encrypted'),
  ),
  rule('7.19 (29-001)', 'it runs no scripts', ({ catalog }) =>
    when(
      catalog.has(key('AA')) || textIn(dictIn(catalog, 'OpenAction') ?? catalog, 'S') === 'JavaScript',
      'JavaScript',
    ),
  ),
]
