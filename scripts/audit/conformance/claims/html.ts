import type { Claim } from './claim.ts'
import { collectPage } from './page.ts'
import { parseHtml } from './parse.ts'
import type { Work } from './work.ts'

/** What a page of HTML holds, as far as claims speak of it. */
export function readHtml(path: string, text: string): Work {
  const { page, listener } = collectPage(path)
  parseHtml(text, listener)
  return {
    claims: [...page.claims, ...linkedClaims(text)],
    items: [{ path, mediaType: 'text/html', properties: ['nav'], isLinear: true, order: 0 }],
    pages: [page],
    navigation: page,
    css: page.styles.join('\n'),
    isLocked: false,
    isFixed: false,
    moving: [],
  }
}

const spoken = [
  'accessibilityFeature',
  'accessMode',
  'accessModeSufficient',
  'accessibilityHazard',
  'conformsTo',
]

/** What is said in JSON-LD of schema.org. */
function linkedClaims(text: string): Claim[] {
  const scripts = text.matchAll(/<script[^>]*type="?application\/ld\+json"?[^>]*>([^]*?)<\/script>/g)
  return [...scripts].flatMap(([, json = '']) => {
    const said = objectIn(json)
    return spoken.flatMap((property) =>
      [said[property] ?? []].flat().map((value) => ({ property, value: wordsOf(value) })),
    )
  })
}

/** Modes that suffice together are a list of their own. */
const wordsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'itemListElement' in value
    ? [value.itemListElement].flat().join(',')
    : String(value)

function objectIn(json: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(json)
    return typeof said === 'object' && said !== null ? { ...said } : {}
  } catch {
    return {}
  }
}
