import type { ElementContent } from 'hast'

import type { Folding } from '../print/folding.ts'
import { type PageChoice, writePages } from '../print/choice.ts'
import { element } from './element.ts'
import type { MakerFacts } from './facts.ts'

/** The command that makes the same file, byte by byte. */
export function commandOf(
  folding: Folding,
  pages: PageChoice | undefined,
  { file, words }: Pick<MakerFacts, 'file'> & { readonly words: { readonly lang: string } },
): string {
  const said: [string, string?][] = [
    ...(pages ? [['pages', writePages(pages)] as [string, string]] : []),
    ['paper', folding.paper],
    ...(folding.binding === 'zine' ? [['binding', 'zine'] as [string, string]] : saidOfBooklet(folding)),
    // What the file says of itself is in the words of the page.
    ...(words.lang === 'en' ? [] : [['lang', words.lang] as [string, string]]),
  ]
  const options = said.map(([name, value]) =>
    value === undefined ? `--${name}` : `--${name} ${quoted(value)}`,
  )
  return ['pamphlet impose', quoted(file), ...options].join(' ')
}

function saidOfBooklet(options: Exclude<Folding, { binding: 'zine' }>): [string, string?][] {
  const { binding, sheets, flip, up, copies, cover, thickness, creep, marks } = options
  const said: [string, string?][] = [['binding', binding]]
  if (sheets !== undefined) said.push(['sheets', `${sheets}`])
  said.push(['flip', flip])
  if (up !== 2) said.push(['up', `${up}`])
  if (copies !== undefined) said.push(['copies', `${copies}`])
  if (cover) said.push(['cover'])
  if (thickness !== 0.1) said.push(['thickness', `${thickness}`])
  if (!creep) said.push(['flat'])
  if (marks.length > 0) said.push(['marks', marks.join(',')])
  return said
}

/** The same to be shown: a line breaks between options only, never behind a hyphen. */
export const commandLine = (command: string): ElementContent[] =>
  command
    .split(/ (?=--)/)
    .flatMap((part, index): ElementContent[] => [
      ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
      element('span', {}, part),
    ])

/** As a shell of Unix and PowerShell take it. */
const quoted = (text: string): string =>
  /^[\w.,/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
