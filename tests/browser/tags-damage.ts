import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'

import { latin1 } from '../../scripts/audit/pdf/values.ts'
import type { Element, Tagged } from '../../scripts/audit/conformance/pdf-ua/file.ts'
import { key } from '../../scripts/audit/pdf/values.ts'

type Entries = Readonly<Record<string, unknown>>

/** A sound file, and the tools to spoil it with. */
export class Victim {
  readonly file: Tagged
  readonly document: PDFDocument
  readonly catalog: PDFDict
  /** Spoils the bytes, once they are written. */
  rewrite = (bytes: Uint8Array): Uint8Array => bytes

  constructor(file: Tagged) {
    this.file = file
    this.document = file.document
    this.catalog = file.catalog
  }

  element(role: string, index = 0): Element {
    const found = this.file.elements.filter((each) => each.role === role).at(index)
    if (!found) throw new Error(`There is no ${role}`)
    return found
  }

  find(role: string, index = 0): PDFDict {
    return this.element(role, index).dict
  }

  rename(role: string, type: string): void {
    this.find(role).set(key('S'), key(type))
  }

  object(entries: Entries): PDFDict {
    return this.document.context.obj(entries as Record<string, PDFObject>)
  }

  /** Put an element into another, before all else or behind it. */
  add(parent: PDFDict, type: string, entries: Entries = {}, at: 'first' | 'last' = 'last'): PDFDict {
    const { context } = this.document
    const element = this.object({ Type: 'StructElem', S: type, K: [], ...entries })
    const ref = context.register(element)
    element.set(key('P'), this.refOf(parent))
    const kids = parent.lookup(key('K'), PDFArray)
    if (at === 'last') kids.push(ref)
    else kids.insert(0, ref)
    return element
  }

  refOf(object: PDFObject): PDFRef {
    const found = this.document.context.getObjectRef(object)
    if (!found) throw new Error('It has no number')
    return found
  }

  annotation(): PDFDict {
    const [first] = this.file.annotations
    if (!first) throw new Error('There is no link')
    return first.dict
  }

  /** Lay an annotation on the first page, and hang it below an element. */
  annotate(subtype: string, entries: Entries = {}, owner?: PDFDict): PDFDict {
    const { context } = this.document
    const annotation = this.object({
      Type: 'Annot',
      Subtype: subtype,
      Rect: [0, 0, 9, 9],
      ...entries,
    })
    const ref = context.register(annotation)
    this.document.getPage(0).node.lookup(key('Annots'), PDFArray).push(ref)
    owner?.lookup(key('K'), PDFArray).push(this.object({ Type: 'OBJR', Obj: ref }))
    return annotation
  }

  /** Write something behind the content of the first page, or make something else of it. */
  draw(change: string | ((text: string) => string), index = 0): void {
    const { node } = this.document.getPage(index)
    const given = node.lookup(key('Contents'))
    const text = given instanceof PDFRawStream ? latin1(given) : ''
    const whole = typeof change === 'string' ? `${text}\n${change}` : change(text)
    node.set(key('Contents'), this.document.context.register(this.stream(whole)))
  }

  stream(text: string, entries: Entries = {}): PDFRawStream {
    const bytes = new Uint8Array(Buffer.from(text, 'latin1'))
    return PDFRawStream.of(this.object({ Length: bytes.length, ...entries }), bytes)
  }

  metadata(change: (xmp: string) => string): void {
    const text = Buffer.from(change(this.file.xmp), 'utf8').toString('latin1')
    const stream = this.stream(text, { Type: 'Metadata', Subtype: 'XML' })
    this.catalog.set(key('Metadata'), this.document.context.register(stream))
  }

  /** The first font of a kind. */
  font(subtype: string): PDFDict {
    const found = this.file.dicts.find(
      (each) => each.get(key('Type')) === key('Font') && each.get(key('Subtype')) === PDFName.of(subtype),
    )
    if (!found) throw new Error(`There is no ${subtype}`)
    return found
  }

  /** A font of one byte a letter, with the program of another, and without its maps of letters. */
  trueType(flags: number, entries: Entries): void {
    const { context } = this.document
    const given = this.font('CIDFontType2').lookup(key('FontDescriptor'), PDFDict).lookup(key('FontFile2'))
    const text = given instanceof PDFRawStream ? latin1(given) : ''
    const program = context.register(this.stream(text.replace('cmap', 'none')))
    const descriptor = this.object({ Type: 'FontDescriptor', Flags: flags, FontFile2: program })
    const font = { Type: 'Font', Subtype: 'TrueType', BaseFont: 'Letters', FontDescriptor: descriptor }
    context.register(this.object({ ...font, ...entries }))
  }

  /** No language is said of the whole any more. */
  unspoken(): void {
    this.catalog.delete(key('Lang'))
    for (const { dict } of this.file.elements) dict.delete(key('Lang'))
  }
}
