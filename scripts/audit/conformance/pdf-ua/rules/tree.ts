import { key } from '../../../pdf/values.ts'
import type { Tagged } from '../file.ts'
import { elements, placed, type Rule, rule, when } from '../rule.ts'

const kids = (clause: string, says: string, type: RegExp, allowed: RegExp): Rule =>
  rule(
    clause,
    says,
    elements(type, ({ children }) => children.some(({ role }) => !allowed.test(role))),
  )
const parent = (clause: string, says: string, type: RegExp, allowed: RegExp): Rule =>
  rule(
    clause,
    says,
    elements(type, (element) => !allowed.test(element.parent?.role ?? '')),
  )
const count = (
  clause: string,
  says: string,
  type: RegExp,
  of: RegExp,
  isWrong: (count: number, all: string[]) => boolean,
): Rule =>
  rule(
    clause,
    says,
    elements(type, ({ children }) => {
      const roles = children.map(({ role }) => role)
      return isWrong(roles.filter((role) => of.test(role)).length, roles)
    }),
  )
const captionAt = (
  clause: string,
  says: string,
  type: RegExp,
  allowed: (index: number, length: number) => boolean,
): Rule =>
  rule(
    clause,
    says,
    elements(type, ({ children }) =>
      children.some(({ role }, index) => role === 'Caption' && !allowed(index, children.length)),
    ),
  )

const rows = /^(?:Table|THead|TBody|TFoot)$/
const bodies = (roles: readonly string[]): number => roles.filter((role) => role === 'TBody').length

/** Who may stand in whom: clause 7.2 and ISO 32000-1, 14.8.4. */
export const treeRules: readonly Rule[] = [
  rule('7.1-12', 'each element names its parent', ({ elements: all, catalog }) =>
    all
      .filter(
        (each) =>
          each.dict.get(key('P')) !== (each.parent ? each.parent.ref : catalog.get(key('StructTreeRoot'))),
      )
      .map(placed),
  ),
  kids(
    '7.2-3',
    'tables hold rows, groups of rows and captions',
    /^Table$/,
    /^(?:TR|THead|TBody|TFoot|Caption)$/,
  ),
  parent('7.2-4', 'rows stand in tables', /^TR$/, rows),
  parent('7.2-5', 'heads of tables stand in tables', /^THead$/, /^Table$/),
  parent('7.2-6', 'bodies of tables stand in tables', /^TBody$/, /^Table$/),
  parent('7.2-7', 'feet of tables stand in tables', /^TFoot$/, /^Table$/),
  parent('7.2-8', 'head cells stand in rows', /^TH$/, /^TR$/),
  parent('7.2-9', 'cells stand in rows', /^TD$/, /^TR$/),
  kids('7.2-10', 'rows hold cells', /^TR$/, /^T[HD]$/),
  count('7.2-11', 'a table has one head', /^Table$/, /^THead$/, (found) => found > 1),
  count('7.2-12', 'a table has one foot', /^Table$/, /^TFoot$/, (found) => found > 1),
  count(
    '7.2-13',
    'a table with a foot has a body',
    /^Table$/,
    /^TFoot$/,
    (found, all) => found > 0 && bodies(all) === 0,
  ),
  count(
    '7.2-14',
    'a table with a head has a body',
    /^Table$/,
    /^THead$/,
    (found, all) => found > 0 && bodies(all) === 0,
  ),
  captionAt(
    '7.2-16',
    'the caption of a table comes first or last',
    /^Table$/,
    (index, length) => index === 0 || index === length - 1,
  ),
  parent('7.2-17', 'items stand in lists', /^LI$/, /^L$/),
  parent('7.2-18', 'bodies of items stand in items', /^LBody$/, /^LI$/),
  kids('7.2-19', 'lists hold items, lists and captions', /^L$/, /^(?:L|LI|Caption)$/),
  kids('7.2-20', 'items hold labels and bodies', /^LI$/, /^(?:Lbl|LBody)$/),
  parent('7.2-26', 'entries stand in contents', /^TOCI$/, /^TOC$/),
  kids('7.2-27', 'contents hold entries, contents and captions', /^TOC$/, /^(?:TOC|TOCI|Caption)$/),
  captionAt('7.2-28', 'the caption of contents comes first', /^TOC$/, (index) => index === 0),
  kids('7.2-36', 'heads of tables hold rows', /^THead$/, /^TR$/),
  kids('7.2-37', 'bodies of tables hold rows', /^TBody$/, /^TR$/),
  kids('7.2-38', 'feet of tables hold rows', /^TFoot$/, /^TR$/),
  count('7.2-39', 'a table has one caption', /^Table$/, /^Caption$/, (found) => found > 1),
  captionAt('7.2-40', 'the caption of a list comes first', /^L$/, (index) => index === 0),
  kids(
    'ISO 32000-1, 14.8.4.3.2',
    'paragraphs and headings hold no blocks',
    /^(?:P|H\d?)$/,
    /^(?:Span|Link|Code|Quote|Note|Reference|BibEntry|Formula|Figure|Form|Annot|Ruby|Warichu|Lbl|NonStruct)$/,
  ),
  kids('ISO 32000-1, table 340', 'rubies hold a base, a text and its brackets', /^Ruby$/, /^R[BTP]$/),
  kids('ISO 32000-1, table 341', 'warichus hold a text and its brackets', /^Warichu$/, /^W[TP]$/),
  parent(
    'ISO 32000-1, table 334',
    'a caption belongs to what it is the caption of',
    /^Caption$/,
    /^(?:Figure|Table|L|TOC|Formula|Form|Sect|Art)$/,
  ),
]

const level = (role: string): number => Number(/^H(\d+)$/.exec(role)?.[1] ?? 0)
const levels = ({ elements: all }: Tagged): number[] =>
  all.map(({ role }) => level(role)).filter((each) => each > 0)
const isPlain = ({ role }: { readonly role: string }): boolean => role === 'H'

/** Headings: clause 7.4. */
export const headingRules: readonly Rule[] = [
  rule('7.4.2-1', 'headings begin with the first level and leave none out', (file) =>
    levels(file).flatMap((each, index, all) =>
      when(each > (all[index - 1] ?? 0) + 1, `H${all[index - 1] ?? 0}, H${each}`),
    ),
  ),
  count('7.4.4-1', 'one heading without a number in an element', /./, /^H$/, (found) => found > 1),
  rule('7.4.4-2', 'headings have numbers or have none', (file) =>
    when(file.elements.some(isPlain) && levels(file).length > 0, 'both'),
  ),
]
