import type { Checked } from './check.ts'
import { marksIn } from './prose/passage.ts'
import { remark } from './prose/place.ts'

/**
 * Words that may rightly stand twice, by language. A language that is not here doubles words as a matter of grammar,
 * or nobody has thought about it: then nothing is reported.
 */
const rightly: Readonly<Record<string, string>> = {
  en: 'that had is was her you who very really so too far much many more long well now there then no yes never old big little half out up down on over again by bye ha hear tut knock blah do does did what this one sir please good all may la wow choo tap tick',
  de: 'die das der dem den des sie ihr es was wer war sehr so nein ja ganz viel lange weit an auf zu',
  fr: 'nous vous faire elle elles si non oui très bien que petit peu plus tout tous rien jamais trop fois dit un en où la toc',
  es: 'no sí muy lo que más tan ya nunca casi bien todo nos se te',
  it: 'piano pian via man quasi poco ben così molto no sì che appena subito or tanto bello zitto lento mano noi voi si ci vi',
  pt: 'não sim muito logo nos que se mais tão já nunca quase',
  nl: 'die dat was wat er zo ze zij heel nee ja veel hij het is in op aan de een had zeer',
  sv: 'som det den de du vi han hon är var mycket så nej ja för på om i av till',
  da: 'der det den de som for er var nej ja meget så på om i af til han hun',
  nb: 'der det den de som for er var nei ja meget så på om i av til han hun mye',
}

const sets = new Map(
  Object.entries(rightly).map(([language, words]) => [language, new Set(words.split(' '))]),
)

const doubled =
  /(?<![\p{L}\p{M}\p{N}’'\u002D\u2010\u2011.@/_])(\p{L}[\p{L}\p{M}’']*)(\s+)\1(?![\p{L}\p{M}\p{N}’'\u002D\u2010\u2011@/_])/giu

/**
 * “The the”, also over the end of a line. Nothing may stand between the two but space; verse repeats on purpose,
 * names do (“Duran Duran”), and single letters are no words but for the English article.
 */
export function checkDoubledWords({ passages }: Checked): void {
  for (const passage of passages) {
    const exceptions = sets.get(passage.language)
    if (!exceptions || passage.isVerse) continue
    for (const match of passage.text.matchAll(doubled)) {
      const [both, word = '', space = ''] = match
      const second = both.slice(word.length + space.length)
      const lower = word.toLowerCase()
      const isName = /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(second)
      const isLetter = word.length === 1 && !(passage.language === 'en' && word === 'a')
      if (exceptions.has(lower) || isName || isLetter) continue
      if (marksIn(passage, ['foreign'], match.index, match.index + both.length).length > 0) continue
      const at = match.index + word.length + space.length
      remark(passage, at, 'doubled-word', `“${second}” stands twice`)
    }
  }
}
