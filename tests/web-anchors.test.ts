import { expect, test } from 'vitest'

import { pagesOf, textOf, tollHouse, webFolderOf } from './site/book.ts'
import { linksIn } from './site/links.ts'
import type { Folder } from './site/server.ts'

/** Whoever cites a paragraph by its address must find it there after the next edition. */
const book = (text: string) => ({
  'publication.yaml': 'title: Salt\ndate: 2024-03-05\nauthors: [Ada Reed]\n',
  '01.md': `# One {#one}\n\n${text}`,
  '02.md': '# Two {#two}\n\nThe last chapter stays as it is, whatever is done to the first of them.\n',
})

const first = 'Salt was carried down the hill in baskets, and nobody weighed it until it reached the quay.'
const second = 'A levy was laid on every basket, payable in salt; the rakers paid with the smallest they had.'
const third = 'Nobody had asked the rakers, who met in the chapel and wrote a letter to nobody in particular.'

/** Ids of paragraphs, by the words that they begin with. */
function anchorsIn(folder: Folder, name: string): Map<string, string> {
  const found = textOf(folder, name).matchAll(/<(?:p|li)(?=[^>]* id="(p-[^"]+)")[^>]*>([^<]{0,12})/g)
  return new Map([...found].map(([, id = '', start = '']) => [start, id]))
}

async function anchorsOf(...paragraphs: readonly string[]): Promise<Map<string, string>> {
  const folder = await webFolderOf(book(`${paragraphs.join('\n\n')}\n`))
  const [pages, whole] = [anchorsIn(folder, 'read/one.html'), anchorsIn(folder, 'salt.html')]
  for (const [start, id] of pages) expect(whole.get(start)).toBe(id)
  return pages
}

const [salt, levy, asked] = [first, second, third].map((text) => text.slice(0, 12))
if (!salt || !levy || !asked) throw new Error('A paragraph is empty')

test('an id stays where a paragraph comes before it, goes elsewhere, or is mended further on', async () => {
  const before = await anchorsOf(first, second, third)
  expect([...before.keys()]).toEqual([salt, levy, asked])
  expect(new Set(before.values()).size).toBe(3)
  const changed: readonly (readonly [string, readonly string[]])[] = [
    ['inserted', ['A new beginning, which was not there.', first, second, third]],
    ['removed', [second, third]],
    ['swapped', [third, first, second]],
    [
      'mended',
      [first, second.replace('they had', 'that they had'), third.replace('in particular', 'at all')],
    ],
    ['emphasis', [first.replace('the hill', '*the* hill'), second.replace('levy', '**levy**'), third]],
    ['punctuation', [first.replace('baskets,', 'baskets –'), second, third]],
    ['a note', [first.replace('baskets', 'baskets[^n]'), second, third, '[^n]: A note.']],
  ]
  for (const [name, paragraphs] of changed) {
    const after = await anchorsOf(...paragraphs)
    for (const start of [salt, levy, asked])
      expect([undefined, before.get(start)], `${name}: ${start}`).toContain(after.get(start))
    const kept = [...before.values()].filter((id) => [...after.values()].includes(id))
    expect(kept.length, name).toBe(name === 'removed' ? 2 : 3)
  }
})

test('an id stays where the numbers of works and of chapters change', async () => {
  const numbered = (before: string) => ({
    'publication.yaml':
      'title: Salt\ndate: 2024-03-05\nauthors: [Ada Reed]\nbibliography: refs.yaml\ncsl: ieee\n',
    '01.md': `# One {#one}\n\n${before}\n\nAs [](#two) says [@stone], nobody weighed it until it reached the quay.\n`,
    '02.md': '# Two {#two}\n\nThe last chapter.\n',
    'refs.yaml': ['reed', 'stone']
      .map((name) => `- {id: ${name}, type: book, title: On ${name}, issued: 1999}\n`)
      .join(''),
  })
  const idOf = async (before: string): Promise<string | undefined> => {
    const text = textOf(await webFolderOf(numbered(before)), 'read/one.html')
    return linksIn(text).ids.findLast((id) => id.startsWith('p-'))
  }
  const without = await idOf('A beginning.')
  expect(without).toBeDefined()
  expect(await idOf('A beginning, with a work [@reed].')).toBe(without)
})

test('another beginning has another id', async () => {
  const [before, after] = [await anchorsOf(first), await anchorsOf(first.replace('Salt', 'Pepper'))]
  expect([...after.values()]).not.toEqual([...before.values()])
})

test('paragraphs that begin alike are told apart, and the first keeps its id', async () => {
  const folder = await webFolderOf(book(`${[first, first, `${first} And more.`].join('\n\n')}\n`))
  const ids = linksIn(textOf(folder, 'read/one.html')).ids.filter((id) => id.startsWith('p-'))
  expect(new Set(ids).size).toBe(3)
  expect([...(await anchorsOf(first)).values()]).toEqual(ids.slice(0, 1))
})

test('paragraphs without a letter, and in scripts of every kind', async () => {
  const folder = await webFolderOf(
    book('—\n\n…\n\nقال صاحب الملح إنه لا يزن شيئا\n\n塩は籠で運ばれた\n\n🧂🧂🧂\n\n1848\n'),
  )
  const { ids } = linksIn(textOf(folder, 'read/one.html'))
  expect(ids.filter((id) => id.startsWith('p-'))).toHaveLength(3)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the ids of a book are unique in each page, and lead to the same words in both forms', async () => {
  const folder = await webFolderOf(tollHouse)
  const idsOf = (name: string): readonly string[] => linksIn(textOf(folder, name)).ids
  for (const name of pagesOf(folder)) expect(new Set(idsOf(name)).size, name).toBe(idsOf(name).length)
  const inPages = pagesOf(folder)
    .filter((name) => name.startsWith('read/'))
    .flatMap(idsOf)
    .filter((id) => id.startsWith('p-'))
  expect(new Set(inPages).size).toBe(inPages.length)
  expect(inPages.toSorted()).toEqual(
    idsOf('toll-house.html')
      .filter((id) => id.startsWith('p-'))
      .toSorted(),
  )
})
