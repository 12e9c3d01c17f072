import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { VFile } from 'vfile'

import { configOf } from '../scripts/metadata/index.ts'
import { loadStyle } from '../scripts/cite/index.ts'
import { resolveLocale } from '../scripts/cite/locale.ts'
import { citeIn, style, world } from './cite/support.ts'

const yaml = readFileSync(new URL('cite/references.yaml', import.meta.url), 'utf8')

test('in German, with German terms', async () => {
  const { text, entries } = await citeIn('Ein [vgl. @roe2001, S. 12; @doe2004, p. 3].', {
    name: 'chicago-author-date',
    lang: 'de',
    yaml,
  })
  expect(text[0]).toBe('Ein (vgl. Roe und Poe 2001, 12; Doe 2004, 3).')
  expect(entries[1]).toContain('„On small things: a reply“')
})

test('an unknown style, with the nearest', async () => {
  const config = new VFile({ path: 'publication.yaml', value: 'title: x\ncsl: chicago-note\n' })
  expect(await loadStyle('chicago-note', 'en', world, configOf(config))).toBeUndefined()
  expect(config.messages).toMatchObject([
    { ruleId: 'citation-style', line: 2, fatal: true, note: 'Did you mean `chicago-notes`?' },
  ])
})

test('an unknown language is reported, and none stands in for it', async () => {
  const config = new VFile({ path: 'publication.yaml', value: 'lang: tlh\n' })
  expect(await loadStyle('mla', 'tlh', world, configOf(config))).toBeUndefined()
  expect(config.messages).toMatchObject([{ ruleId: 'citation-locale', line: 1, fatal: true }])
})

test.for([
  ['en', 'en-US'],
  ['en-GB', 'en-GB'],
  ['en-AU', 'en-US'],
  ['de', 'de-DE'],
  ['de-AT', 'de-AT'],
  ['de-LU', 'de-DE'],
  ['pt', 'pt-PT'],
  ['pt-br', 'pt-BR'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['sr-Cyrl-RS', 'sr-Cyrl-RS'],
  ['no', 'nb-NO'],
  ['eu', 'eu'],
  ['gl', 'gl-ES'],
  ['tlh', undefined],
] as const)('language %s -> %s', async ([tag, expected]) => {
  const names = (await world.resources('csl/locales')).map((file) => file.replace(/^locales-|\.xml$/g, ''))
  expect(resolveLocale(tag, names)).toBe(expected)
})

test('a British style stays British in a document that says just English', async () => {
  expect((await style('mhra', 'en')).locale).toBe('en-GB')
  expect((await style('mla', 'en')).locale).toBe('en-US')
})

test('languages that the engine does not know by itself', async () => {
  const { text } = await citeIn('Un [@roe2001, p. 3].', { name: 'mla', lang: 'gl', yaml })
  expect(text[0]).toBe('Un (Roe e Poe 3).')
  const serbian = await citeIn('Jedan [@roe2001].', { name: 'mla', lang: 'sr-Cyrl-RS', yaml })
  expect(serbian.text[0]).toBe('Jedan (Roe и Poe).')
})
