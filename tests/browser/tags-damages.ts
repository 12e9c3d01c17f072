import { PDFDict, PDFHexString, PDFName, PDFNumber, type PDFRawStream, PDFString } from '@cantoo/pdf-lib'

import { key, latin1 } from '../../scripts/audit/pdf/values.ts'
import type { Victim } from './tags-damage.ts'

type Damage = (victim: Victim) => unknown

const text = (value: string): PDFHexString => PDFHexString.fromText(value)
const on = (victim: Victim, role: string, name: string, value: PDFHexString): void => {
  victim.unspoken()
  victim.find(role).set(key(name), value)
}
const span =
  (name: string): Damage =>
  (victim) => {
    victim.unspoken()
    victim.draw(`/Artifact BMC /Span <</${name} (x)>> BDC EMC EMC`)
  }
const attribute = (victim: Victim, role: string, entries: Record<string, unknown>, index = 0): void =>
  victim.find(role, index).set(key('A'), victim.object(entries))

const ofFile: Record<string, Damage> = {
  '5-1': (victim) =>
    victim.metadata((xmp) => xmp.replaceAll('http://www.aiim.org/pdfua/ns/id/', 'http://example.org/')),
  '5-2': (victim) => victim.metadata((xmp) => xmp.replace('part>1<', 'part>2<')),
  '5-3': (victim) => victim.metadata((xmp) => xmp.replaceAll('pdfuaid:part', 'ua:part')),
  '5-4': (victim) =>
    victim.metadata((xmp) => xmp.replace('<pdfuaid:part>', '<ua:amd>1</ua:amd><pdfuaid:part>')),
  '5-5': (victim) =>
    victim.metadata((xmp) => xmp.replace('<pdfuaid:part>', '<ua:corr>1</ua:corr><pdfuaid:part>')),
  '6.1-1': (victim) => {
    victim.rewrite = (bytes) =>
      new Uint8Array(
        Buffer.from(
          Buffer.from(bytes)
            .toString('latin1')
            .replace(/^%PDF-1\.\d/, '%PDF-2.0'),
          'latin1',
        ),
      )
  },
  '6.2-1': ({ catalog }) => catalog.delete(key('MarkInfo')),
  '7.1-4': (victim) => victim.catalog.set(key('MarkInfo'), victim.object({ Marked: true, Suspects: true })),
  '7.1-5': (victim) => victim.rename('P', 'Paragraph'),
  '7.1-6': (victim) => victim.file.root?.set(key('RoleMap'), victim.object({ Em: 'Strong', Strong: 'Em' })),
  '7.1-7': ({ file }) => file.roles?.set(key('P'), key('Span')),
  '7.1-8': ({ catalog }) => catalog.delete(key('Metadata')),
  '7.1-9': (victim) => victim.metadata((xmp) => xmp.replace('>Sample<', '><')),
  '7.1-10': ({ catalog }) => catalog.delete(key('ViewerPreferences')),
  '7.1-11': ({ catalog }) => catalog.delete(key('StructTreeRoot')),
  '7.10-1': (victim) =>
    victim.catalog.set(key('OCProperties'), victim.object({ D: { Order: [] }, OCGs: [] })),
  '7.10-2': (victim) => victim.catalog.set(key('OCProperties'), victim.object({ D: { AS: [] }, OCGs: [] })),
  '7.11-1': (victim) => victim.document.context.register(victim.object({ Type: 'Filespec', EF: {} })),
  '7.15-1': (victim) => victim.catalog.set(key('AcroForm'), victim.object({ Fields: [], XFA: [] })),
  '7.16-1': (victim) => {
    const { context } = victim.document
    context.trailerInfo.Encrypt = context.register(victim.object({ Filter: 'Standard', P: -516 }))
  },
  '7.18.6.2-1': (victim) => victim.document.context.register(victim.object({ S: 'MCD', Alt: [] })),
  '7.18.6.2-2': (victim) =>
    victim.document.context.register(victim.object({ S: 'MCD', CT: text('video/mp4') })),
  '7.19': (victim) =>
    victim.catalog.set(key('OpenAction'), victim.object({ S: 'JavaScript', JS: text('1') })),
  '7.20-1': (victim) => victim.document.context.register(victim.stream('', { Subtype: 'Form', Ref: {} })),
}

