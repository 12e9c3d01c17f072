import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A value of qpdf's JSON (version 2): names are `/Name`, texts `u:…`, bytes `b:…`, references `12 0 R`. */
export type PdfValue = string | number | boolean | null | readonly PdfValue[] | PdfDict
export interface PdfDict {
  readonly [key: string]: PdfValue
}

/** One object of a file: its value, or for a stream its dictionary and its bytes, unpacked where they can be. */
export interface PdfItem {
  readonly value: PdfValue
  readonly bytes?: Uint8Array
}

export interface PdfFile {
  readonly header: string
  readonly trailer: PdfDict
  readonly items: ReadonlyMap<string, PdfItem>
  /** What a reference leads to; other values are themselves. */
  follow(value: PdfValue | undefined): PdfValue | undefined
  /** The bytes of the stream that a reference leads to. */
  bytes(value: PdfValue | undefined): Uint8Array | undefined
  /** The pages in their order, with what they inherit. */
  readonly pages: readonly PdfDict[]
}

/** A file as qpdf reads it. */
export function readPdf(path: string): PdfFile {
  const options = ['--json=2', '--json-stream-data=inline', '--decode-level=generalized']
  const text = execFileSync('qpdf', [...options, path], { encoding: 'utf8', maxBuffer: 1e9 })
  const [, objects] = (JSON.parse(text) as { qpdf: [unknown, Record<string, RawItem>] }).qpdf
  const items = new Map<string, PdfItem>()
  for (const [key, raw] of Object.entries(objects)) items.set(key.replace(/^obj:/, ''), itemOf(raw))
  const itemAt = (value: PdfValue | undefined) => (typeof value === 'string' ? items.get(value) : undefined)
  const follow = (value: PdfValue | undefined): PdfValue | undefined => {
    const item = itemAt(value)
    return item ? follow(item.value) : value
  }
  const trailer = items.get('trailer')?.value as PdfDict
  const root = asDict(follow(trailer['/Root']))
  return {
    header: readFileSync(path).subarray(0, 8).toString('latin1'),
    trailer,
    items,
    follow,
    bytes: (value) => itemAt(value)?.bytes,
    pages: pagesBelow(asDict(follow(root['/Pages'])), {}, follow),
  }
}

interface RawItem {
  readonly value?: PdfValue
  readonly stream?: { readonly dict: PdfDict; readonly data?: string }
}

const itemOf = ({ value, stream }: RawItem): PdfItem =>
  stream
    ? { value: stream.dict, bytes: new Uint8Array(Buffer.from(stream.data ?? '', 'base64')) }
    : { value: value ?? null }

/** Entries of a dictionary; of anything else, none. */
export const asDict = (value: PdfValue | undefined): PdfDict =>
  value !== null && typeof value === 'object' && !isList(value) ? value : {}

export const asList = (value: PdfValue | undefined): readonly PdfValue[] => (isList(value) ? value : [])

const isList = (value: unknown): value is readonly PdfValue[] => Array.isArray(value)

const inherited: ReadonlySet<string> = new Set(['/MediaBox', '/CropBox', '/Resources'])

function pagesBelow(node: PdfDict, above: PdfDict, follow: PdfFile['follow']): PdfDict[] {
  const own = Object.fromEntries(Object.entries(node).filter(([key]) => inherited.has(key)))
  if (node['/Type'] === '/Page') return [{ ...above, ...node }]
  return asList(follow(node['/Kids'])).flatMap((kid) =>
    pagesBelow(asDict(follow(kid)), { ...above, ...own }, follow),
  )
}

/** The words of a content stream, with texts and white space left out: numbers, names and operators. */
export function contentWords(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1')
  const found =
    text.match(/\((?:\\[^]|[^\\()])*\)|<[\da-fA-F\s]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g) ?? []
  return found.filter((word) => !word.startsWith('(') && !word.startsWith('<'))
}

/** The streams that a page is drawn by. */
export function contentsOf(page: PdfDict, file: PdfFile): Uint8Array[] {
  const contents = file.follow(page['/Contents'])
  const refs = Array.isArray(contents) ? asList(contents) : [page['/Contents']]
  return refs.map((ref) => file.bytes(ref)).filter((bytes) => bytes !== undefined)
}
