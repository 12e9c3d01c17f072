import { unzipSync } from 'fflate'

import type { Claim } from './claim.ts'
import { type Attributes, collectPage, type Page } from './page.ts'
import { parseXml } from './parse.ts'
import { type Item, resolveLink, type Work } from './work.ts'

const decode = (bytes: Uint8Array | undefined): string => (bytes ? new TextDecoder().decode(bytes) : '')

/** What an EPUB holds, as far as claims speak of it. @throws where it is no ZIP or names no package. */
export function readWork(bytes: Uint8Array): Work {
  // Fonts and photographs are most of the bytes, and nothing is claimed of them.
  const files = unzipSync(bytes, { filter: ({ name }) => !/\.(?:jpe?g|woff2?|[ot]tf|mp[34])$/i.test(name) })
  const place = packagePlace(decode(files['META-INF/container.xml']))
  const { claims, items, isFixed } = readPackage(decode(files[place]), place)
  const pages = items
    .filter(({ mediaType }) => mediaType === 'application/xhtml+xml')
    .toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity))
    .map(({ path }) => readPage(path, decode(files[path])))
  const navigation = items.find(({ properties }) => properties.includes('nav'))
  return {
    claims,
    items,
    pages,
    navigation: pages.find(({ path }) => path === navigation?.path),
    css: [
      ...items.filter(({ mediaType }) => mediaType === 'text/css').map(({ path }) => decode(files[path])),
      ...pages.flatMap(({ styles }) => styles),
    ].join('\n'),
    isLocked: isLocked(decode(files['META-INF/encryption.xml'])) || 'META-INF/rights.xml' in files,
    isFixed,
    moving: items.filter((item) => mayMove(item, files[item.path])).map(({ path }) => path),
  }
}

function packagePlace(container: string): string {
  let place = ''
  parseXml(container, {
    open(name, attributes) {
      if (name === 'rootfile') place ||= attributes['full-path'] ?? ''
    },
  })
  if (place === '') throw new Error('The container names no package.')
  return place
}

function readPage(path: string, text: string): Page {
  const { page, listener } = collectPage(path)
  parseXml(text, listener)
  return page
}

function readPackage(text: string, place: string): { claims: Claim[]; items: Item[]; isFixed: boolean } {
  const claims: Claim[] = []
  const found: { id: string; item: Omit<Item, 'isLinear'> }[] = []
  const spine: { id: string; isLinear: boolean }[] = []
  let isFixed = false
  let said: { property: string; line: number; value: string } | undefined
  parseXml(text, {
    open(name, attributes, line = 0) {
      const { property = '', rel = '', href = '', id = '' } = attributes
      // What refines another statement is no statement of the work.
      if (name === 'meta' && property && !attributes['refines']) said = { property, line, value: '' }
      if (name === 'link' && /^(?:dcterms:|a11y:)/.test(rel))
        claims.push({ property: rel.replace(/^\w+:/, ''), value: href, part: place, line })
      if (name === 'item') found.push({ id, item: itemOf(attributes, place) })
      if (name === 'itemref')
        spine.push({ id: attributes['idref'] ?? '', isLinear: attributes['linear'] !== 'no' })
    },
    text(value) {
      if (said) said.value += value
    },
    close(name) {
      if (name !== 'meta' || !said) return
      const { property, line, value } = said
      said = undefined
      if (property === 'rendition:layout' && value.trim() === 'pre-paginated') isFixed = true
      const known = /^(?:schema:|dcterms:(?=conformsTo)|a11y:)(\w+)$/.exec(property)?.[1]
      if (known) claims.push({ property: known, value: value.trim(), part: place, line })
    },
  })
  const orders = new Map(spine.map(({ id, isLinear }, order) => [id, { order, isLinear }]))
  return {
    claims,
    items: found.map(({ id, item }) => ({ ...item, isLinear: true, ...orders.get(id) })),
    isFixed,
  }
}

const itemOf = ({ href = '', properties = '', ...others }: Attributes, place: string) => ({
  path: resolveLink(href, place)?.path ?? href,
  mediaType: others['media-type'] ?? '',
  properties: properties.split(/\s+/).filter(Boolean),
})

/** Fonts may be garbled without locking anything (EPUB 3.3, 4.4). */
function isLocked(encryption: string): boolean {
  const ways: string[] = []
  parseXml(encryption || '<none/>', {
    open(name, attributes) {
      if (name === 'EncryptionMethod') ways.push(attributes['Algorithm'] ?? '')
    },
  })
  return ways.some((way) => way !== 'http://www.idpf.org/2008/embedding')
}

/** GIF and WebP can hold several frames, PNG says so, drawings have elements for it. */
function mayMove({ mediaType }: Item, bytes: Uint8Array | undefined): boolean {
  if (/^image\/(?:gif|webp)$/.test(mediaType)) return true
  const text = /^image\/(?:png|svg\+xml)$/.test(mediaType) ? Buffer.from(bytes ?? []).toString('latin1') : ''
  return mediaType === 'image/png'
    ? text.slice(0, text.indexOf('IDAT')).includes('acTL')
    : /<(?:animate|set\b)|@keyframes/.test(text)
}