const ofContent: Record<string, Damage> = {
  '7.1-1': (victim) =>
    victim.draw((content) => content.replace(/(\/MCID 0\s*>>\s*BDC)/, '$1 /Artifact BMC EMC')),
  '7.1-2': (victim) =>
    victim.draw((content) => content.replace(/(\/Artifact [^\n]*BDC)/, '$1 /P <</MCID 99>> BDC EMC')),
  '7.1-3': (victim) => victim.draw('0 0 9 9 re f'),
  '7.20-2': (victim) => {
    const { context } = victim.document
    const form = context.register(
      victim.stream('/P <</MCID 99>> BDC EMC', { Subtype: 'Form', BBox: [0, 0, 9, 9] }),
    )
    victim.document
      .getPage(0)
      .node.Resources()
      ?.set(key('XObject'), victim.object({ Twice: form }))
    victim.draw('/Artifact BMC /Twice Do /Twice Do EMC')
  },
  'ISO 32000-1, 14.6': (victim) => victim.draw('/Artifact BMC'),
  'ISO 32000-1, 14.7.4': (victim) => victim.find('H1').delete(key('K')),
  'ISO 32000-1, 14.7.4.4': ({ file }) => file.root?.delete(key('ParentTree')),
}

const ofTree: Record<string, Damage> = {
  '7.1-12': (victim) => victim.find('P').delete(key('P')),
  '7.2-3': (victim) => victim.add(victim.find('Table'), 'P'),
  '7.2-4': (victim) => victim.add(victim.find('Sect'), 'TR'),
  '7.2-5': (victim) => victim.add(victim.find('Sect'), 'THead'),
  '7.2-6': (victim) => victim.add(victim.find('Sect'), 'TBody'),
  '7.2-7': (victim) => victim.add(victim.find('Sect'), 'TFoot'),
  '7.2-8': (victim) => victim.add(victim.find('Sect'), 'TH'),
  '7.2-9': (victim) => victim.add(victim.find('Sect'), 'TD'),
  '7.2-10': (victim) => victim.add(victim.find('TR'), 'P'),
  '7.2-11': (victim) => [1, 2].forEach(() => victim.add(victim.find('Table'), 'THead')),
  '7.2-12': (victim) => [1, 2].forEach(() => victim.add(victim.find('Table'), 'TFoot')),
  '7.2-13': (victim) => victim.add(victim.find('Table'), 'TFoot'),
  '7.2-14': (victim) => victim.add(victim.find('Table'), 'THead'),
  '7.2-16': (victim) => victim.add(victim.find('Table'), 'TR', {}, 'first'),
  '7.2-17': (victim) => victim.add(victim.find('Sect'), 'LI'),
  '7.2-18': (victim) => victim.add(victim.find('Sect'), 'LBody'),
  '7.2-19': (victim) => victim.add(victim.find('L'), 'P'),
  '7.2-20': (victim) => victim.add(victim.find('LI'), 'P'),
  '7.2-26': (victim) => victim.add(victim.find('Sect'), 'TOCI'),
  '7.2-27': (victim) => victim.add(victim.find('TOC'), 'P'),
  '7.2-28': (victim) => victim.add(victim.find('TOC'), 'Caption'),
  '7.2-36': (victim) => victim.add(victim.add(victim.find('Table'), 'THead'), 'P'),
  '7.2-37': (victim) => victim.add(victim.add(victim.find('Table'), 'TBody'), 'P'),
  '7.2-38': (victim) => victim.add(victim.add(victim.find('Table'), 'TFoot'), 'P'),
  '7.2-39': (victim) => victim.add(victim.find('Table'), 'Caption'),
  '7.2-40': (victim) => victim.add(victim.find('L'), 'Caption'),
  'ISO 32000-1, 14.8.4.3.2': (victim) => victim.add(victim.find('P'), 'Table'),
  'ISO 32000-1, table 340': (victim) => victim.add(victim.add(victim.find('P'), 'Ruby'), 'Span'),
  'ISO 32000-1, table 341': (victim) => victim.add(victim.add(victim.find('P'), 'Warichu'), 'Span'),
  'ISO 32000-1, table 334': (victim) => victim.add(victim.find('P'), 'Caption'),
  '7.4.2-1': (victim) => victim.rename('H2', 'H3'),
  '7.4.4-1': (victim) => [1, 2].forEach(() => victim.add(victim.find('Sect'), 'H')),
  '7.4.4-2': (victim) => victim.add(victim.find('Sect'), 'H'),
}

