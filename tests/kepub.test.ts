import path from 'node:path'

import { EpubCheck } from '@likecoin/epubcheck-ts'
import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'

import { checkShops, readShopRules } from '../scripts/audit/shops/index.ts'
import { build } from '../scripts/build.ts'
import type { FormatName } from '../scripts/formats/index.ts'
import { sentenceStarts } from '../scripts/formats/kepub/segment.ts'
import { markSentences } from '../scripts/formats/kepub/sentences.ts'
import type { PressPage } from '../scripts/model/world.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { auditFiles, type Edition } from './audit/audit-files.ts'
import { soundBooks } from './audit/sound.ts'
import { type Manuscript, readManuscript } from './audit/source-place.ts'
import { paintingWorld } from './epub-publication.ts'
import { brokenReferences, openEpub } from './epub-reader.ts'

const worldOf = (files: Record<string, string | Uint8Array>, opened: PressPage[] = []) => ({
  ...memoryWorld({ files }),
  browser: paintingWorld(opened).browser,
})

async function make(
  files: Record<string, string | Uint8Array>,
  formats: readonly FormatName[] = ['kepub'],
): Promise<Edition[]> {
  const { artifacts } = await build(worldOf(files), { formats, draft: true })
  return artifacts.map(({ path: name, value }) => {
    if (!(value instanceof Uint8Array)) throw new Error(`${name} is empty`)
    return { path: name, value }
  })
}

async function only(files: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const [edition] = await make(files)
  if (!edition) throw new Error('No kepub was made')
  return edition.value
}

/** What epubcheck-ts says, hints as well. */
const judged = async (value: Uint8Array) =>
  (await new EpubCheck({ includeInfo: true }).check(value, 'a.kepub.epub')).messages.map(
    ({ id, message }) => `${id} ${message}`,
  )

describe.each(soundBooks)('$name', ({ manuscript }) => {
  test('is a valid EPUB with all that was written', async () => {
    const files = manuscript()
    const value = await only(files)
    expect(await judged(value)).toEqual([])
    expect(brokenReferences(await openEpub(value))).toEqual([])
    expect(await auditFiles(files, [{ path: 'a.kepub.epub', value }])).toEqual([])
  })
})

const book = readManuscript(path.join(import.meta.dirname, 'audit/book'))

/** The file without what a kepub has beyond the EPUB. */
const undone = (xhtml: string): string =>
  xhtml
    .replaceAll(/<span class="koboSpan" id="kobo\.\d+\.\d+">([^<]*)<\/span>/g, '$1')
    .replace('<div id="book-columns"><div id="book-inner">', '')
    .replace('</div></div>\n</body>', '\n</body>')

