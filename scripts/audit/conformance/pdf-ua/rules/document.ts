import { PDFBool } from '@cantoo/pdf-lib'

import { dictIn, key, numberIn, textIn } from '../../../pdf/values.ts'
import { standardTypes, type Tagged } from '../file.ts'
import { type Rule, rule, when } from '../rule.ts'

const isTrue = (file: Tagged, dict: string, entry: string): boolean =>
  dictIn(file.catalog, dict)?.lookup(key(entry)) === PDFBool.True

/** A property in the metadata, as an element or as an attribute, with the prefix that it has there. */
const property = (xmp: string, name: string): { prefix: string; value: string } | undefined => {
  const found = new RegExp(`([\\w-]+):${name}(?:\\s*=\\s*["']([^"']*)|[^>]*>([^<]*))`).exec(xmp)
  return found ? { prefix: found[1] ?? '', value: found[2] ?? found[3] ?? '' } : undefined
}
const hasPrefix =
  (name: string) =>
  ({ xmp }: Tagged) => {
    const found = xmp.includes('http://www.aiim.org/pdfua/ns/id/') ? property(xmp, name) : undefined
    return when(found !== undefined && found.prefix !== 'pdfuaid', found?.prefix ?? '')
  }

/** The file as a whole: clauses 5, 6 and 7.1, and what else stands in the catalogue. */
export const documentRules: readonly Rule[] = [
  rule('5-1', 'the metadata say that it is PDF/UA', ({ xmp }) =>
    when(!xmp.includes('http://www.aiim.org/pdfua/ns/id/') || !property(xmp, 'part'), 'they do not'),
  ),
  rule('5-2', 'of part 1', ({ xmp }) =>
    when(property(xmp, 'part')?.value !== '1', String(property(xmp, 'part')?.value)),
  ),
  rule('5-3', 'the part has the prefix pdfuaid', hasPrefix('part')),
  rule('5-4', 'an amendment has the prefix pdfuaid', hasPrefix('amd')),
  rule('5-5', 'a corrigendum has the prefix pdfuaid', hasPrefix('corr')),
  rule('6.1-1', 'its version is 1.0 to 1.7', ({ bytes }) => {
    const header = Buffer.from(bytes.subarray(0, 10)).toString('latin1')
    return when(!/^%PDF-1\.[0-7][\r\n]/.test(header), header)
  }),
  rule('6.2-1', 'it is marked as tagged', (file) => when(!isTrue(file, 'MarkInfo', 'Marked'), 'Marked')),
  rule('7.1-4', 'it has no suspect tags', (file) => when(isTrue(file, 'MarkInfo', 'Suspects'), 'Suspects')),
  rule('7.1-5', 'every type is standard, or mapped to one', ({ elements }) =>
    elements.filter(({ role }) => !standardTypes.has(role)).map(({ type }) => type),
  ),
  rule('7.1-6', 'roles lead somewhere', ({ roles }) =>
    (roles?.keys() ?? [])
      .map((name) => name.decodeText())
      .filter((name) => {
        const seen = new Set<string>()
        for (let role: string | undefined = name; role !== undefined; role = textIn(roles, role)) {
          if (seen.has(role)) return true
          seen.add(role)
        }
        return false
      }),
  ),
  rule('7.1-7', 'standard types are not mapped', ({ roles }) =>
    (roles?.keys() ?? []).map((name) => name.decodeText()).filter((name) => standardTypes.has(name)),
  ),
  rule('7.1-8', 'it has metadata', ({ catalog }) =>
    when(textIn(dictIn(catalog, 'Metadata'), 'Type') !== 'Metadata', 'none'),
  ),
  rule('7.1-9', 'they have a title', ({ xmp }) =>
    when(!/<dc:title>[^]*?<rdf:li[^>]*>[^<]+</.test(xmp), 'no dc:title'),
  ),
  rule('7.1-10', 'its title is shown in the window', (file) =>
    when(!isTrue(file, 'ViewerPreferences', 'DisplayDocTitle'), 'DisplayDocTitle'),
  ),
  rule('7.1-11', 'it has a structure tree', ({ root, elements }) =>
    when(!root || elements.length === 0, 'none'),
  ),
  rule('7.10-1', 'configurations of optional content have names', (file) =>
    configurations(file)
      .filter((each) => !textIn(each, 'Name'))
      .map(String),
  ),
  rule('7.10-2', 'and are not switched by themselves', (file) =>
    configurations(file)
      .filter((each) => each.has(key('AS')))
      .map(String),
  ),
  rule('7.11-1', 'embedded files have names of both kinds', ({ dicts }) =>
    dicts
      .filter((each) => each.has(key('EF')) && (!textIn(each, 'F') || !textIn(each, 'UF')))
      .map(() => 'file'),
  ),
  rule('7.15-1', 'its forms are not dynamic', ({ dicts }) =>
    dicts
      .filter((each) => each.has(key('XFA')) || textIn(each, 'dynamicRender') === 'required')
      .map(() => 'XFA'),
  ),
  rule('7.16-1', 'it may be read by assistive programs', ({ document: { context } }) => {
    const encryption = context.lookup(context.trailerInfo.Encrypt)
    const rights = encryption ? numberIn(encryption as Tagged['catalog'], 'P') : 512
    return when(rights === undefined || (rights & 512) === 0, String(rights))
  }),
  rule('7.18.6.2-1', 'media clips name their type', ({ dicts }) =>
    dicts.filter((each) => textIn(each, 'S') === 'MCD' && !textIn(each, 'CT')).map(() => 'clip'),
  ),
  rule('7.18.6.2-2', 'and are described', ({ dicts }) =>
    dicts.filter((each) => textIn(each, 'S') === 'MCD' && !each.has(key('Alt'))).map(() => 'clip'),
  ),
  rule('7.19', 'it runs no scripts', ({ catalog, dicts }) =>
    when(catalog.has(key('AA')) || dicts.some((each) => textIn(each, 'S') === 'JavaScript'), 'JavaScript'),
  ),
  rule('7.20-1', 'no content comes from another file', ({ dicts }) =>
    dicts.filter((each) => textIn(each, 'Subtype') === 'Form' && each.has(key('Ref'))).map(() => 'reference'),
  ),
]

const configurations = ({ catalog }: Tagged) => {
  const properties = dictIn(catalog, 'OCProperties')
  const others = properties?.lookup(key('Configs')) as { asArray?: () => unknown[] } | undefined
  const all = [
    properties?.lookup(key('D')),
    ...(others?.asArray?.() ?? []).map((each) => properties?.context.lookup(each as never)),
  ]
  return all.filter((each) => each !== undefined) as Tagged['catalog'][]
}