const ofElements: Record<string, Damage> = {
  '7.3-1': (victim) => victim.find('Figure').delete(key('Alt')),
  '7.7-1': (victim) => victim.find('Formula').delete(key('Alt')),
  '7.9-1': (victim) => victim.find('Note').delete(key('ID')),
  '7.9-2': (victim) => victim.add(victim.find('Sect'), 'Note', { ID: victim.find('Note').get(key('ID')) }),
  '7.18.4-2': (victim) => victim.add(victim.find('P'), 'Form'),
  '7.2-15': (victim) => {
    attribute(victim, 'TH', { O: 'Table', ColSpan: 2, Scope: 'Column' })
    attribute(victim, 'TH', { O: 'Table', RowSpan: 2, Scope: 'Column' }, 1)
    attribute(victim, 'TH', { O: 'Table', ColSpan: 3, Scope: 'Row' }, 2)
  },
  '7.2-41': (victim) => attribute(victim, 'TD', { O: 'Table', RowSpan: 9 }),
  '7.2-42': (victim) => attribute(victim, 'TD', { O: 'Table', ColSpan: 2 }),
  '7.5-1': (victim) => {
    for (const { role, dict } of victim.file.elements) if (/^T[HD]$/.test(role)) dict.delete(key('A'))
  },
  '7.5-2': (victim) => attribute(victim, 'TD', { O: 'Table', Headers: [text('nobody')] }),
}

const ofLanguage: Record<string, Damage> = {
  '7.2-2': (victim) => {
    victim.unspoken()
    victim.catalog.set(key('Outlines'), victim.object({ First: { Title: text('One') } }))
  },
  '7.2-21': (victim) => on(victim, 'P', 'ActualText', text('words')),
  '7.2-22': (victim) => victim.unspoken(),
  '7.2-23': (victim) => on(victim, 'P', 'E', text('words')),
  '7.2-24': (victim) => victim.unspoken(),
  '7.2-25': (victim) => {
    victim.unspoken()
    victim.annotate('Widget', { TU: text('Name') })
  },
  '7.2-29': (victim) => victim.find('P').set(key('Lang'), PDFString.of('en-x-join-3')),
  '7.2-30': span('ActualText'),
  '7.2-31': span('Alt'),
  '7.2-32': span('E'),
  '7.2-33': (victim) => victim.unspoken(),
  '7.2-34': (victim) => victim.unspoken(),
}

const ofAnnotations: Record<string, Damage> = {
  '7.18.1-1': (victim) => victim.annotate('Highlight', { Contents: text('x') }, victim.find('P')),
  '7.18.1-2': (victim) => victim.annotate('Highlight', {}, victim.add(victim.find('Sect'), 'Annot')),
  '7.18.1-3': (victim) => victim.annotate('Widget', {}, victim.add(victim.find('Sect'), 'Form')),
  '7.18.1 (28-006)': (victim) => victim.annotate('Hologram', { Contents: text('x') }),
  '7.18.2-1': (victim) => victim.annotate('TrapNet', { Contents: text('x') }),
  '7.18.3-1': (victim) => victim.document.getPage(0).node.delete(key('Tabs')),
  '7.18.4-1': (victim) => victim.annotate('Widget', { TU: text('Name') }, victim.find('P')),
  '7.18.5-1': (victim) => victim.rename('Link', 'Span'),
  '7.18.5-2': (victim) => victim.annotation().delete(key('Contents')),
  '7.18.8-1': (victim) => victim.annotate('PrinterMark', {}, victim.find('P')),
  'ISO 32000-1, 12.5.6.5': (victim) => victim.annotation().delete(key('Dest')),
}

