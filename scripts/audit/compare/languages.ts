import type { Reading } from '../../model/reading.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Words are marked as of the language that the author gave them: a voice would read them wrongly. */
export function checkLanguages(match: Match): Found[] {
  const { manuscript, edition, pairs } = match
  // What has no marks names no languages.
  if (!edition.isStructured) return []
  const [own, there] = [languagesOf(manuscript), languagesOf(edition)]
  const findings: Found[] = []
  for (let word = 0; word < pairs.length; word += 1) {
    if (isRight(word)) continue
    let end = word + 1
    while (end < pairs.length && !isRight(end) && own[end] === own[word]) end += 1
    const words = quote(manuscript.words.slice(word, end))
    const reason = `${words} is marked as ${there[pairs[word] ?? 0] || 'of no language'}, not ${own[word]}`
    findings.push(finding(match, 'audit-language', reason, { word, there: pairs[word] }))
    word = end - 1
  }
  return findings

  function isRight(word: number): boolean {
    const pair = pairs[word] ?? -1
    return pair < 0 || !own[word] || own[word] === there[pair]
  }
}

/** For each word its language, without region and script. */
function languagesOf({ words, pieces, facts }: Reading): string[] {
  const primary = (tag = ''): string => tag.toLowerCase().split('-')[0] ?? ''
  const languages = Array.from<string>({ length: words.length }).fill(primary(facts.language))
  for (const { language, from, to } of pieces)
    if (language !== undefined) languages.fill(primary(language), from, to)
  return languages
}
