import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'

import { editionOf, paintingWorld, picture, renderEpub } from './epub-publication.ts'
import { brokenReferences, openEpub, parseXml } from './epub-reader.ts'
import { sectionOf } from './epub-sections.ts'

const html = (epub: Awaited<ReturnType<typeof openEpub>>, name: string): string =>
  epub.text(`OEBPS/${name}.xhtml`)

/** The text of one section alone, as it stands in the book. */
async function chapter(body: string, parts: Parameters<typeof editionOf>[0] = {}): Promise<string> {
  const epub = await openEpub(await renderEpub(editionOf({ sections: [sectionOf('one', body)], ...parts })))
  return html(epub, 'one')
}

describe('archive', () => {
  test('is the same bytes for the same publication', async () => {
    const [first, second] = [await renderEpub(), await renderEpub()]
    expect(Buffer.compare(first, second)).toBe(0)
  })

  test('begins with the media type, stored, and holds no folders', async () => {
    const archive = Buffer.from(await renderEpub())
    expect(archive.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
    expect(archive.readUInt16LE(8)).toBe(0)
    expect(archive.readUInt16LE(28)).toBe(0)
    const { paths } = await openEpub(archive)
    expect(paths.filter((path) => path.endsWith('/'))).toEqual([])
  })

  test.each([
    ['2026-11-24T00:00:00Z', 2026],
    ['1776-07-04T00:00:00Z', 1980],
  ])('of %s bears a date that a ZIP can say', async (date, year) => {
    const zip = await JSZip.loadAsync(await renderEpub(editionOf({ date: new Date(date) })))
    const years = new Set(Object.values(zip.files).map((file) => file.date.getUTCFullYear()))
    expect([...years]).toEqual([year])
  })

  test('shows nothing of the packager', async () => {
    const epub = await openEpub(await renderEpub())
    const all = epub.paths.filter((path) => !/\.(?:woff2|jpg|png)$/.test(path)).map((path) => epub.text(path))
    expect(all.join('\n')).not.toMatch(/epub-gen|anonymous|image-placeholder|epub-author|undefined|\[object/i)
  })
})

describe('documents', () => {
  test('are well-formed, without named entities', async () => {
    const epub = await openEpub(await renderEpub())
    const pages = epub.paths.filter((path) => /\.(?:xhtml|ncx|opf|xml)$/.test(path))
    expect(pages).toHaveLength(22)
    for (const page of pages) {
      parseXml(epub.text(page))
      expect(epub.text(page)).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);|#)/)
    }
  })

  test('close void elements, and only those, in their start tag', async () => {
    const text = await chapter('<p><span id="a"></span><br>x<wbr>y</p><hr><td></td><p></p>')
    expect(text).toContain('<p><span id="a"></span><br/>x<wbr/>y</p><hr/><p></p>')
  })

  test('keep text that looks like markup', async () => {
    const text = await chapter('<p>]]&gt; &lt;/br&gt; &amp;nbsp; a\u0001b</p>')
    parseXml(text)
    expect(text).toContain('<p>]]&gt; &#x3C;/br> &#x26;nbsp; ab</p>')
  })

  test('lose what XHTML does not know', async () => {
    const text = await chapter(
      '<p align="center"><tt>a</tt><strike>b</strike><a name="x">c</a></p><table border="1"><tr><td valign="top" width="9">d</td></tr></table><p hidden>e</p>',
    )
    expect(text).toContain(
      '<p style="text-align: center"><code>a</code><s>b</s><a>c</a></p><table><tbody><tr><td>d</td></tr></tbody></table><p hidden="hidden">e</p>',
    )
  })

  test('say their part of the book, language and direction', async () => {
    const epub = await openEpub(await renderEpub(editionOf({ metadata: { lang: 'ar', dir: 'rtl' } })))
    expect(html(epub, 'why')).toMatch(
      /<html [^>]*lang="ar" xml:lang="ar" dir="rtl">[\s\S]*<body epub:type="bodymatter">/,
    )
    expect(html(epub, 'cover')).toContain('<body class="bare" epub:type="frontmatter">')
    expect(html(epub, 'appendix-sources')).toContain('<body epub:type="backmatter">')
    expect(epub.text('OEBPS/content.opf')).toContain('<spine toc="ncx" page-progression-direction="rtl">')
  })

  test('without a heading have a name', async () => {
    const epub = await openEpub(await renderEpub())
    expect(html(epub, 'dedication')).toContain('role="doc-dedication"')
    expect(html(epub, 'dedication')).toContain('aria-label="Dedication"')
    expect(html(epub, 'copyright')).toContain('aria-label="Copyright"')
    expect(html(epub, 'titlepage')).toContain('aria-labelledby="titlepage.title"')
  })

  test('get names that no file system stumbles over', async () => {
    const ids = ['Äpfel', 'cover', 'x', 'X', '日本']
    const sections = ids.map((id, index) =>
      sectionOf(id, `<h1 id="h${index}">T</h1><a href="#${id}">here</a>`),
    )
    const epub = await openEpub(await renderEpub(editionOf({ sections })))
    const names = epub.paths.filter((path) => path.endsWith('.xhtml')).map((path) => path.slice(6, -6))
    expect(names).toEqual(expect.arrayContaining(['Apfel', 'cover', 'cover-2', 'x', 'X-2', 'u65e5u672c']))
    expect(html(epub, 'cover-2')).toContain('<a href="#cover">')
  })
})

describe('links', () => {
  test('all lead somewhere', async () => {
    const epub = await openEpub(await renderEpub())
    expect(brokenReferences(epub)).toEqual([])
    expect(html(epub, 'why')).toContain('href="works-cited.xhtml#ref-raymond"')
    expect(html(epub, 'how')).toContain('href="why.xhtml#fig-map"')
  })

  test.each(['#nowhere', 'other.md', 'javascript:alert(1)', 'file:///etc/passwd', 'http://a b/', ''])(
    'to %s keep their text alone',
    async (href) => {
      expect(await chapter(`<p><a href="${href}">text</a></p>`)).toContain('<p><a>text</a></p>')
    },
  )

  test('find ids that an address has to encode', async () => {
    const ids = ['ref-a/b:c', 'ref-a%2Fb', 'über', 'a#b']
    const sections = [
      sectionOf('one', ids.map((id) => `<p id="${id}">x</p>`).join('')),
      sectionOf(
        'two',
        ids
          .flatMap((id) => [`<a href="#${id}">x</a>`, `<a href="#${encodeURIComponent(id)}">x</a>`])
          .join(''),
      ),
    ]
    const epub = await openEpub(await renderEpub(editionOf({ sections })))
    expect(html(epub, 'two').match(/href="one\.xhtml#/g)).toHaveLength(8)
    expect(brokenReferences(epub)).toEqual([])
  })

  test('a drawing takes nothing from outside', async () => {
    const text = await chapter(
      '<svg><image href="http://example.org/a.png"></image><use href="#g"></use><g id="g"></g></svg>',
    )
    expect(text).toContain('<image></image><use href="#g"></use>')
  })
})

describe('notes', () => {
  test('lie in the file of their call and begin with the way back', async () => {
    const epub = await openEpub(await renderEpub())
    expect(html(epub, 'why')).toMatch(
      /<a class="noteref" id="fnref-why-2" href="#fn-why-2" epub:type="noteref" role="doc-noteref" aria-label="Note 2">2<\/a>/,
    )
    expect(html(epub, 'why')).toMatch(
      /<div class="footnote" id="fn-why-2" epub:type="footnote" role="doc-footnote"><p><a class="backlink" href="#fnref-why-2" epub:type="backlink" role="doc-backlink" aria-label="Back to text 2">/,
    )
  })

  test('have ways back that a listener can tell apart', async () => {
    const epub = await openEpub(await renderEpub())
    const labels = epub
      .elements('OEBPS/why.xhtml')
      .filter(({ properties }) => properties.role === 'doc-backlink')
      .map(({ properties }) => properties.ariaLabel)
    expect(labels).toEqual(['Back to text 1', 'Back to text 1 (2)', 'Back to text 2'])
  })
})

const call = (n: number): string => `<a class="noteref" id="fnref-l-${n}" href="#fn-l-${n}">${n}</a>`
const note = (n: number, more = ''): string =>
  `<div class="footnote" id="fn-l-${n}"><p><a class="backlink" href="#fnref-l-${n}">${n}.</a> N${more}</p></div>`

describe('a long section', () => {
  const long = sectionOf(
    'long',
    `<h1 id="long-title">Long</h1><p>${call(1)}</p>${[1, 2, 3]
      .map(
        (n) =>
          `<h2 id="long-${n}">Head ${n}</h2><p>${'word '.repeat(30_000)}${call(n + 1)} <a href="#long-3">3</a></p>`,
      )
      .join(
        '',
      )}<section class="notes" id="notes-long"><h2 id="notes-long-title">Notes</h2>${note(1)}${note(2)}${note(3)}${note(4, call(5))}${note(5)}${note(6)}</section>`,
    { title: 'Long' },
  )
  const render = async () =>
    openEpub(
      await renderEpub(
        editionOf({
          sections: [structuredClone(long), sectionOf('long-2', '<p><a href="#long-3">x</a></p>')],
        }),
      ),
    )

  test('is cut at its headings and stays one entry of the contents', async () => {
    const epub = await render()
    expect(epub.paths.filter((path) => path.startsWith('OEBPS/long'))).toEqual([
      'OEBPS/long.xhtml',
      'OEBPS/long-2-2.xhtml',
      'OEBPS/long-3.xhtml',
      'OEBPS/long-2.xhtml',
    ])
    expect(epub.text('OEBPS/toc.xhtml').match(/>Long</g)).toHaveLength(1)
    expect(html(epub, 'long-2-2')).toContain(
      '<section class="chapter continued" aria-label="Long"><h2 id="long-2">',
    )
    for (const name of ['long', 'long-2-2', 'long-3']) expect(html(epub, name).length).toBeLessThan(250_000)
  })

  test('keeps each note with its call and every link alive', async () => {
    const epub = await render()
    const notesIn = (name: string) => [...html(epub, name).matchAll(/id="fn-l-(\d)"/g)].map(([, n]) => n)
    expect(['long', 'long-2-2', 'long-3'].map(notesIn)).toEqual([['1', '2'], ['3'], ['4', '5', '6']])
    expect(brokenReferences(epub)).toEqual([])
    expect(html(epub, 'long-2')).toContain('href="long-3.xhtml#long-3"')
  })
})

describe('pictures', () => {
  test('stand under safe names with the ending of their kind; unused ones stay out', async () => {
    const assets = [picture('img/Plan é.PNG'), picture('a.png'), picture('unused.png')]
    const text =
      '<img src="img/Plan é.PNG" alt="P"><img src="a.png" alt="A"><img src="a.png" alt="A"><img src="gone.png" alt="Gone">'
    const epub = await openEpub(await renderEpub(editionOf({ assets, sections: [sectionOf('one', text)] })))
    expect(html(epub, 'one')).toContain(
      '<img src="img/Plan-e.png" alt="P"/><img src="images/a.png" alt="A"/><img src="images/a.png" alt="A"/>Gone',
    )
    expect(epub.paths.filter((path) => path.endsWith('.png'))).toEqual([
      'OEBPS/img/Plan-e.png',
      'OEBPS/images/a.png',
    ])
  })
})

describe('a task list', () => {
  test('has marks, not boxes that nobody can tick', async () => {
    const text = await chapter(
      '<ul><li><input type="checkbox" checked disabled> a</li><li><input type="checkbox" disabled> b</li></ul>',
    )
    expect(text).toContain('<ul><li>☑ a</li><li>☐ b</li></ul>')
  })
})

test('asks nothing of the world but a cover', async () => {
  const opened: Parameters<typeof paintingWorld>[0] = []
  await renderEpub(editionOf(), paintingWorld(opened))
  expect(opened).toHaveLength(1)
})
