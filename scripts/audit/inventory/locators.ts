/** What stands behind a key: the locator's own words, and where the author's words begin. */
export interface Located {
  readonly locator: readonly [from: number, to: number] | undefined
  readonly suffix: number
}

/** CSL's kinds of locators as authors write them, in the languages that most books are written in. */
const known = `
  p. pp. page pages ch. chap. chaps. chapter chapters sec. sect. secs. section sections vol. vols. volume volumes
  fig. figs. figure figures fol. fols. folio folios l. ll. line lines n. nn. note notes no. nos. number numbers
  issue issues op. opus opera para. paras. paragraph paragraphs pt. pts. part parts col. cols. column columns bk. bks.
  book books v. vv. verse verses s.v. s.vv. sub verbo art. arts. article articles app. apps. appendix appendices
  act acts canon canons eq. eqs. equation equations loc. locs. location locations rule rules scene scenes sc. scs.
  suppl. supps. supplement supplements tbl. tbls. table tables timestamp timestamps tit. tits. title titles elocation
  S. Seite Seiten Kap. Kapitel Bd. Bde. Band Abb. Abschn. Abschnitt Abs. Absatz Z. Zeile Zeilen Anm. Nr. Teil Sp. Spalte
  chapitre chapitres livre livres ligne lignes partie parties colonne
  pág. págs. página páginas cap. caps. capítulo capítulos lib. libro libros línea líneas parte partes núm. sección
  pagina pagine pagg. pag. capitolo capitoli volumi riga righe parti blz. hoofdstuk deel hfst. capítulo linha linhas`
const symbols = ['§§', '§', '¶¶', '¶', 'nº', '№']

const words: ReadonlySet<string> = new Set(known.trim().toLowerCase().split(/\s+/))
const labelled = /(\p{L}+(?:\.\p{L}+)*)(\.?)(?![\p{L}\p{M}])\s*/uy
const piece =
  /\s*((?:[^\s\p{P}\p{Co}\uFFFC]|[-–:]|\.(?=[^\s\p{P}])|\([^\s()]*\)|\[[^\s[\]]*\]|\{[^\s{}]*\})+)/uy
const between = /[,;]?/y
const roman = /^m{0,4}(?:c[md]|d?c{0,4})(?:x[cl]|l?x{0,4})(?:i[xv]|v?i{0,4})$/i

export type Locate = (text: string, from: number, to: number) => Located

/**
 * Part what follows a key as pandoc does (User's Guide, “Citation syntax”): `, pp. 33-35, 38 and more` has the
 * locator `33-35, 38`, and `and more` is the author's. Braces say where a locator ends: `{ch. A}`.
 *
 * An abbreviation that nobody knows before a number, `fasc. 3`, is taken for a label: words that may be printed
 * in another form are not asked for.
 */
export function locatorReader(more: readonly string[] = []): Locate {
  const given = more.filter((label) => /\p{L}/u.test(label)).map((label) => label.toLowerCase())
  const signs = [...symbols, ...more.filter((label) => !/\p{L}/u.test(label))].toSorted(
    (a, b) => b.length - a.length,
  )
  const spoken = new Set([...words, ...given])
  const skipLabel = (text: string, at: number): { end: number; isKnown: boolean } => {
    const sign = signs.find((one) => text.startsWith(one, at))
    if (sign) return { end: at + sign.length, isKnown: true }
    labelled.lastIndex = at
    const [whole = '', word = '', dot = ''] = labelled.exec(text) ?? []
    const lower = word.toLowerCase()
    const isAbbreviated = dot !== '' && word.length <= 6 && /\d/.test(text[at + whole.length] ?? '')
    if (spoken.has(lower + dot) || isAbbreviated) return { end: at + whole.length, isKnown: true }
    // `sub verbo`, `kn.`: labels of two words.
    const long = given.find(
      (one) => one.includes(' ') && text.slice(at, at + one.length).toLowerCase() === one,
    )
    return long ? { end: at + long.length, isKnown: true } : { end: at, isKnown: false }
  }
  return (text, from, to) => {
    const held = text.slice(0, to)
    const start = from + (/^,?\s*/.exec(held.slice(from))?.[0].length ?? 0)
    if (held[start] === '{') {
      const end = braceEnd(held, start)
      if (end !== undefined) {
        const locator = [skipLabel(held, start + 1).end, end - 1] as const
        return { locator: locator[0] < locator[1] ? locator : undefined, suffix: end }
      }
    }
    const label = skipLabel(held, start)
    const end = piecesEnd(held, label.end, label.isKnown)
    return end === undefined
      ? { locator: undefined, suffix: from }
      : { locator: [label.end, end], suffix: end }
  }
}

function piecesEnd(text: string, from: number, isRoman: boolean): number | undefined {
  let end: number | undefined
  let at = from
  for (;;) {
    piece.lastIndex = at
    const word = piece.exec(text)?.[1]
    if (word === undefined) return end
    if (!/\d/.test(word) && !(isRoman && roman.test(word.split(/[-–:.()[\]{}]/).find(Boolean) ?? '-')))
      return end
    end = piece.lastIndex
    between.lastIndex = end
    at = end + (between.exec(text)?.[0].length ?? 0)
  }
}

function braceEnd(text: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at + 1
  }
  return undefined
}
