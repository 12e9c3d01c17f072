import { iso6392 } from 'iso-639-2'
import type { Element } from 'xast'

import { x } from '../xml.ts'

/** The language of the text (list 22: 01), with country and script where the tag names them. */
export function language(tag: string): Element {
  const { region, script } = new Intl.Locale(tag)
  return x(
    'Language',
    x('LanguageRole', '01'),
    x('LanguageCode', languageCode(tag)),
    region && /^[A-Z]{2}$/.test(region) ? x('CountryCode', region) : undefined,
    script ? x('ScriptCode', script) : undefined,
  )
}

/** List 74, which is ISO 639-2/B: `ger` for German. A language that it lacks is `und`, undetermined. */
export function languageCode(tag: string): string {
  const { language: primary } = new Intl.Locale(tag)
  const found = iso6392.find(({ iso6391, iso6392B, iso6392T }) =>
    [iso6391, iso6392B, iso6392T].includes(primary),
  )
  return found?.iso6392B ?? 'und'
}
