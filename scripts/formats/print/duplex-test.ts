import { PDFDocument } from '@cantoo/pdf-lib'
import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h, s } from 'hastscript'
import { VFile } from 'vfile'

import type { Artifact } from '../../model/format.ts'
import type { Face } from '../../model/template.ts'
import type { PressPage, World } from '../../model/world.ts'
import { facePath, faceRules } from '../faces.ts'
import { readPrintCss } from './css.ts'
import { describePrint, savePrint } from './describe.ts'
import { mm } from './layout.ts'
import { paperName } from './lines.ts'
import { paperOf } from './request.ts'
import { say } from '../../model/say.ts'
import type { PrintWords } from './words.ts'

export interface DuplexTest {
  /** `SLUG-duplex-test.pdf`. */
  readonly path: string
  /** a4, letter, 210x297mm. */
  readonly paper: string
  readonly words: PrintWords
  /** A template's; the first family sets the text. */
  readonly faces: readonly Face[]
  readonly date: Date
}

/** mm of the line that a reader measures; it stands beside the arrow. */
const rulerOn = (wide: number): number => (wide < 200 ? 50 : 100)

/**
 * One sheet, two sides, that tells a reader how their printer turns the paper and whether it scales the pages.
 *
 * Both sides show an arrow. Printed with a flip on the short edge, which booklets want, both point up.
 */
export async function makeDuplexTest(test: DuplexTest, world: World): Promise<Artifact> {
  const press = await world.browser()
  const sheet = await press.open(await testPage(test, world))
  try {
    await sheet.settle()
    const printed = await sheet.print({ tagged: true, outline: false })
    const value = await finish(printed, test)
    return new VFile({ path: test.path, value, data: { pages: 2 } })
  } finally {
    await sheet.close()
  }
}

async function finish(printed: Uint8Array, { paper, words, date }: DuplexTest): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  const [wide, high] = lying(paper)
  for (const page of document.getPages()) {
    const bottom = page.getHeight() - high * mm
    page.setMediaBox(0, bottom, wide * mm, high * mm)
    page.setCropBox(0, bottom, wide * mm, high * mm)
  }
  const title = `${words.test.title}, ${paperName(paper)}`
  const seeds = [paper, JSON.stringify(words)]
  const described = { title, authors: [], subjects: [], lang: words.lang }
  describePrint(document, { described, date, seeds }, { flip: 'short', rightToLeft: false })
  return savePrint(document)
}

async function testPage({ paper, words, faces }: DuplexTest, world: World): Promise<PressPage> {
  const [wide, high] = lying(paper)
  const [first] = faces
  // Sizes of type follow the sheet: small paper has to hold the same words.
  const settings = `@page { size: ${wide}mm ${high}mm; margin: 0 }
:root { --wide: ${wide}mm; --high: ${high}mm; --unit: ${Math.min(wide / 297, high / 210)}px; font-family: "${first?.family ?? 'serif'}", serif }
`
  const page = h('html', { lang: words.lang }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('title', words.test.title),
      h('style', `${faceRules(faces)}${settings}${await readPrintCss('duplex-test', world)}`),
    ]),
    h('body', [frontSide(paper, words), backSide(words)]),
  ])
  const files = faces.map((face) => [facePath(face), { value: face.value, mediaType: 'font/woff2' }] as const)
  return { html: `<!doctype html>${toHtml(page)}`, files: new Map(files) }
}

function frontSide(paper: string, { test, lang }: PrintWords): Element {
  const ruler = rulerOn(lying(paper)[0])
  return h('section', [
    arrow('A', test.front),
    h('div', { className: ['words'] }, [
      h('h1', test.title),
      h('ol', [h('li', say(test.print, { paper: paperName(paper) }, lang)), h('li', test.turn)]),
      h('h2', test.scale),
      h('div', { className: ['ruler'], style: `width: ${ruler}mm` }),
      h('p', say(test.ruler, { n: ruler }, lang)),
    ]),
    ring(),
  ])
}

function backSide({ test }: PrintWords): Element {
  const answers = [
    [test.same, test.sameDo],
    [test.opposite, test.oppositeDo],
    [test.single, test.singleDo],
  ] as const
  return h('section', [
    arrow('B', test.back),
    h(
      'div',
      { className: ['words'] },
      answers.flatMap(([seen, todo]) => [h('h2', seen), h('p', todo)]).concat(h('p', test.through)),
    ),
    ring(),
  ])
}

const arrow = (letter: string, side: string): Element =>
  h('div', { className: ['arrow'] }, [
    s('svg', { viewBox: '0 0 100 150', ariaHidden: 'true' }, [
      s('path', { d: 'M50 0 L100 62 H70 V150 H30 V62 H0 Z' }),
      s('path', { className: ['letter'], d: letters[letter] ?? '' }),
    ]),
    h('p', side),
  ])

/** Drawn, since a letter of a font might be missing. */
const letters: Readonly<Record<string, string>> = {
  A: 'M38 135 L50 95 L62 135 M42.5 121 H57.5',
  B: 'M41 135 V96 H51 a9.5 9.5 0 0 1 0 19 H41 M51 115 a10 10 0 0 1 0 20 H41',
}

/** In the middle of the sheet's foot on both sides, so that the light shows how well they meet. */
const ring = (): Element =>
  s('svg', { className: ['ring'], viewBox: '-10 -10 20 20', ariaHidden: 'true' }, [
    s('circle', { r: 6 }),
    s('path', { d: 'M-10 0 H10 M0 -10 V10' }),
  ])

/** mm. */
function lying(name: string): [wide: number, high: number] {
  const { width, height } = paperOf(name)
  return [Math.max(width, height), Math.min(width, height)]
}
