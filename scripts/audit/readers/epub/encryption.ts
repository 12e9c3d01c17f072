import { decodeAddress } from '../../../model/path.ts'
import type { Archive } from './archive.ts'
import { elementsNamed, isTree, readTree } from './tree.ts'

/**
 * Files that only some reading systems can decipher (EPUB 3.3, section 4.2.6.3.2). Typefaces are often among them,
 * by a way that all know.
 */
export function encryptedFiles(archive: Archive): ReadonlySet<string> {
  const read = archive.read('META-INF/encryption.xml')
  const root = typeof read === 'string' ? undefined : readTree(read)
  if (!root || !isTree(root)) return new Set()
  const named = elementsNamed(root, 'CipherReference')
  return new Set(named.map(({ attributes }) => decodeAddress(attributes['URI'] ?? '')))
}
