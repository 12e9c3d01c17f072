/** The dialect that stands for a language without a region, where a language has several. */
const primary: Readonly<Record<string, string>> = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  no: 'nb-NO',
  pt: 'pt-PT',
  sr: 'sr-Latn-RS',
  zh: 'zh-CN',
}

/**
 * The CSL locale for a BCP 47 tag: its own file, else its language's primary dialect (CSL 1.0.2, Locale
 * Fallback); none where the language has no file.
 */
export function resolveLocale(tag: string, available: readonly string[]): string | undefined {
  const subtags = tag.toLowerCase().split('-')
  const [language = ''] = subtags
  const region = subtags.slice(1).find((subtag) => /^(?:[a-z]{2}|\d{3})$/.test(subtag))
  const hantRegion = subtags.includes('hant') ? 'tw' : undefined
  for (const wanted of [tag.toLowerCase(), `${language}-${region ?? hantRegion}`]) {
    const exact = available.find((name) => name.toLowerCase() === wanted)
    if (exact) return exact
  }
  return primaryDialect(language, available)
}

export function primaryDialect(language: string, available: readonly string[]): string | undefined {
  const first = primary[language]
  if (first && available.includes(first)) return first
  return available.find((name) => name.toLowerCase().split('-')[0] === language)
}
