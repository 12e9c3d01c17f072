import { describe, expect, test } from 'vitest'

import { EnvironmentError, type World } from '../scripts/model/world.ts'
import { readWords } from '../scripts/template/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'

const world = memoryWorld({ files: {} })

describe('words', async () => {
  const names = await world.resources('templates/base/words')
  const languages = names.map((name) => name.replace('.yaml', ''))

  test('are there in the languages that were promised', () => {
    const promised = 'en de fr es it pt nl sv da nb fi pl cs ru uk tr el ro hu ar he fa zh ja ko'
    expect(languages).toEqual(expect.arrayContaining(promised.split(' ')))
  })

  test.for(languages)('of %s are whole and its own', async (lang) => {
    const words = await readWords(lang, world)
    expect(words.lang).toBe(lang.split('-')[0])
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(await readWords('en', world)).toSorted())
  })

  test.for(languages.filter((lang) => !lang.startsWith('en')))('of %s are translated', async (lang) => {
    const [words, english] = await Promise.all([readWords(lang, world), readWords('en', world)])
    expect(words.contents).not.toBe(english.contents)
    expect(words.madeWith).toMatch(/Pamphlet/)
    expect(words.madeWith).not.toBe(english.madeWith)
  })

  test('of a region lie over those of its language', async () => {
    expect((await readWords('de', world)).quotes).toEqual(['„', '“', '‚', '‘'])
    expect(await readWords('de-CH', world)).toMatchObject({
      quotes: ['«', '»', '‹', '›'],
      contents: 'Inhalt',
    })
    expect(await readWords('pt-BR', world)).toMatchObject({
      labels: { table: 'Tabela {n}', figure: 'Figura {n}' },
    })
    expect(await readWords('en-GB-oxendict', world)).toMatchObject({
      license: 'Licence',
      contents: 'Contents',
    })
  })

  test('follow the script that a region writes', async () => {
    expect((await readWords('zh-TW', world)).contents).toBe('目錄')
    expect((await readWords('zh-Hant', world)).quotes[0]).toBe('「')
    expect((await readWords('zh-CN', world)).contents).toBe('目录')
  })

  test('of Norwegian are those of bokmål', async () => {
    expect(await readWords('no', world)).toMatchObject({ lang: 'no', contents: 'Innhold' })
  })

  test('keep the narrow no-break space of French', async () => {
    expect((await readWords('fr', world)).quotes.slice(0, 2)).toEqual(['«\u202f', '\u202f»'])
  })

  test.for(['xx', 'tlh-Piqd', 'no such language'])('of %s are English', async (lang) => {
    expect(await readWords(lang, world)).toMatchObject({ lang: 'en', contents: 'Contents' })
  })

  test('with a mistake name their file and the key', async () => {
    const broken: World = {
      ...world,
      resources: async (folder) => [...(await world.resources(folder)), 'de-AT.yaml'],
      resource: async (path) =>
        path.endsWith('de-AT.yaml') ? new TextEncoder().encode('content: Inhalt') : world.resource(path),
    }
    const failure = readWords('de-AT', broken)
    await expect(failure).rejects.toBeInstanceOf(EnvironmentError)
    await expect(failure).rejects.toThrow(/de-AT\.yaml: content:/)
  })
})
