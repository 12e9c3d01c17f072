/** CSL's kinds of locators, as locales name their terms. */
const kinds = new Set(
  `act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page
  paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume`.split(
    /\s+/,
  ),
)

/** What authors write before a locator, in lower case, longest first -> CSL's label. */
export type LocatorLabels = readonly (readonly [written: string, label: string])[]

/** The labels in locale files: long, short and symbol forms, singular and plural; an earlier file wins. */
export function locatorLabels(locales: readonly string[]): LocatorLabels {
  const labels = new Map<string, string>()
  for (const xml of locales) {
    for (const [, attributes = '', content = ''] of xml.matchAll(/<term\b([^>]*)>([\s\S]*?)<\/term>/g)) {
      const name = /\bname="([^"]*)"/.exec(attributes)?.[1]?.replace(' ', '-') ?? ''
      if (!kinds.has(name)) continue
      for (const form of forms(content)) if (!labels.has(form)) labels.set(form, name)
    }
  }
  return [...labels].toSorted(([a], [b]) => b.length - a.length)
}

function forms(content: string): string[] {
  const texts = content.includes('<')
    ? [...content.matchAll(/>([^<]+)</g)].map(([, text = '']) => text)
    : [content]
  return texts.map((text) => text.replaceAll('&amp;', '&').trim().toLowerCase()).filter(Boolean)
}
