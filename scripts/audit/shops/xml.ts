import { SaxesParser } from 'saxes'

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string
  /** By name, with the prefix where there is one: `epub:type`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** A document read as far as it goes, and its first fault. */
export interface Xml {
  readonly root: XmlElement
  readonly fault?: string
}

/** Names that XHTML files often use though only HTML defines them; EPUB readers with HTML parsers know them. */
const entities = { nbsp: '\u00A0', shy: '\u00AD', ndash: '–', mdash: '—', hellip: '…' }

/** Read XML whatever it is like: a broken file gives what stands before its fault. */
export function readXml(bytes: Uint8Array): Xml {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let fault: string | undefined
  const parser = new SaxesParser({ xmlns: false, position: true })
  Object.assign(parser.ENTITIES, entities)
  parser.on('error', (error) => {
    fault ??= error.message
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name: local(name), attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    if (open.length > 1) open.pop()
  })
  const text = (value: string) => open.at(-1)?.children.push(value)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(new TextDecoder().decode(bytes)).close()
  return { root, ...(fault !== undefined && { fault }) }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** All elements below, in the order of the text. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  const waiting: XmlElement[] = [element]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next !== element) yield next
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index]
      if (typeof child === 'object') waiting.push(child)
    }
  }
}

export const named = (element: XmlElement, name: string): XmlElement[] =>
  [...descendants(element)].filter((each) => each.name === name)

/** The words of an element, with single spaces. */
export function textOf(element: XmlElement): string {
  const pieces: string[] = []
  const gather = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (typeof child === 'string') pieces.push(child)
      else gather(child)
    }
  }
  gather(element)
  return pieces.join('').replaceAll(/\s+/g, ' ').trim()
}

/** The words of a space-separated attribute: `epub:type`, `properties`. */
export const tokens = (text: string | undefined): string[] => text?.split(/\s+/).filter(Boolean) ?? []
