import type { Metadata } from '../model/metadata.ts'

/** Scripts that run from right to left, by ISO 15924. */
const scripts = new Set('adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '))

/** Languages whose usual script runs from right to left, by BCP 47 primary tag. */
const languages = new Set('ar arc ckb dv fa glk he iw ji ks lrc mzn nqo pnb ps sd syr ug ur yi'.split(' '))

/** The direction of the text: `dir`, else by the script that `lang` names, else by the language's usual script. */
export function languageDirection(metadata: Pick<Metadata, 'dir' | 'lang'>): 'ltr' | 'rtl' {
  if (metadata.dir) return metadata.dir
  const [language = '', ...subtags] = metadata.lang.toLowerCase().split('-')
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag))
  return (script ? scripts.has(script) : languages.has(language)) ? 'rtl' : 'ltr'
}