describe('beside the EPUB', () => {
  test('each file is the same, byte by byte, but for boxes and spans', async () => {
    const [epub, kepub] = await make(book, ['epub', 'kepub'])
    if (!epub || !kepub) throw new Error('Both are made')
    const [plain, adapted] = [await openEpub(epub.value), await openEpub(kepub.value)]
    expect(adapted.paths).toEqual(plain.paths.filter((name) => !name.includes('fonts/')))
    // These name the typefaces, which the kepub has not.
    const others = new Set(['OEBPS/colophon.xhtml', 'OEBPS/copyright.xhtml'])
    const texts = adapted.paths.filter((name) => name.endsWith('.xhtml') && !others.has(name))
    expect(texts.length).toBeGreaterThan(12)
    for (const name of texts) expect(undone(adapted.text(name))).toBe(plain.text(name))
    for (const name of ['OEBPS/toc.ncx', 'META-INF/container.xml'])
      expect(adapted.text(name)).toBe(plain.text(name))
    expect(adapted.text('OEBPS/copyright.xhtml')).not.toMatch(/Alegreya|Source/)
    expect(adapted.text('OEBPS/content.opf')).not.toContain('woff2')
  })

  test('the cover of both is painted once', async () => {
    const opened: PressPage[] = []
    await build(worldOf(book, opened), { formats: ['epub', 'kepub'] })
    expect(opened).toHaveLength(1)
  })

  test('is the same bytes twice, begins with its media type, and is named as Kobo wants it', async () => {
    const [[one], [two]] = [await make(book), await make(book)]
    if (!one || !two) throw new Error('Both are made')
    expect(Buffer.compare(one.value, two.value)).toBe(0)
    expect(one.path).toBe('toll-house.kepub.epub')
    expect(Buffer.from(one.value).subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
    expect(Buffer.from(one.value).readUInt16LE(8)).toBe(0)
  })

  test('has as many levels in its contents as the EPUB', async () => {
    const yaml = new TextDecoder().decode(book['publication.yaml'])
    const files = { ...book, 'publication.yaml': `${yaml}\nformats: {epub: {toc: 1}}\n` }
    const epub = await openEpub(await only(files))
    expect(epub.text('OEBPS/toc.xhtml')).not.toContain('#passed')
  })

  test('Kobo refuses nothing of it', async () => {
    const rules = await readShopRules(memoryWorld({ files: {} }))
    const findings = await checkShops([{ path: 'a.kepub.epub', value: await only(book) }], ['kobo'], rules)
    expect(findings.map(({ rule }) => rule)).toEqual(['kobo-wide-margin'])
  })
})

test('every word stands in one span, and the spans count in the order of the text', async () => {
  const epub = await openEpub(await only(book))
  for (const name of epub.paths.filter((each) => each.endsWith('.xhtml') && !each.endsWith('toc.xhtml'))) {
    const body = new DOMParser().parseFromString(epub.text(name), 'text/xml').getElementsByTagName('body')[0]
    const numbers: number[][] = []
    const strays: string[] = []
    const walk = (node: Node, spans: number): void => {
      const element = node as Element
      const isSpan = element.getAttribute?.('class') === 'koboSpan'
      if (isSpan) numbers.push((element.getAttribute('id') ?? '').split('.').slice(1).map(Number))
      const inside = spans + (isSpan ? 1 : 0)
      if (node.nodeType === 3 && /\S/.test(node.nodeValue ?? '') && inside !== 1)
        strays.push(node.nodeValue ?? '')
      if (['pre', 'svg', 'math'].includes(node.nodeName)) return
      for (const child of Array.from(node.childNodes)) walk(child, inside)
    }
    if (body) walk(body, 0)
    expect(strays).toEqual([])
    const sorted = numbers.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
    expect(numbers).toEqual(sorted)
    const blocks = [...new Set(numbers.map(([block]) => block))]
    expect(blocks).toEqual(blocks.map((_, index) => index + 1))
  }
})

/** A text with its spans as square brackets. */
function marked(html: string, lang = 'en'): string {
  const tree = fromHtml(html, { fragment: true }) as Root
  markSentences(tree, lang)
  return toHtml(tree).replaceAll(/<span class="koboSpan" id="kobo\.([\d.]+)">([^<]*)<\/span>/g, '[$1 $2]')
}

describe('sentences', () => {
  test.each([
    ['<p>One. Two!</p>\n<p>Three.</p>', '<p>[1.1 One. ][1.2 Two!]</p>\n<p>[2.1 Three.]</p>'],
    ['<p>A line\nthat goes on.</p>', '<p>[1.1 A line\nthat goes on.]</p>'],
    ['<p>Mr <em>Q</em>. went. Home.</p>', '<p>[1.1 Mr ]<em>[1.2 Q]</em>[1.3 . went. ][1.4 Home.]</p>'],
    ['<p>a<br>b</p>', '<p>[1.1 a]<br>[1.2 b]</p>'],
    ['<p>x <img src="a" alt=""> y</p>', '<p>[1.1 x ]<img src="a" alt="">[1.2  y]</p>'],
    ['<pre><code>a. B.</code></pre><p>c</p>', '<pre><code>a. B.</code></pre><p>[1.1 c]</p>'],
    ['<div>\n<em>a</em> b</div>', '<div>\n<em>[1.1 a]</em>[1.2  b]</div>'],
    ['<ul><li>a<ul><li>b</li></ul>c</li></ul>', '<ul><li>[1.1 a]<ul><li>[2.1 b]</li></ul>[3.1 c]</li></ul>'],
    ['<p id="kobo.1.1">a</p>', '<p id="kobo.1.1">[1.2 a]</p>'],
    ['<p> \n </p>', '<p> \n </p>'],
    ['<p>5 &lt; 6 &amp; 7. “Ü.”</p>', '<p>[1.1 5 &#x3C; 6 &#x26; 7. ][1.2 “Ü.”]</p>'],
  ])('%s', (html, expected) => {
    expect(marked(html)).toBe(expected)
  })

  test('end as the language of their words has it', () => {
    expect(marked('<p>東京。京都。</p>', 'ja')).toBe('<p>[1.1 東京。][1.2 京都。]</p>')
    // Greek asks with a semicolon.
    expect(marked('<p>Ti; Nai.</p>', 'el')).toBe('<p>[1.1 Ti; ][1.2 Nai.]</p>')
    expect(marked('<p>So; yes. <span lang="el">Ti; Nai.</span> Then.</p>')).toBe(
      '<p>[1.1 So; yes. ]<span lang="el">[1.2 Ti; ][1.3 Nai.]</span> [1.4 Then.]</p>',
    )
    expect(marked('<p>So.</p>', 'no tag')).toBe('<p>[1.1 So.]</p>')
  })

  test('of a text that is taken in pieces are those of the whole', () => {
    const text = 'Mr. Q. said: “No!” Then he went… 3.14 km. So? '.repeat(400)
    const whole = Array.from(
      new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text),
      ({ index }) => index,
    )
    expect(sentenceStarts(text, 'en')).toEqual(whole)
    const endless = `${'word '.repeat(3000)}. End.`
    expect(sentenceStarts(endless, 'en')).toEqual([0, endless.length - 4])
    expect(sentenceStarts('', 'en')).toEqual([])
  })

  test('of a long paragraph take no more time than its length', () => {
    const start = performance.now()
    marked(`<p>${'A sentence of <i>six</i> words. '.repeat(20_000)}</p>`)
    // It was 12 s when the segmenter was given all of it at once.
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('odd books', () => {
  test.each([
    ['quotes, ampersands and emoji', 'A “Title” with <b>, & and "quotes" 🎉'],
    ['300 characters', 'Long title '.repeat(28).trim()],
    ['right to left', 'כותרת הספר הזה'],
  ])('a title of %s', async (_, title) => {
    const lang = title.startsWith('כ') ? 'he' : 'en'
    const yaml = `title: ${JSON.stringify(title)}\nlang: ${lang}\n`
    const files: Manuscript = Object.fromEntries(
      Object.entries({
        'publication.yaml': yaml,
        'one.md': '# One\n\nWords. More.[^a]\n\n[^a]: Note.\n',
      }).map(([name, text]) => [name, new TextEncoder().encode(text)]),
    )
    const value = await only(files)
    expect(await judged(value)).toEqual([])
    expect(await auditFiles(files, [{ path: 'a.kepub.epub', value }])).toEqual([])
  })
})
