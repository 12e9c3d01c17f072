import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

/** How objects are to be named differently from what the file says. */
export interface Renaming {
  /** Added to every object number. */
  readonly shift: number
  /** Added to every key of the parent tree: `StructParent` and `StructParents`. */
  readonly keyShift: number
  /** Ids of structure elements, old to new. */
  readonly ids: ReadonlyMap<string, string>
}

/**
 * Reads PDF objects (ISO 32000-1, 7.3) and gives them new numbers at once: a book has a million of them, and reading
 * and copying each would take longer than printing it.
 */
export class Syntax {
  readonly #bytes: Buffer
  readonly #context: PDFContext
  readonly #renaming: Renaming
  readonly #lengthOf: (ref: PDFRef) => number
  readonly #names = new Map<string, PDFName>()
  readonly #refs: PDFRef[] = []
  #at = 0

  /** @param lengthOf The value of an object, by its new number, that a stream gives as its length. */
  constructor(bytes: Buffer, context: PDFContext, renaming: Renaming, lengthOf: (ref: PDFRef) => number) {
    this.#bytes = bytes
    this.#context = context
    this.#renaming = renaming
    this.#lengthOf = lengthOf
  }

  /** The object that begins at an offset. */
  objectAt(offset: number): PDFObject {
    this.#at = offset
    return this.#object()
  }

  /** The same behind `12 0 obj`, with its stream if it has one. */
  indirectAt(offset: number): PDFObject {
    const object = this.objectAt(this.#bytes.indexOf('obj', offset, 'latin1') + 3)
    return object instanceof PDFDict ? this.#stream(object) : object
  }

  #object(): PDFObject {
    const byte = this.#skip()
    if (byte === slash) return this.#name()
    if (byte === less) return this.#bytes[this.#at + 1] === less ? this.#dict() : this.#hexText()
    if (byte === openArray) return this.#array()
    if (byte === open) return this.#text()
    const token = this.#token()
    return words.get(token) ?? this.#numberOrRef(token)
  }

  /** Leave out white space and comments; gives the byte behind. */
  #skip(): number {
    const bytes = this.#bytes
    for (;;) {
      const byte = bytes[this.#at]
      if (byte === undefined) throw new Error('The browser wrote a PDF that ends too early')
      if (kinds[byte] === space) this.#at += 1
      else if (byte === percent) while (bytes[this.#at] !== 10 && bytes[this.#at] !== 13) this.#at += 1
      else return byte
    }
  }

  #token(): string {
    const bytes = this.#bytes
    const start = this.#at
    let at = start
    while (kinds[bytes[at] ?? 0] === regular) at += 1
    this.#at = at
    return at - start > 12 ? bytes.toString('latin1', start, at) : shortText(bytes, start, at)
  }

  #name(): PDFName {
    this.#at += 1
    const token = this.#token()
    const known = this.#names.get(token)
    if (known) return known
    const name = PDFName.of(token)
    this.#names.set(token, name)
    return name
  }

  #numberOrRef(token: string): PDFObject {
    const value = Number(token)
    if (token === '' || Number.isNaN(value)) throw new Error(`The browser wrote a PDF with “${token}” in it`)
    const bytes = this.#bytes
    const after = this.#at
    const digit = bytes[after + 1] ?? 0
    if (bytes[after] !== blank || digit < 48 || digit > 57) return PDFNumber.of(value)
    this.#at += 1
    const generation = this.#token()
    const at = this.#at
    if (bytes[at] === blank && bytes[at + 1] === letterR && kinds[bytes[at + 2] ?? 0] !== regular) {
      this.#at += 2
      return this.#ref(value, Number(generation))
    }
    this.#at = after
    return PDFNumber.of(value)
  }

  /** An object is named some four times; pdf-lib makes a text of its number each time. */
  #ref(number: number, generation: number): PDFRef {
    const known = this.#refs[number]
    if (known?.generationNumber === generation) return known
    const ref = PDFRef.of(number + this.#renaming.shift, generation)
    this.#refs[number] = ref
    return ref
  }

  #text(): PDFString {
    const bytes = this.#bytes
    const start = this.#at + 1
    let at = start
    for (let depth = 1; depth > 0; at += 1) {
      const byte = bytes[at]
      if (byte === undefined) throw new Error('The browser wrote a PDF with a string that does not end')
      if (byte === backslash) at += 1
      else if (byte === open) depth += 1
      else if (byte === close) depth -= 1
    }
    this.#at = at
    const text = bytes.toString('latin1', start, at - 1)
    return PDFString.of(this.#renaming.ids.get(text) ?? text)
  }

  #hexText(): PDFHexString {
    const start = this.#at + 1
    const stop = this.#bytes.indexOf(greater, start)
    this.#at = stop + 1
    return PDFHexString.of(this.#bytes.toString('latin1', start, stop))
  }

  #array(): PDFArray {
    const array = PDFArray.withContext(this.#context)
    this.#at += 1
    while (this.#skip() !== closeArray) array.push(this.#object())
    this.#at += 1
    return array
  }

  #dict(): PDFDict {
    const { keyShift } = this.#renaming
    const entries = new Map<PDFName, PDFObject>()
    this.#at += 2
    while (this.#skip() !== greater) {
      const key = this.#name()
      const value = this.#object()
      const isKey = value instanceof PDFNumber && (key === parent || key === parents)
      entries.set(key, isKey ? PDFNumber.of(value.asNumber() + keyShift) : value)
    }
    this.#at += 2
    const type = entries.get(typeKey)
    if (type === page) return PDFPageLeaf.fromMapWithContext(entries, this.#context)
    if (type === pages) return PDFPageTree.fromMapWithContext(entries, this.#context)
    return PDFDict.fromMapWithContext(entries, this.#context)
  }

  #stream(dict: PDFDict): PDFObject {
    const bytes = this.#bytes
    this.#skip()
    if (!bytes.toString('latin1', this.#at, this.#at + 6).startsWith('stream')) return dict
    const start = this.#at + (bytes[this.#at + 6] === 13 ? 8 : 7)
    const length = dict.get(lengthKey)
    const size = length instanceof PDFRef ? this.#lengthOf(length) : Number(String(length))
    return PDFRawStream.of(dict, bytes.subarray(start, start + size))
  }
}

/** Quicker than the decoder for a few letters. */
function shortText(bytes: Buffer, start: number, stop: number): string {
  let text = ''
  for (let at = start; at < stop; at += 1) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

const [open, close, percent, slash, less, greater] = [40, 41, 37, 47, 60, 62]
const [openArray, closeArray, backslash, letterR, blank] = [91, 93, 92, 82, 32]
const [regular, space, delimiter] = [0, 1, 2]

/** What each byte is (ISO 32000-1, 7.2.2). */
const kinds = new Uint8Array(256).fill(regular)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = space
for (const letter of '()<>[]{}/%') kinds[letter.charCodeAt(0)] = delimiter

const words: ReadonlyMap<string, PDFObject> = new Map<string, PDFObject>([
  ['true', PDFBool.True],
  ['false', PDFBool.False],
  ['null', PDFNull],
])
const [typeKey, lengthKey] = [PDFName.of('Type'), PDFName.of('Length')]
const [page, pages] = [PDFName.of('Page'), PDFName.of('Pages')]
const [parent, parents] = [PDFName.of('StructParent'), PDFName.of('StructParents')]
