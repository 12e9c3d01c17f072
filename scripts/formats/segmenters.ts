const made = new Map<string, Intl.Segmenter>()

/** Cuts text of a language into words or sentences (UAX #29); made once for each. A tag that is none counts as English. */
export function segmenterOf(lang: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${granularity} ${lang}`
  const segmenter = made.get(key) ?? new Intl.Segmenter(isTag(lang) ? lang : 'en', { granularity })
  made.set(key, segmenter)
  return segmenter
}

function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1
  } catch {
    return false
  }
}
