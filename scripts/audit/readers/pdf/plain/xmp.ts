import { SaxesParser } from 'saxes'

/**
 * The properties of a packet by their names, in small letters: of a list its items, of any other the text
 * (ISO 16684-1, 7.4 to 7.6). A broken packet says nothing.
 */
export function readXmp(packet: string): Map<string, string | readonly string[]> {
  const found = new Map<string, string | readonly string[]>()
  const parser = new SaxesParser()
  const open: string[] = []
  let text = ''
  let items: string[] | undefined
  const isProperty = (): boolean => open.at(-2) === 'rdf:Description'
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name)
    if (name === 'rdf:Description' && open.at(-2) === 'rdf:RDF')
      for (const [key, value] of Object.entries(attributes))
        if (!key.startsWith('xmlns') && !key.startsWith('rdf:')) found.set(key.toLowerCase(), value)
    if (isProperty()) items = undefined
    if (isProperty() || name === 'rdf:li') text = ''
    if (name === 'rdf:Seq' || name === 'rdf:Bag') items = []
  })
  parser.on('text', (value) => {
    text += value
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'rdf:li') items?.push(text.trim())
    if (isProperty()) found.set(name.toLowerCase(), items ?? text.trim())
    open.pop()
  })
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(packet.replace(/^\uFEFF/, '')).close()
  } catch {
    return new Map()
  }
  return found
}
