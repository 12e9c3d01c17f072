import { isKeyword, latin, lexerOf } from './lexer.ts'
import { type Dict, isDict, isRef, isStream, type Ref, type Stream, type Value } from './syntax.ts'
import { unpack } from './unpack.ts'

/** The objects of a PDF, read as they are asked for. */
export interface Objects {
  readonly trailer: Dict
  /** What a reference stands for; any other value is itself, and what is not there is null. */
  resolve(value: Value | undefined): Value
  /** The dictionary that a value is or stands for; of a stream its own. Empty where there is none. */
  dict(value: Value | undefined): Dict
  list(value: Value | undefined): readonly Value[]
  bytes(stream: Stream): Uint8Array
}

/** Where an object stands: at a byte of the file, or with its number in an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number }

const empty: Dict = new Map()

/**
 * @throws {Error} where the table of objects can't be read, or the file is encrypted.
 */
export function openObjects(bytes: Uint8Array): Objects {
  const places = new Map<number, Place>()
  const made = new Map<number, Value>()
  const packs = new Map<number, Pack>()

  function resolve(value: Value | undefined): Value {
    for (let hops = 0; isRef(value) && hops < 20; hops++) value = load(value)
    return value === undefined || isRef(value) ? null : value
  }

  function load({ ref }: Ref): Value {
    const known = made.get(ref)
    if (known !== undefined) return known
    const place = places.get(ref)
    const value = !place ? null : 'offset' in place ? objectAt(bytes, place.offset) : packed(place)
    made.set(ref, value)
    return value
  }

  function packed({ stream, index }: { stream: number; index: number }): Value {
    let pack = packs.get(stream)
    if (!pack) {
      const holder = resolve({ ref: stream, generation: 0 })
      if (!isStream(holder)) return null
      pack = packOf(unpackStream(holder), holder.dict)
      packs.set(stream, pack)
    }
    const start = pack.starts[index]
    return start === undefined ? null : (lexerOf(pack.bytes, start).next() ?? null)
  }

  function unpackStream({ dict, start }: Stream): Uint8Array {
    const length = resolve(dict.get('Length'))
    const end = typeof length === 'number' ? start + length : bytes.length
    return unpack(bytes.subarray(start, end), dict, resolve)
  }

  const trailer = readTables(bytes, places, unpackStream)
  if (trailer.has('Encrypt')) throw new Error('the file is encrypted')
  return {
    trailer,
    resolve,
    bytes: unpackStream,
    dict(value) {
      const found = resolve(value)
      if (isStream(found)) return found.dict
      return isDict(found) ? found : empty
    },
    list(value) {
      const found = resolve(value)
      return Array.isArray(found) ? (found as readonly Value[]) : []
    },
  }
}

function objectAt(bytes: Uint8Array, offset: number): Value {
  const lexer = lexerOf(bytes, offset)
  lexer.next()
  lexer.next()
  if (!isKeyword(lexer.next(), 'obj')) throw new Error(`no object begins at byte ${offset}`)
  const value = lexer.next() ?? null
  if (!isDict(value)) return value
  const { position } = lexer
  if (!isKeyword(lexerOf(bytes, position).next(), 'stream')) return value
  let start = position
  while (bytes[start] !== 115) start++
  start += 'stream'.length
  if (bytes[start] === 13) start++
  if (bytes[start] === 10) start++
  return { dict: value, start }
}

/** An object stream (ISO 32000-1, 7.5.7): where each of its objects begins. */
interface Pack {
  readonly bytes: Uint8Array
  readonly starts: readonly number[]
}

function packOf(bytes: Uint8Array, dict: Dict): Pack {
  const [count, first] = [Number(dict.get('N')), Number(dict.get('First'))]
  const numbers = latin(bytes, 0, first).trim().split(/\s+/).map(Number)
  return {
    bytes,
    starts: Array.from({ length: count }, (_, index) => first + (numbers[2 * index + 1] ?? 0)),
  }
}

/** Read the tables from the newest to the oldest (7.5.4 and 7.5.8): the newer place of an object holds. */
function readTables(
  bytes: Uint8Array,
  places: Map<number, Place>,
  unpackStream: (stream: Stream) => Uint8Array,
): Dict {
  const tail = latin(bytes, Math.max(0, bytes.length - 2048), bytes.length)
  const start = /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)
  if (!start) throw new Error('its end is missing')
  const queue = [Number(start[1])]
  const seen = new Set<number>()
  let trailer: Dict | undefined
  while (queue.length > 0) {
    const offset = queue.shift() ?? 0
    if (seen.has(offset)) continue
    seen.add(offset)
    const isTable = isKeyword(lexerOf(bytes, offset).next(), 'xref')
    const dict = isTable ? readTable(bytes, offset, places) : readStream(bytes, offset, places, unpackStream)
    trailer ??= dict
    for (const key of ['XRefStm', 'Prev']) {
      const next = dict.get(key)
      if (typeof next === 'number') queue.push(next)
    }
  }
  return trailer ?? empty
}

function readTable(bytes: Uint8Array, offset: number, places: Map<number, Place>): Dict {
  const lexer = lexerOf(bytes, offset)
  lexer.next()
  for (;;) {
    const first = lexer.next()
    if (typeof first !== 'number') break
    const count = Number(lexer.next())
    for (let index = 0; index < count; index++) {
      const at = Number(lexer.next())
      lexer.next()
      if (isKeyword(lexer.next(), 'n')) add(places, first + index, { offset: at })
    }
  }
  const trailer = lexer.next()
  if (!isDict(trailer)) throw new Error('its table of objects is broken')
  return trailer
}

function readStream(
  bytes: Uint8Array,
  offset: number,
  places: Map<number, Place>,
  unpackStream: (stream: Stream) => Uint8Array,
): Dict {
  const stream = objectAt(bytes, offset)
  if (!isStream(stream)) throw new Error('its table of objects is missing')
  const { dict } = stream
  const widths = (dict.get('W') as readonly number[] | undefined) ?? []
  const [first = 0, second = 0, third = 0] = widths
  const size = Number(dict.get('Size'))
  const ranges = (dict.get('Index') as readonly number[] | undefined) ?? [0, size]
  const table = unpackStream(stream)
  let at = 0
  const field = (width: number): number => {
    let value = 0
    for (let end = at + width; at < end; at++) value = value * 256 + (table[at] ?? 0)
    return value
  }
  for (let range = 0; range < ranges.length; range += 2) {
    const [from = 0, count = 0] = ranges.slice(range, range + 2)
    for (let number = from; number < from + count && at < table.length; number++) {
      const type = first === 0 ? 1 : field(first)
      const [one, two] = [field(second), field(third)]
      if (type === 1) add(places, number, { offset: one })
      else if (type === 2) add(places, number, { stream: one, index: two })
    }
  }
  return dict
}

function add(places: Map<number, Place>, number: number, place: Place): void {
  if (!places.has(number)) places.set(number, place)
}
