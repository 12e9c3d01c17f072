import { crc32, inflateRawSync } from 'node:zlib'

import { readDirectory, type ZipEntry } from './directory.ts'

/** The files of an EPUB. */
export interface Archive {
  /** Why the archive as a whole, or a file in it, cannot be used. */
  readonly reasons: readonly string[]
  readonly names: ReadonlySet<string>
  /** Bytes of a file when it is unpacked; undefined where there is no such file. */
  size(name: string): number | undefined
  /** A file unpacked and checked by its checksum, or what is wrong with it. */
  read(name: string): Uint8Array | string
  /** What is wrong with a file, if anything. */
  fault(name: string): string | undefined
}

/** A book may hold 2 GB when it is unpacked, one file of it 256 MB. More would only be there to fill the memory. */
const most = 2 * 1024 ** 3
const mostOfOne = 256 * 1024 ** 2

/** Nothing is unpacked before it is asked for. */
export function openArchive(value: Uint8Array): Archive {
  const listed = readDirectory(value)
  if (typeof listed === 'string') return emptyArchive(listed)
  const total = listed.reduce((sum, { size }) => sum + size, 0)
  if (total > most)
    return emptyArchive(`It would unpack to ${(total / 1024 ** 3).toFixed(1)} GB: too much to read`)
  const reasons: string[] = []
  const entries = new Map<string, ZipEntry>()
  for (const entry of listed) {
    const { name } = entry
    if (name.endsWith('/')) continue
    if (leadsOut(name)) reasons.push(`The name of its file ${JSON.stringify(name)} leads out of the book`)
    else if (entries.has(name)) reasons.push(`It holds two files named ${name}`)
    else entries.set(name, entry)
  }
  // What was read once is not unpacked again to be checked.
  const whole = new Set<string>()
  const read = (name: string): Uint8Array | string => {
    const entry = entries.get(name)
    const unpacked = entry ? unpack(value, entry) : 'There is no such file'
    if (typeof unpacked !== 'string') whole.add(name)
    return unpacked
  }
  return {
    reasons,
    names: new Set(entries.keys()),
    size: (name) => entries.get(name)?.size,
    read,
    fault: (name) => {
      const unpacked = whole.has(name) ? undefined : read(name)
      return typeof unpacked === 'string' ? unpacked : undefined
    },
  }
}

const emptyArchive = (reason: string): Archive => ({
  reasons: [reason],
  names: new Set(),
  size: () => undefined,
  read: () => reason,
  fault: () => reason,
})

const leadsOut = (name: string): boolean =>
  /^[/\\]|^[a-z]:|\\/i.test(name) || name.split('/').some((part) => part === '..' || part === '.')

function unpack(value: Uint8Array, entry: ZipEntry): Uint8Array | string {
  if (entry.isEncrypted) return 'The file is encrypted'
  if (entry.size > mostOfOne)
    return `The file would unpack to ${Math.ceil(entry.size / 1024 ** 2)} MB: too much to read`
  const packed = packedBytes(value, entry)
  if (!packed) return 'The archive is damaged: the file is not where its directory says'
  const unpacked = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.size) : undefined
  if (unpacked === undefined && entry.method !== 8)
    return `The file is packed in a way that EPUB does not allow`
  if (!unpacked || unpacked.length !== entry.size || crc32(unpacked) !== entry.crc)
    return 'The file is damaged: it does not unpack to what was packed'
  return unpacked
}

/** Behind a local header of its own (APPNOTE, section 4.3.7). */
function packedBytes(value: Uint8Array, { offset, packed }: ZipEntry): Uint8Array | undefined {
  if (offset + 30 > value.length) return undefined
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  if (view.getUint32(offset, true) !== 0x04034b50) return undefined
  const begin = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  return begin + packed > value.length ? undefined : value.subarray(begin, begin + packed)
}

function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    // Stops where the file turns out larger than its directory says.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch {
    return undefined
  }
}
