const common: Readonly<Record<string, readonly string[]>> = {
  en: ['the', 'of', 'and', 'to', 'is', 'was', 'that', 'it', 'with', 'for', 'his', 'her', 'they', 'which'],
  de: ['der', 'die', 'das', 'und', 'ist', 'nicht', 'ein', 'eine', 'zu', 'den', 'mit', 'von', 'sich', 'auf'],
  fr: ['le', 'la', 'les', 'et', 'est', 'des', 'une', 'dans', 'que', 'qui', 'pour', 'pas', 'sur', 'du'],
  es: ['el', 'los', 'las', 'y', 'es', 'una', 'del', 'que', 'con', 'por', 'para', 'como', 'su', 'en'],
}

/** The language whose commonest words the text has most of; English where there are too few to tell. */
export function languageOf(text: string): string {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  const score = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0)
  const [best] = Object.entries(common).toSorted(([, a], [, b]) => score(b) - score(a))
  return best && score(best[1]) > score(common['en'] ?? []) ? best[0] : 'en'
}
