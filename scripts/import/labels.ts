/** The words by which a text in English, German, French or Spanish labels its divisions. */

const numberWords = [
  ['one', 'eins', 'un', 'uno', 'first'],
  ['two', 'zwei', 'deux', 'dos', 'second'],
  ['three', 'drei', 'trois', 'tres', 'third'],
  ['four', 'vier', 'quatre', 'cuatro', 'fourth'],
  ['five', 'fünf', 'cinq', 'cinco', 'fifth'],
  ['six', 'sechs', 'seis', 'sixth'],
  ['seven', 'sieben', 'sept', 'siete', 'seventh'],
  ['eight', 'acht', 'huit', 'ocho', 'eighth'],
  ['nine', 'neun', 'neuf', 'nueve', 'ninth'],
  ['ten', 'zehn', 'dix', 'diez', 'tenth'],
  ['eleven', 'elf', 'onze', 'once'],
  ['twelve', 'zwölf', 'douze', 'doce'],
]

const numeral = `\\d{1,3}|[ivxlc]+|${numberWords.flat().join('|')}`
const chapter = new RegExp(
  `^((?:chapter|kapitel|chapitre|cap[ií]tulo)\\s+(${numeral}))(?![\\p{L}\\p{N}])(.*)$`,
  'iu',
)
const appendix =
  /^((?:appendix|appendice|ap[ée]ndice|annexe?|anexo|anhang)(?:\s+([a-z]|\d{1,2}|[ivx]+))?)(?![\p{L}\p{N}])(.*)$/iu
const bibliography = new RegExp(
  `^(?:works cited|works consulted|references|bibliography|sources|literature|further reading|literatur|` +
    `literaturverzeichnis|quellen|quellenverzeichnis|bibliogra(?:ph|f)ie|ouvrages cités|références|` +
    `bibliograf[ií]a|obras citadas|referencias|fuentes)\\s*:?$`,
  'iu',
)
const notes = /^(?:notes|endnotes|footnotes|anmerkungen|fußnoten|endnoten|notas)\s*:?$/iu

export interface Label {
  /** As written: `Chapter 1`, `APPENDIX B`. */
  readonly label: string
  /** Its number, 0 where it has none; a letter counts from A = 1. */
  readonly number: number
  /** The words after the label; may be empty. */
  readonly title: string
}

export const isBibliographyTitle = (text: string): boolean => bibliography.test(text)
export const isNotesTitle = (text: string): boolean => notes.test(text)

export const chapterLabel = (text: string): Label | undefined => labelled(chapter.exec(text), numberOf)
export const appendixLabel = (text: string): Label | undefined => labelled(appendix.exec(text), letterOf)

/** The value of `4`, `IV` or `four`; 0 where it is none. */
export function numberOf(text: string): number {
  const word = text.toLowerCase()
  if (/^\d+$/.test(word)) return Number(word)
  const spelled = numberWords.findIndex((words) => words.includes(word))
  return spelled >= 0 ? spelled + 1 : romanOf(word)
}

function labelled(match: RegExpExecArray | null, value: (text: string) => number): Label | undefined {
  if (!match) return undefined
  const [, label = '', number = '', rest = ''] = match
  const separated = /^\s*[.:–—-]\s*/.exec(rest)
  const title = rest.slice(separated?.[0].length ?? 0).trim()
  // "Appendix A lists the names" and "Chapter 2 begins at sea" are sentences.
  if (title && !separated && !/^[\p{Lu}\p{Lo}“"„«]/u.test(title)) return undefined
  return { label: label.trim(), number: number ? value(number) : 0, title }
}

function letterOf(text: string): number {
  return /^[a-z]$/i.test(text) ? text.toUpperCase().charCodeAt(0) - 64 : numberOf(text)
}

function romanOf(word: string): number {
  if (!/^(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/.test(word)) return 0
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const digits = [...word].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}
