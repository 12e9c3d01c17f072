import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

/** Objects packed into one stream: to find one, a reader's program unpacks them all. */
const ofPack = 200

/** Where an object stands: at an offset of the file, or packed with others. */
type Entry = readonly [kind: 1 | 2, offsetOrPack: number, index: number]

/**
 * Write a document as a file: what can be reached, packed into object streams (ISO 32000-1, 7.5.7), and an id that
 * is a hash of all of it (14.4), so that two builds are the same.
 *
 * pdf-lib's own writer looks for each entry's place among all others: half an hour for a long book.
 */
export function writeDocument(document: PDFDocument): Uint8Array {
  const { context } = document
  const { Root, Info } = context.trailerInfo
  const file = new FileParts('%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n')
  const objects = reachable(document)
  let next = context.largestObjectNumber + 1
  for (const [ref, object] of objects)
    if (object instanceof PDFStream) file.object(ref.objectNumber, bytesOf(object))
  const small = objects.filter(([, object]) => !(object instanceof PDFStream))
  for (let start = 0; start < small.length; start += ofPack)
    file.pack(next++, small.slice(start, start + ofPack))
  const id = PDFHexString.of(file.hash().slice(0, 32))
  context.trailerInfo.ID = context.obj([id, id])
  const information = Info ? `/Info ${Info.toString()}\n` : ''
  return file.close(next, `/Root ${String(Root)}\n${information}/ID [${id.toString()} ${id.toString()}]`)
}

class FileParts {
  readonly #parts: Buffer[] = []
  readonly #entries = new Map<number, Entry>()
  #size = 0

  constructor(header: string) {
    this.#add(Buffer.from(header, 'latin1'))
  }

  object(number: number, bytes: Uint8Array): void {
    this.#entries.set(number, [1, this.#size, 0])
    this.#add(Buffer.from(`${number} 0 obj\n`))
    this.#add(bytes)
    this.#add(Buffer.from('\nendobj\n'))
  }

  pack(number: number, objects: readonly (readonly [PDFRef, PDFObject])[]): void {
    const texts = objects.map(([, object]) => object.toString())
    let offset = 0
    const places = objects.map(([ref], index) => {
      this.#entries.set(ref.objectNumber, [2, number, index])
      const place = `${ref.objectNumber} ${offset}`
      offset += (texts[index]?.length ?? 0) + 1
      return place
    })
    const head = `${places.join(' ')}\n`
    const dict = `/Type /ObjStm\n/N ${objects.length}\n/First ${head.length}`
    this.object(number, streamOf(dict, Buffer.from(`${head}${texts.join('\n')}\n`, 'latin1')))
  }

  hash(): string {
    const hash = createHash('sha256')
    for (const part of this.#parts) hash.update(part)
    return hash.digest('hex')
  }

  /** Write where everything stands (ISO 32000-1, 7.5.8), and give the whole file. */
  close(number: number, trailer: string): Uint8Array {
    const start = this.#size
    const entries = new Map(this.#entries).set(number, [1, start, 0])
    const numbers = [...entries.keys()].toSorted((a, b) => a - b)
    const rows = numbers.map((each) => entries.get(each) ?? ([1, 0, 0] as const))
    const index = `/Index [0 1 ${sectionsOf(numbers).flat().join(' ')}]`
    const parameters = `/W [1 4 2]\n/DecodeParms <<\n/Predictor 12\n/Columns 7\n>>`
    const dict = `/Type /XRef\n/Size ${number + 1}\n${index}\n${parameters}\n${trailer}`
    this.object(number, streamOf(dict, tableOf(rows)))
    this.#add(Buffer.from(`startxref\n${start}\n%%EOF\n`))
    return new Uint8Array(Buffer.concat(this.#parts, this.#size))
  }

  #add(bytes: Uint8Array): void {
    this.#parts.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    this.#size += bytes.byteLength
  }
}

const streamOf = (dict: string, content: Uint8Array): Buffer => {
  const packed = deflateSync(content)
  const head = `<<\n${dict}\n/Filter /FlateDecode\n/Length ${packed.length}\n>>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream')])
}

function bytesOf(stream: PDFStream): Uint8Array {
  const bytes = new Uint8Array(stream.sizeInBytes())
  stream.copyBytesInto(bytes, 0)
  return bytes
}

/** Runs of numbers without a gap, each as its first and how many there are. */
function sectionsOf(numbers: readonly number[]): [number, number][] {
  const sections: [number, number][] = []
  for (const number of numbers) {
    const last = sections.at(-1)
    if (last && last[0] + last[1] === number) last[1] += 1
    else sections.push([number, 1])
  }
  return sections
}

/** Each row as its difference from the one above (PNG's filter “up”): neighbours hardly differ. */
function tableOf(rows: readonly Entry[]): Buffer {
  const plain = Buffer.alloc((rows.length + 1) * 7)
  plain.writeUInt16BE(65535, 5)
  for (const [index, [kind, offset, place]] of rows.entries()) {
    plain.writeUInt8(kind, (index + 1) * 7)
    plain.writeUInt32BE(offset, (index + 1) * 7 + 1)
    plain.writeUInt16BE(place, (index + 1) * 7 + 5)
  }
  const table = Buffer.alloc((rows.length + 1) * 8)
  for (let row = 0; row <= rows.length; row += 1) {
    table[row * 8] = 2
    for (let column = 0; column < 7; column += 1) {
      const above = row > 0 ? (plain[(row - 1) * 7 + column] ?? 0) : 0
      table[row * 8 + column + 1] = (plain[row * 7 + column] ?? 0) - above
    }
  }
  return table
}

/** Every object that something leads to, in the order of their numbers. */
function reachable({ context }: PDFDocument): (readonly [PDFRef, PDFObject])[] {
  const { Root, Info } = context.trailerInfo
  const found: [PDFRef, PDFObject][] = []
  const seen = new Uint8Array(context.largestObjectNumber + 1)
  const waiting: PDFObject[] = [Root, Info].filter((object) => object !== undefined)
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      const target = seen[object.objectNumber] ? undefined : context.lookup(object)
      if (!target) continue
      seen[object.objectNumber] = 1
      found.push([object, target])
      waiting.push(target)
    } else if (object instanceof PDFDict) for (const value of object.values()) waiting.push(value)
    else if (object instanceof PDFArray) for (const value of object.asArray()) waiting.push(value)
    else if (object instanceof PDFStream) waiting.push(object.dict)
  }
  return found.toSorted(([a], [b]) => a.objectNumber - b.objectNumber)
}