/** A map of codes of our own, in place of the font's. */
const map = (victim: Victim, entries: Record<string, unknown>, content = ''): void => {
  const info = victim.object({
    Registry: text('Adobe'),
    Ordering: text('Identity'),
    Supplement: 0,
  })
  const stream = victim.stream(content, { Type: 'CMap', CIDSystemInfo: info, ...entries })
  victim.font('Type0').set(key('Encoding'), victim.document.context.register(stream))
}
const descriptors = ({ file }: Victim): PDFDict[] => file.dicts.filter((each) => each.has(key('FontFile2')))
const letters = (victim: Victim, change: (content: string) => string): void => {
  const font = victim.font('Type0')
  const given = font.lookup(key('ToUnicode')) as PDFRawStream
  font.set(key('ToUnicode'), victim.document.context.register(victim.stream(change(latin1(given)))))
}
const show = (victim: Victim, code: string): void => {
  const fonts = victim.document.getPage(0).node.Resources()?.lookup(key('Font'), PDFDict)
  const name = fonts
    ?.entries()
    .find(([, font]) => fonts.context.lookup(font, PDFDict).get(key('Subtype')) === key('Type0'))?.[0]
  victim.draw(`/Artifact BMC BT ${String(name)} 9 Tf <${code}> Tj ET EMC`)
}

const ofFonts: Record<string, Damage> = {
  '7.21.3.1-1': (victim) =>
    map(victim, {
      CIDSystemInfo: victim.object({
        Registry: text('Other'),
        Ordering: text('Japan1'),
        Supplement: 9,
      }),
    }),
  '7.21.3.2-1': (victim) => victim.font('CIDFontType2').delete(key('CIDToGIDMap')),
  '7.21.3.3-1': (victim) => victim.font('Type0').set(key('Encoding'), PDFName.of('Nobody-H')),
  '7.21.3.3-2': (victim) => map(victim, { WMode: 1 }, '/WMode 0 def'),
  '7.21.3.3-3': (victim) => map(victim, { UseCMap: 'Nobody-H' }),
  '7.21.4.1-1': (victim) => descriptors(victim).forEach((each) => each.delete(key('FontFile2'))),
  '7.21.4.1-2': (victim) => show(victim, 'FFF0'),
  '7.21.5-1': (victim) => {
    const font = victim.font('CIDFontType2')
    font.delete(key('W'))
    font.set(key('DW'), PDFNumber.of(12345))
  },
  '7.21.6-1': (victim) => victim.trueType(32, { Encoding: 'WinAnsiEncoding' }),
  '7.21.6-2': (victim) => victim.trueType(32, {}),
  '7.21.6-3': (victim) => victim.trueType(4, { Encoding: 'WinAnsiEncoding' }),
  '7.21.6-4': (victim) => victim.trueType(4, {}),
  '7.21.7-1': (victim) => victim.font('Type0').delete(key('ToUnicode')),
  '7.21.7-2': (victim) => letters(victim, (content) => `${content} 1 beginbfchar <FFF0> <FEFF> endbfchar`),
  '7.21.8-1': (victim) => show(victim, '0000'),
}

/** For each condition, a way to break it. */
export const damages: Readonly<Record<string, Damage>> = {
  ...ofFile,
  ...ofContent,
  ...ofTree,
  ...ofElements,
  ...ofLanguage,
  ...ofAnnotations,
  ...ofFonts,
}
