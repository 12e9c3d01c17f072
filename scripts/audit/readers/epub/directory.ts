/** One file of a ZIP archive, as its directory describes it. */
export interface ZipEntry {
  /** With its folders, between slashes. */
  readonly name: string
  /** 0: as it is. 8: deflated. */
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  /** Bytes in the archive, and unpacked. */
  readonly packed: number
  readonly size: number
  /** Of its local header, from the beginning of the file. */
  readonly offset: number
}

/**
 * The central directory of a ZIP archive (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16), or why there is none.
 *
 * Archives of several disks and ZIP64 are no EPUBs that anything makes.
 */
export function readDirectory(value: Uint8Array): readonly ZipEntry[] | string {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  const end = findEnd(view)
  if (end === undefined) return 'It is no ZIP archive, or its end is missing'
  const count = view.getUint16(end + 10, true)
  const length = view.getUint32(end + 12, true)
  const given = view.getUint32(end + 16, true)
  if (count === 0xffff || given === 0xffffffff)
    return 'It is a ZIP64 archive, which reading systems do not open'
  // Some archives have something before them: offsets count from where the archive begins.
  const shift = end - length - given
  if (shift < 0) return 'The directory of its files is damaged'
  const entries: ZipEntry[] = []
  let at = given + shift
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      return 'The directory of its files is damaged'
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) return 'The directory of its files is damaged'
    entries.push({
      name: new TextDecoder().decode(value.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true) + shift,
    })
    at = next
  }
  return entries
}

/** The end record is the last thing in the file but for a comment of at most 65535 bytes. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    if (at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at
  }
  return undefined
}
