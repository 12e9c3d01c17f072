import ejs from 'ejs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'

import { metadataSchema } from '../scripts/model/metadata.ts'
import type { Template } from '../scripts/model/template.ts'
import { EnvironmentError, type World } from '../scripts/model/world.ts'
import { readTemplate, readWords } from '../scripts/template/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'

const world = memoryWorld({ files: {} })

/** The program's own files with others laid over them. */
function worldWith(files: Readonly<Record<string, string>>): World {
  return {
    ...world,
    async resource(path) {
      const text = files[path]
      return text === undefined ? world.resource(path) : new TextEncoder().encode(text)
    },
    async resources(folder) {
      const inside = Object.keys(files).filter((path) => path.startsWith(`${folder}/`))
      const own = inside.map((path) => path.slice(folder.length + 1).split('/', 1)[0] ?? '')
      return [...new Set([...(await world.resources(folder)), ...own])].toSorted()
    },
  }
}

async function classic(text = 'a', from: World = world): Promise<Template> {
  const { template } = await readTemplate('classic', text, from)
  if (!template) throw new Error('no template')
  return template
}

const subsetsOf = (template: Template): string[] => [
  ...new Set(template.faces.map(({ name }) => /^alegreya(?:-sc)?-(.+)-\d+-/.exec(name)?.[1] ?? name)),
]

describe('fonts', () => {
  test('of an English text are the Latin ones, regular text first', async () => {
    const { faces } = await classic('Plain text – “quoted”.')
    expect(faces.map(({ name }) => name)).toEqual([
      'alegreya-latin-400-normal.woff2',
      'alegreya-sc-latin-400-normal.woff2',
      'alegreya-latin-400-italic.woff2',
      'alegreya-latin-700-normal.woff2',
      'alegreya-latin-700-italic.woff2',
    ])
    expect(faces[0]).toMatchObject({ family: 'Alegreya', weight: 400, style: 'normal' })
    expect(faces[0]?.range).toContain('U+0000-00FF')
    expect(new TextDecoder().decode(faces[0]?.value.slice(0, 4))).toBe('wOF2')
  })

  test.for([
    ['ăș', ['latin', 'latin-ext']],
    // Whichever holds them all is enough; the smaller file has these letters too.
    ['ă', ['latin', 'vietnamese']],
    ['ạ', ['latin', 'vietnamese']],
    ['ạă', ['latin', 'vietnamese']],
    ['λόγος', ['latin', 'greek']],
    ['Война', ['latin', 'cyrillic']],
    ['', ['latin']],
  ] as const)('for %s are %j', async ([text, subsets]) => {
    expect(subsetsOf(await classic(text))).toEqual(subsets)
  })

  test('that draw a character are missing: the caller is told which', async () => {
    const result = await readTemplate('classic', 'a漢 b\u00ad字\n漢', world)
    expect(result).toMatchObject({ template: { uncovered: ['漢', '字'] } })
  })

  test('have somebody to thank', async () => {
    const { typefaces } = await classic()
    expect(typefaces[0]).toEqual({
      family: 'Alegreya',
      credit: 'Juan Pablo del Peral, Huerta Tipográfica',
      license: 'OFL-1.1',
    })
  })

  test('that a package does not have are a mistake of the template', async () => {
    const yaml = `fonts: [{ family: A, package: '@fontsource/alegreya', credit: x, weights: [350] }]`
    const failure = readTemplate('thin', 'a', worldWith({ 'templates/thin/template.yaml': yaml }))
    await expect(failure).rejects.toThrow('@fontsource/alegreya has no 350')
  })
})

describe('a template', () => {
  test('with an unknown name: the names are told, without the base', async () => {
    const result = await readTemplate('clasic', 'a', world)
    expect(result).toEqual({ names: expect.arrayContaining(['classic']) })
    expect(result).not.toEqual({ names: expect.arrayContaining(['base']) })
    expect((await readTemplate('base', 'a', world)).template).toBeUndefined()
    expect((await readTemplate('../templates/classic', 'a', world)).template).toBeUndefined()
  })

  test('has the pages of the base', async () => {
    const { pages } = await classic()
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining(['cover.ejs', 'pages/colophon.ejs', 'pages/copyright.ejs', 'pages/title.ejs']),
    )
  })

  test('takes from the one it extends what it does not hold', async () => {
    const { template } = await readTemplate(
      'mine',
      'a',
      worldWith({
        'templates/mine/template.yaml': 'extends: classic\ncss: { pdf: [css/pdf.css, css/mine.css] }\n',
        'templates/mine/css/mine.css': '.mine {}',
        'templates/mine/pages/title.ejs': 'My title',
      }),
    )
    const original = await classic()
    expect(template?.css.pdf).toMatch(/--text: Alegreya[^]*\.mine \{\}$/)
    expect(template?.css.pdf).not.toContain('@page cover')
    expect(template?.css.epub).toBe(original.css.epub)
    expect(template?.pages.get('pages/title.ejs')).toBe('My title')
    expect(template?.pages.get('cover.ejs')).toBe(original.pages.get('cover.ejs'))
    expect(template?.faces.length).toBe(original.faces.length)
  })

  test('that extends itself by a detour still ends at the base', async () => {
    const files = {
      'templates/one/template.yaml': 'extends: two',
      'templates/two/template.yaml': 'extends: one',
    }
    const { template } = await readTemplate('one', 'a', worldWith(files))
    expect(template?.pages.has('pages/title.ejs')).toBe(true)
  })

  test.for([
    ['colour: red', /templates\/bad\/template\.yaml: colour:/],
    ['css: { pdf: [pdf.scss] }', /css\.pdf\.0:/],
    ['css: [', /template\.yaml is no YAML/],
  ] as const)('that says %s is refused', async ([yaml, message]) => {
    const failure = readTemplate('bad', 'a', worldWith({ 'templates/bad/template.yaml': yaml }))
    await expect(failure).rejects.toBeInstanceOf(EnvironmentError)
    await expect(failure).rejects.toThrow(message)
  })
})

