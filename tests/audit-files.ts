import { crc32, deflateRawSync } from 'node:zlib'

import type { FileReading, Piece, PieceKind } from '../scripts/model/reading.ts'

/** A file of an archive; the numbers lie where a test wants them to. */
export interface Packed {
  readonly name: string
  readonly value: string | Uint8Array
  readonly isDeflated?: boolean
  /** What the directory says of its size. */
  readonly size?: number
  readonly crc?: number
}

/** A ZIP archive, byte by byte: by no library, so that it can be wrong in every way. */
export function zipOf(files: readonly Packed[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const value = Buffer.from(file.value)
    const data = file.isDeflated ? deflateRawSync(value) : value
    const name = Buffer.from(file.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(file.isDeflated ? 8 : 0, 4)
    fields.writeUInt32LE(file.crc ?? crc32(value), 10)
    fields.writeUInt32LE(data.length, 14)
    fields.writeUInt32LE(file.size ?? value.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, data])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, name]))
    bodies.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}

export const mimetype: Packed = { name: 'mimetype', value: 'application/epub+zip' }

export const container = (file = 'OEBPS/content.opf'): Packed => ({
  name: 'META-INF/container.xml',
  value: `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${file}" media-type="application/oebps-package+xml"/></rootfiles></container>`,
})

/** A page of an EPUB 3 around a body. */
export const page = (body: string, attributes = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Unread</title></head>
<body${attributes}>${body}</body></html>`

export interface PackageParts {
  readonly metadata?: string
  readonly manifest?: string
  readonly spine?: string
  readonly guide?: string
  readonly version?: string
}

export const packageOf = ({
  metadata = '',
  manifest = '',
  spine = '',
  guide = '',
  version = '3.0',
}: PackageParts): string =>
  `<package xmlns="http://www.idpf.org/2007/opf" version="${version}" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata>
<manifest>${manifest}</manifest><spine>${spine}</spine>${guide}</package>`

export const item = (href: string, id = href, more = 'media-type="application/xhtml+xml"'): string =>
  `<item id="${id}" href="${href}" ${more}/>`

/** An EPUB of these files below OEBPS, which are its manifest and, where they are pages, its spine. */
export function epubOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  parts: PackageParts = {},
): Uint8Array {
  const names = Object.keys(files)
  const pages = names.filter((name) => name.endsWith('.xhtml'))
  const opf = packageOf({
    manifest: names.map((name) => item(name)).join('\n'),
    spine: pages.map((name) => `<itemref idref="${name}"/>`).join('\n'),
    ...parts,
  })
  return zipOf([
    mimetype,
    container(),
    { name: 'OEBPS/content.opf', value: opf },
    ...names.map((name) => ({ name: `OEBPS/${name}`, value: files[name] ?? '', isDeflated: true })),
  ])
}

/** The words of the pieces of a kind. */
export const wordsOf = (reading: FileReading, kind: PieceKind): string[] =>
  piecesOf(reading, kind).map(({ from, to }) => reading.words.slice(from, to).join(' '))

export const piecesOf = (reading: FileReading, kind: PieceKind): Piece[] =>
  reading.pieces.filter((piece) => piece.kind === kind)

/** `file:line:column reason`. */
export const faultsOf = ({ faults, spots }: FileReading): string[] =>
  faults.map(({ at, reason }) => {
    const { file, line, column } = spots[at] ?? { file: '?' }
    return [file, line, column].filter(Boolean).join(':') + ` ${reason}`
  })
