/**
 * The value of a property in a packet of metadata, as an element, as an attribute or as the first of a list; undefined
 * where there is none (ISO 16684-1, 7).
 */
export function xmpProperty(xmp: string, name: string): string | undefined {
  const element = new RegExp(`<${name}(?:\\s[^>]*)?>([^]*?)</${name}>`).exec(xmp)?.[1]
  const item = element === undefined ? undefined : /<rdf:li[^>]*>([^<]*)</.exec(element)?.[1]
  const attribute = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(xmp)
  const found = item ?? element ?? attribute?.[1] ?? attribute?.[2]
  return found === undefined ? undefined : plain(found)
}

const plain = (text: string): string =>
  text.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, sign: string) => signs[sign] ?? '')

const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