describe('the style of classic for EPUB', async () => {
  const { css } = await classic()
  const rules = css.epub.replaceAll(/\/\*[^]*?\*\//g, '')

  test('leaves colours to the reader', () => {
    expect(rules.match(/(?<![\w-])color:(?! inherit;).*/g)).toBeNull()
    expect(rules).not.toContain('background')
  })

  test('has no fixed sizes', () => {
    expect(rules.match(/(?:font-size|font|line-height|margin|padding)[\w-]*:[^;]*\d(?:px|pt|mm)/g)).toBeNull()
  })

  test('is plain enough for old reading systems', () => {
    expect(rules).not.toMatch(/var\(|:is\(|:where\(|:has\(|@layer|@container/)
  })
})

describe('the pages of the base', async () => {
  const template = await classic()
  const words = await readWords('en', world)

  function render(page: string, fields: Record<string, unknown> = {}, language = words): string {
    const metadata = v.parse(metadataSchema, { title: 'On <Paper> & Ink', ...fields })
    const publication = { metadata, words: language, sections: [{ role: 'bibliography' }], assets: new Map() }
    const date = { iso: '2026-11', year: '2026', text: 'November 2026' }
    return ejs.render(template.pages.get(page) ?? '', {
      revision: '0123456789abcdef',
      rebuild: 'pamphlet build',
      metadata,
      words: language,
      publication,
      template,
      date,
    })
  }

  test('escape what the author wrote', () => {
    for (const page of ['pages/title.ejs', 'pages/copyright.ejs', 'cover.ejs']) {
      expect(render(page)).toContain('On &lt;Paper&gt; &amp; Ink')
    }
  })

  test('name the people by what they did', () => {
    const people = ['Ann', 'Bob', { name: 'Cem', role: 'trl' }, { name: 'Dot', role: 'edt' }]
    const html = render('pages/title.ejs', { authors: people })
    expect(html).toContain('<p class="authors">Ann and Bob</p>')
    expect(html).toContain(
      '<p class="contributor">Edited by Dot</p>\n<p class="contributor">Translated by Cem</p>',
    )
    expect(html).not.toContain('Illustrated')
  })

  test('set no space after a full-width colon', async () => {
    const html = render(
      'pages/title.ejs',
      { authors: { name: '李明', role: 'trl' } },
      await readWords('zh', world),
    )
    expect(html).toContain('译者：李明')
  })

  test.for([
    [
      'CC-BY-SA-4.0',
      '<a href="https://creativecommons.org/licenses/by-sa/4.0/">Creative Commons BY-SA 4.0</a>',
    ],
    ['CC0-1.0', '<a href="https://creativecommons.org/publicdomain/zero/1.0/">Creative Commons CC0 1.0</a>'],
    ['https://example.org/l', '<a href="https://example.org/l">https://example.org/l</a>'],
    ['MIT', 'License: MIT'],
    ['javascript:alert(1)', 'License: javascript:alert(1)'],
  ] as const)('link the licence %s', ([license, html]) => {
    expect(render('pages/copyright.ejs', { license })).toContain(html)
  })

  test('tell the identifiers and what each is for', () => {
    const identifiers = [
      { scheme: 'ISBN-13', value: '978-0-306-40615-7', for: 'print' },
      { scheme: 'DOI', value: '10.1000/182' },
    ]
    const html = render('pages/copyright.ejs', { identifiers, edition: { number: 2, note: 'revised' } })
    expect(html).toContain('<li>ISBN 978-0-306-40615-7 (print)</li>')
    expect(html).toContain('<a href="https://doi.org/10.1000/182">10.1000/182</a>')
    expect(html).toContain('Edition 2, revised')
  })

  test('thank for each typeface once', () => {
    const html = render('pages/colophon.ejs', { bibliography: ['references.yaml'] })
    expect(html.match(/Huerta Tipográfica/g)).toHaveLength(1)
    expect(html).toContain('SIL Open Font License 1.1')
    expect(html).toContain('Citation Style Language')
    // No thanks for a style that has printed nothing.
    expect(render('pages/colophon.ejs')).not.toContain('Citation Style Language')
  })

  test.for([
    ['Ink', 14],
    ['The Cathedral and the Bazaar', 10.5],
    ['Donaudampfschifffahrtsgesellschaftskapitän', 3.4],
    ['A Modest Proposal for Preventing the Children of Poor People from Being a Burden'.repeat(4), 3.4],
  ] as const)('set the cover title %s in %d hundredths of the width', ([title, size]) => {
    expect(render('cover.ejs', { title })).toContain(
      `class="cover-title" style="font-size: ${size.toFixed(2)}cqw"`,
    )
  })
})
