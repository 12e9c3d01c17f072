/** Marks that TeX sets over or under a letter, and their combining characters. */
const accents: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '"': '\u0308',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  k: '\u0328',
  r: '\u030A',
  d: '\u0323',
  b: '\u0331',
}

const letters: Readonly<Record<string, string>> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  i: 'i',
  j: 'j',
  th: 'þ',
  TH: 'Þ',
  dh: 'ð',
  DH: 'Ð',
}

const styles = new Set([
  'emph',
  'textit',
  'textbf',
  'textsc',
  'textrm',
  'textsf',
  'texttt',
  'mkbibemph',
  'mkbibquote',
])

/**
 * The words of a value in TeX's notation. Empty where a command is not known: then nobody can say what is
 * printed.
 */
export function latexText(value: string): string {
  let isKnown = true
  const accented = value.replaceAll(
    /\\(?:([`'^~"=.])\s*|([uvHckrdb])(?![A-Za-z])\s*)(?:\{?\\([ij])(?![A-Za-z])\s*\}?|\{?(\p{L})\}?)/gu,
    (
      _,
      sign: string | undefined,
      name: string | undefined,
      dotless: string | undefined,
      letter: string | undefined,
    ) => (dotless ?? letter ?? '') + (accents[sign ?? name ?? ''] ?? ''),
  )
  const plain = accented
    .replaceAll(/\\([A-Za-z]+)\s*(?:\{\})?/g, (_, name: string) => {
      if (!Object.hasOwn(letters, name) && !styles.has(name)) isKnown = false
      return letters[name] ?? ''
    })
    .replaceAll(/\\([^A-Za-z])/g, '$1')
    .replaceAll('~', ' ')
    .replaceAll(/[{}$]/g, '')
  return isKnown ? plain.normalize('NFC') : ''
}
