import { characterEntitiesHtml4 } from 'character-entities-html4'
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'

import type { Attributes, MarkupEvents, MarkupFault, Place } from './events.ts'

/**
 * Read XML as reading systems do: the first breach of its rules ends it (XML 1.0, section 1.2, "fatal error").
 *
 * Nothing outside the document is fetched. Entities that hold other entities are taken for unknown, so that none
 * can grow without end.
 */
export function readXml(text: string, events: MarkupEvents): MarkupFault | undefined {
  const parser = new SaxesParser({ xmlns: true })
  let place: Place = { line: 1, column: 1 }
  const afterTag = (): void => {
    place = { line: parser.line, column: parser.columnIndex + 1 }
  }
  const write = (value: string): void => {
    events.text(value, place)
    // Text is told when the `<` behind it has been read: that is where the next tag begins.
    place = { line: parser.line, column: Math.max(1, parser.columnIndex) }
  }
  parser.on('doctype', (doctype) => {
    Object.assign(parser.ENTITIES, entitiesOf(doctype))
  })
  let depth = 0
  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw new Unreadable('elements stand too deep in one another')
    events.open(tag.local, attributesOf(tag), place)
    afterTag()
  })
  parser.on('closetag', () => {
    depth--
    events.close()
    afterTag()
  })
  parser.on('text', write)
  parser.on('cdata', (value) => {
    events.text(value, place)
    afterTag()
  })
  parser.on('comment', afterTag)
  parser.on('processinginstruction', afterTag)
  parser.on('error', (error) => {
    throw new Unreadable(error.message)
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    // The parser says `12:7: unexpected close tag.`
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
    const where = { line: parser.line, column: Math.max(1, parser.columnIndex) }
    return { reason, place: where, isFinal: depth > deepest }
  }
  return undefined
}

/** Browsers stop at 512. Beyond, the parser takes ever longer to look up namespaces. */
const deepest = 2000

class Unreadable extends Error {}

/** Those that XHTML 1.0 and 1.1 declare, and the plain ones that the document declares itself. */
function entitiesOf(doctype: string): Record<string, string> {
  const own = [...doctype.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"&<%]*)"|'([^'&<%]*)')\s*>/g)]
  const declared = Object.fromEntries(own.map(([, name = '', one, other]) => [name, one ?? other ?? '']))
  return /-\/\/W3C\/\/DTD XHTML /.test(doctype) ? { ...characterEntitiesHtml4, ...declared } : declared
}

const prefixes: Readonly<Record<string, string>> = {
  'http://www.idpf.org/2007/ops': 'epub:',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
  'http://www.w3.org/1999/xlink': 'xlink:',
}

function attributesOf({ attributes }: SaxesTagNS): Attributes {
  const named: Record<string, string> = {}
  for (const key in attributes) {
    const { local, uri, value } = attributes[key] as SaxesAttributeNS
    named[(prefixes[uri] ?? '') + local] = value
  }
  return named
}
