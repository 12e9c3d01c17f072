import { describe, expect, test } from 'vitest'

import { epub as format } from '../scripts/formats/epub/index.ts'
import type { PressPage } from '../scripts/model/world.ts'
import { editionOf, jpeg, paintingWorld, picture, png, renderEpub } from './epub-publication.ts'
import { openEpub } from './epub-reader.ts'
import { sectionOf } from './epub-sections.ts'

type Parts = NonNullable<Parameters<typeof editionOf>[0]>

async function opf(parts: Parts = {}): Promise<string> {
  return (await openEpub(await renderEpub(editionOf(parts)))).text('OEBPS/content.opf')
}

async function features(html: string, parts: Parts = {}): Promise<string[]> {
  const text = await opf({ sections: [sectionOf('one', html)], ...parts })
  return [...text.matchAll(/accessibilityFeature">(\w+)</g)].map(([, name = '']) => name)
}

describe('package file', () => {
  test('lists the files of the archive, each once', async () => {
    const epub = await openEpub(await renderEpub())
    const text = epub.text('OEBPS/content.opf')
    const listed = [...text.matchAll(/<item [^>]*href="([^"]*)"/g)].map(([, href]) => `OEBPS/${href}`)
    const others = new Set(['mimetype', 'META-INF/container.xml', 'OEBPS/content.opf'])
    expect(listed.toSorted()).toEqual(epub.paths.filter((path) => !others.has(path)).toSorted())
    expect(text).toContain('href="why.xhtml" media-type="application/xhtml+xml" properties="mathml svg"')
    expect(text).toContain('href="cover.jpg" media-type="image/jpeg" properties="cover-image"')
    expect(text).toContain('<meta name="cover" content="cover-image"/>')
  })

  test('reads in a publisher’s order', async () => {
    const spine = [...(await opf()).matchAll(/<itemref idref="(?:x-)?([^"]*)"/g)].map(([, id]) => id)
    expect(spine.slice(0, 7)).toEqual([
      'cover',
      'titlepage',
      'copyright',
      'dedication',
      'epigraph',
      'nav',
      'foreword',
    ])
    expect(spine.slice(-2)).toEqual(['works-cited', 'colophon'])
  })

  test('tells titles, people and subjects apart', async () => {
    const text = await opf()
    expect(text).toContain('<meta refines="#title" property="file-as">Right to Know, The</meta>')
    expect(text).toContain(
      '<dc:title id="subtitle">A pamphlet on open government &amp; its &lt;friends&gt;</dc:title>',
    )
    expect(text).toMatch(
      /<dc:creator id="creator-2">Ludwig van Two<[\s\S]*?>aut<[\s\S]*?file-as">van Two, Ludwig<[\s\S]*?display-seq">2</,
    )
    expect(text).toMatch(
      /<dc:contributor id="contributor-2">Di Four<[\s\S]*?>trl<[\s\S]*?file-as">Four, D\.</,
    )
    expect(text).toMatch(/"authority">BISAC<[\s\S]*?"term">POL010000</)
    expect(text).toMatch(/"belongs-to-collection" id="series">Short Books<[\s\S]*?"group-position">3</)
    expect(text).toContain(
      '<link rel="dcterms:license" href="https://creativecommons.org/licenses/by/4.0/"/>',
    )
    expect(text).toContain(
      '<dc:date>2026-11-24</dc:date>\n<meta property="dcterms:modified">2026-11-24T00:00:00Z</meta>',
    )
  })

  test('is never without a description', async () => {
    expect(await opf({ metadata: { description: undefined, subtitle: undefined } })).toContain(
      '<dc:description>The Right to Know, by Ada One and Ludwig van Two.</dc:description>',
    )
    expect(await opf({ metadata: { description: undefined, subtitle: undefined, authors: [] } })).toContain(
      '<dc:description>The Right to Know.</dc:description>',
    )
  })

  test('bears the ISBN of this edition, or a name of its own that lasts', async () => {
    const text = await opf()
    expect(text).toContain('<dc:identifier id="publication-id">urn:isbn:9780306406157</dc:identifier>')
    expect(text).toContain('<dc:identifier id="identifier-2">doi:10.1234/know</dc:identifier>')
    expect(text).not.toContain('<dc:identifier id="identifier-4">')

    const identifiers = [{ scheme: 'ISBN-13', value: '978-3-16-148410-0', for: 'print' }]
    const own = await openEpub(await renderEpub(editionOf({ metadata: { identifiers } })))
    const uuid = 'urn:uuid:acce1cab-0d81-5547-b6f9-125ef8665643'
    expect(own.text('OEBPS/content.opf')).toContain(
      `<dc:identifier id="publication-id">${uuid}</dc:identifier>`,
    )
    expect(own.text('OEBPS/toc.ncx')).toContain(`<meta name="dtb:uid" content="${uuid}"/>`)
  })
})

describe('contents', () => {
  test('nest chapters in parts and headings in chapters', async () => {
    const nav = (await openEpub(await renderEpub())).text('OEBPS/toc.xhtml')
    expect(nav.replace(/\s*\n\s*/g, '')).toContain(
      '<li><a href="part-one.xhtml">Part I: Light</a><ol><li><a href="why.xhtml">Chapter 1: Why</a><ol><li><a href="why.xhtml#why-verse">Verse</a></li></ol></li><li><a href="how.xhtml">Chapter 2: How</a></li></ol></li>',
    )
    expect(nav).toContain('<li><a href="appendix-sources.xhtml">Appendix A: Sources</a></li>')
    expect(nav).toContain('<a epub:type="bodymatter" href="introduction.xhtml">Start of Text</a>')
    expect(nav).toContain('<li><a href="why.xhtml#page-7">7</a></li>')
    expect(nav).not.toContain('Notes')
  })

  test.each([
    [1, 0],
    [2, 1],
    [3, 2],
  ])('of depth %i show %i headings', async (toc, count) => {
    const nav = (await openEpub(await renderEpub(editionOf({ options: { toc } })))).text('OEBPS/toc.xhtml')
    expect(nav.match(/#why-(?:verse|things)/g) ?? []).toHaveLength(count)
  })

  test('for old readers have two levels and count in order', async () => {
    const ncx = (await openEpub(await renderEpub())).text('OEBPS/toc.ncx')
    const orders = [...ncx.matchAll(/playOrder="(\d+)"/g)].map(([, order]) => Number(order))
    expect(orders).toEqual(orders.map((_, index) => index + 1))
    expect(ncx).toContain('Chapter 1: Why')
    expect(ncx).not.toContain('Verse')
  })
})

describe('accessibility', () => {
  test('claims descriptions only where every picture has one', async () => {
    const claim = 'alternativeText'
    expect(await features('<p>x</p>')).not.toContain(claim)
    expect(await features('<img src="images/map.png" alt="A map">')).toContain(claim)
    expect(
      await features('<img src="images/map.png" alt="A map"><img src="images/map.png" alt="">'),
    ).not.toContain(claim)
    expect(await features('<img src="images/map.png" alt="A map"><svg></svg>')).not.toContain(claim)
  })

  test('claims formulas, headings and page breaks only where there are some', async () => {
    const bare = {
      template: {
        pages: new Map([...editionOf().template.pages].filter(([path]) => path.startsWith('epub/'))),
      },
    }
    expect(await features('<p>x</p>', bare)).toEqual([
      'ARIA',
      'displayTransformability',
      'readingOrder',
      'tableOfContents',
      'unlocked',
    ])
    const rich = await features(
      '<h1>x</h1><math></math><span class="pagebreak" id="p1" title="1"></span>',
      bare,
    )
    expect(rich).toEqual(
      expect.arrayContaining(['MathML', 'structuralNavigation', 'pageBreakMarkers', 'pageNavigation']),
    )
  })

  test.each([
    ['p { font-size: 12px }', false],
    ['p { color: #000 }', false],
    ['p{background:white}', false],
    ['a { color: inherit; border: 1px solid; font-size: 0.9em } /* color: red */', true],
  ])('where the style is %s, claims that it can be changed: %s', async (epub, claimed) => {
    const found = await features('<p>x</p>', { template: { css: { epub, pdf: '', cover: '', web: '' } } })
    expect(found.includes('displayTransformability')).toBe(claimed)
  })

  test('knows that some pictures may move', async () => {
    const sections = [sectionOf('one', '<img src="a.gif" alt="A">')]
    expect(await opf()).toContain('accessibilityHazard">none<')
    expect(await opf({ sections, assets: [picture('a.gif', { mediaType: 'image/gif' })] })).toContain(
      'accessibilityHazard">unknown<',
    )
  })

  test('conforms only where a person says so', async () => {
    expect(await opf()).not.toContain('conformsTo')
    const text = await opf({
      metadata: { accessibility: { certifiedBy: 'Eve Five', summary: 'Read by ear.' } },
    })
    expect(text).toContain('EPUB Accessibility 1.1 - WCAG 2.2 Level AA')
    expect(text).toContain('property="a11y:certifiedBy">Eve Five<')
    expect(text).toContain('accessibilitySummary" xml:lang="en-GB">Read by ear.<')
  })
})

const withCover = (image: string, more: Parameters<typeof picture>[1] = {}): Parts => ({
  metadata: { cover: { image } },
  assets: [picture('images/map.png'), picture(image, more)],
})

describe('cover', () => {
  test('is drawn by the template where there is no picture', async () => {
    const opened: PressPage[] = []
    const epub = await openEpub(await renderEpub(editionOf(), paintingWorld(opened)))
    expect(Buffer.compare(epub.bytes('OEBPS/cover.jpg'), jpeg)).toBe(0)
    expect(opened[0]?.html).toContain('<h1>The Right to Know</h1>')
    expect(opened[0]?.html).toContain('src: url("fonts/alegreya-latin-400-normal.woff2")')
    expect(opened[0]?.files.has('fonts/alegreya-latin-400-normal.woff2')).toBe(true)
    expect(epub.text('OEBPS/cover.xhtml')).toContain(
      'alt="Cover: The Right to Know, by Ada One and Ludwig van Two" role="doc-cover"',
    )
  })

  test('is the author’s picture as it is', async () => {
    const opened: PressPage[] = []
    const epub = await openEpub(await renderEpub(editionOf(withCover('front.png')), paintingWorld(opened)))
    expect(opened).toEqual([])
    expect(Buffer.compare(epub.bytes('OEBPS/cover.png'), png)).toBe(0)
  })

  test.each([
    ['a drawing', { mediaType: 'image/svg+xml', width: 10, height: 16 }, { width: 1560, height: 2496 }],
    ['too large', { width: 3120, height: 4992 }, { width: 1560, height: 2496 }],
    ['no core raster', { mediaType: 'image/webp', width: 300, height: 400 }, { width: 300, height: 400 }],
  ])('is painted where it is %s', async (_, more, viewport) => {
    const opened: PressPage[] = []
    await renderEpub(editionOf(withCover('front.picture', more)), paintingWorld(opened))
    expect(opened[0]?.viewport).toEqual(viewport)
  })

  test('is left out where the template draws none', async () => {
    const pages = new Map([...editionOf().template.pages].filter(([path]) => path !== 'cover.ejs'))
    const epub = await openEpub(await renderEpub(editionOf({ template: { pages } })))
    expect(epub.paths.filter((path) => path.includes('cover'))).toEqual([])
    expect(epub.text('OEBPS/content.opf')).not.toContain('cover')
  })
})

describe('style sheet', () => {
  test('declares the fonts and no colour of its own', async () => {
    const epub = await openEpub(await renderEpub())
    const css = epub.text('OEBPS/style.css')
    expect(css.match(/@font-face/g)).toHaveLength(2)
    expect(css).toContain('unicode-range: U+0000-00FF, U+2013-2014;')
    expect(css).not.toMatch(/(?:^|[\s;{])(?:color|background(?:-color)?)\s*:/)
    expect(await opf()).toContain('<meta property="ibooks:specified-fonts">true</meta>')
    expect(await opf({ template: { faces: [] } })).not.toContain('ibooks')
  })
})

test('options know two words', () => {
  expect(format.options['~standard'].validate({ toc: 4 })).toHaveProperty('issues')
  expect(format.options['~standard'].validate({ tocs: 2 })).toHaveProperty('issues')
  expect(format.options['~standard'].validate({})).toEqual({ typed: true, value: { fonts: true, toc: 2 } })
})
