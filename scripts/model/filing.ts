import type { Contributor, Metadata } from './metadata.ts'

/** Articles that a library leaves out of account when it sorts titles, by language. */
const articles: Readonly<Record<string, RegExp>> = {
  de: /^(der|die|das|ein|eine)\s+/i,
  en: /^(the|an|a)\s+/i,
  es: /^(el|la|los|las|un|una|unos|unas)\s+/i,
  fr: /^(?:(le|la|les|un|une)\s+|(l)['’])/i,
  it: /^(?:(il|lo|la|i|gli|le|uno|una|un)\s+|(l|un)['’])/i,
  nl: /^(de|het|een)\s+/i,
  pt: /^(os|as|o|a|um|uma)\s+/i,
}

/** How a library files a title: `Right to Know, The`. */
export function fileTitle(title: string, lang: string): string {
  const article = articles[lang.slice(0, 2).toLowerCase()]?.exec(title)
  const rest = article ? title.slice(article[0].length) : ''
  if (!article || !rest) return title
  return `${rest[0]?.toUpperCase()}${rest.slice(1)}, ${article[0].trim()}`
}

const bodies =
  /\b(?:and|&|of|for|the|press|society|foundation|collective|committee|institute|association|council|project|group|company|inc|ltd|union|center|centre|network|university|team)\b/i

/** True for a society or a press, as far as a word of its name tells. */
export const isBody = ({ name }: Pick<Contributor, 'name'>): boolean => bodies.test(name)

/** How a library files a person: `Hugo, Victor`. A body's name, one word, and other scripts stay as they are. */
export function fileName({ name, fileAs }: Contributor): string {
  if (fileAs) return fileAs
  const words = name.split(/\s+/)
  if (
    words.length < 2 ||
    name.includes(',') ||
    !/^[\p{Script=Latin}\p{M}.'’ -]+$/u.test(name) ||
    isBody({ name })
  )
    return name

  const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i.test(words.at(-1) ?? '') ? words.pop() : undefined
  // `van`, `de la`: a small word before the family name belongs to it.
  let start = words.length - 1
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? '')) start -= 1
  const given = words.slice(0, start).join(' ')
  return [words.slice(start).join(' '), given, suffix].filter(Boolean).join(', ')
}

/** As a catalogue has it: `Salt: A History`; a title that ends with a mark of its own takes no colon. */
export function fullTitle({ title, subtitle }: Pick<Metadata, 'title' | 'subtitle'>): string {
  if (!subtitle) return title
  return /\p{Po}$/u.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`
}
