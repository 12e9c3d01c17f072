import { appendixLabel, chapterLabel, isBibliographyTitle, isNotesTitle } from './labels.ts'

/** `* * *`, `⁂`, `-----`: a line that parts two scenes. */
export const isBreakMark = (text: string): boolean =>
  /^(?:[*⁂•~#✻❦§](?:\s*[*•~#✻❦§])*|[-–—_=+](?:\s*[-–—_=+]){2,})$/u.test(text)

/** `– Author, “Work”`: a dash, a name, and no sentence after it. */
export function isAttribution(text: string): boolean {
  const [, source] = /^(?:[–—―]|--|-(?=\s?\p{Lu}))\s*(\p{Lu}.*)$/u.exec(text) ?? []
  if (!source || source.length > 140) return false
  return !/[.!?…]["”’»]?$/.test(source) || /\d|[“"„«]|\b[A-Z]\.$/.test(source)
}

/** The source behind the dash. */
export const sourceOf = (text: string): string => text.replace(/^(?:[–—―]|--|-)\s*/, '')

/** A heading by its words alone, whatever stands below it. */
export function standsAlone(text: string): boolean {
  if (isBibliographyTitle(text) || isNotesTitle(text)) return true
  const label = chapterLabel(text) ?? appendixLabel(text)
  return label !== undefined && text.length <= 100 && (label.title === '' || !/[a-z],? [a-z]+\.$/.test(text))
}

const bullet = /^([-*•·◦▪‣])\s+(?=\S)/u
const number = /^(?:(\d{1,3})[.)]|\[(\d{1,3})\]|\((\d{1,3})\)|([⁰¹²³⁴-⁹]+))\s+(?=\S)/u

/** A line that begins like an entry of a list. */
export const startsItem = (text: string): boolean => bullet.test(text) || number.test(text)

/** The words after a bullet; undefined where there is none. */
export const bulletItem = (text: string): string | undefined =>
  bullet.test(text) ? text.replace(bullet, '') : undefined

/** `3. Words`, `[3] Words`, `³ Words`. */
export function numberItem(text: string): { number: number; text: string; point: boolean } | undefined {
  const match = number.exec(text)
  if (!match) return undefined
  const digits = (match[1] ?? match[2] ?? match[3] ?? match[4] ?? '').normalize('NFKC')
  return { number: Number(digits), text: text.slice(match[0].length), point: match[1] !== undefined }
}
