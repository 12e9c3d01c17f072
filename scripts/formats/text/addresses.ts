import type { Element } from 'hast'

/**
 * The address of a link, to be read behind its text: ` <https://example.org/>`; empty for a place in the book, and
 * where the paragraph shows the address already.
 *
 * @param whole All text of the paragraph.
 * @param said Addresses that stand in it by now, each of them once; the link's own is added.
 */
export function addressBehind({ properties }: Element, whole: string, said: Set<string>): string {
  const href = String(properties.href ?? '').trim()
  if (!/^(?:https?:|mailto:|tel:|ftp:|urn:|\/\/)/i.test(href)) return ''
  const bare = bareAddress(href)
  if (said.has(bare) || shows(whole, bare)) return ''
  said.add(bare)
  return ` <${href.replace(/^mailto:/i, '').replaceAll(/\s/g, encodeURIComponent)}>`
}

/** An address as people write it: without scheme and the slash at its end, a DOI without its resolver. */
function bareAddress(href: string): string {
  const plain = href.replace(/^(?:https?:|ftp:)?\/\/|^(?:mailto|tel):/i, '').replace(/\/$/, '')
  return decoded(plain.replace(/^(?:dx\.)?doi\.org\/(?=10\.)/i, '')).toLowerCase()
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

/** True where the address stands in the text, and not only as the beginning or end of a longer one. */
function shows(text: string, bare: string): boolean {
  const plain = text.toLowerCase()
  for (let at = plain.indexOf(bare); at >= 0; at = plain.indexOf(bare, at + 1)) {
    const [before, after] = [plain.slice(0, at), plain.slice(at + bare.length)]
    if (!/[\p{L}\p{N}.@-]$/u.test(before) && !/^(?:[\p{L}\p{N}@=&?#%_-]|[./][\p{L}\p{N}])/u.test(after))
      return true
  }
  return false
}
