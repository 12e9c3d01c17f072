import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'
import { VFile } from 'vfile'

import { checkShops, judgeFacts } from '../scripts/audit/shops/check.ts'
import { type Fact, factUnits } from '../scripts/audit/shops/fact.ts'
import { epubFacts } from '../scripts/audit/shops/facts-epub.ts'
import { pdfFacts } from '../scripts/audit/shops/facts-pdf.ts'
import {
  locate,
  parseShopRules,
  readShopRules,
  shopsDocument,
  type Subject,
  unknownShop,
} from '../scripts/audit/shops/index.ts'
import { eachOperator } from '../scripts/audit/pdf/operators.ts'
import type { ShopRule } from '../scripts/audit/shops/rules.ts'
import { configOf } from '../scripts/metadata/index.ts'
import { epubWith, type Wanted } from './audit-shops-epub.ts'
import { pdfWith } from './audit-shops-pdf.ts'

const root = path.join(import.meta.dirname, '..')
const source = readFileSync(path.join(root, 'shops/rules.yaml'), 'utf8')
const all = await readShopRules({
  resource: (name) => Promise.resolve(readFileSync(path.join(root, name))),
})

/** Values that just break a rule, and values that just keep it. */
function neighbours(rule: ShopRule): { breaks: Fact['value'][]; passes: Fact['value'][] } {
  const step = ['mm', 'pt'].includes(factUnits[rule.limits]) ? 0.1 : 1
  const rounded = (value: number): number => Math.round(value * 1000) / 1000
  switch (rule.operator) {
    case 'atMost':
      return { breaks: [rounded(rule.value + step)], passes: [rule.value] }
    case 'atLeast':
      return { breaks: [rounded(rule.value - step)], passes: [rule.value] }
    case 'near': {
      const edges = rule.value.filter((value) => value > 0)
      const by = (factor: number) => edges.map((value) => rounded(value + factor * rule.tolerance))
      return { breaks: [...by(-1.7), ...by(1.7)], passes: [...rule.value, ...by(-0.6), ...by(0.6)] }
    }
    case 'is':
      return { breaks: [!rule.value], passes: [rule.value] }
    case 'oneOf':
      return { breaks: rule.breaks, passes: rule.value }
    case 'noneOf':
      return { breaks: rule.value, passes: rule.passes }
    case 'noMatch':
      return { breaks: rule.breaks, passes: rule.passes }
  }
}

const kindsOf = (rule: ShopRule): ('epub' | 'pdf')[] => {
  if (rule.limits === 'file.readable') return ['epub', 'pdf']
  return [rule.limits.startsWith('pdf.') ? 'pdf' : 'epub']
}

/** A file of a gigabyte is not made: the sample's own size takes the place of the limit. */
const isHuge = (rule: ShopRule): boolean =>
  factUnits[rule.limits] === 'bytes' && typeof rule.value === 'number' && rule.value > 20_000_000

async function saidOf(rule: ShopRule, kind: 'epub' | 'pdf', wanted: Wanted, asked = rule) {
  const value = kind === 'epub' ? epubWith(wanted) : await pdfWith(wanted)
  const rules = { ...all, rules: [asked] }
  const shops = rule.shops.filter((shop) => all.shops[shop]?.reads.some((each) => each === kind))
  return { shops, findings: await checkShops([{ path: `book.${kind}`, value }], shops, rules) }
}

const conditions = (rule: ShopRule): Wanted =>
  Object.fromEntries(rule.when.map(({ limits, value }) => [limits, value]))

/** Every rule with each value of one side, in each kind of file that it looks at. */
const tried = (side: 'breaks' | 'passes') =>
  all.rules
    .filter((rule) => !isHuge(rule))
    .flatMap((rule) =>
      kindsOf(rule).flatMap((kind) =>
        neighbours(rule)[side].map((value) => [rule.id, kind, value, rule] as const),
      ),
    )

test.each(tried('breaks'))('%s is broken by an %s with %j', async (_, kind, value, rule) => {
  const { shops, findings } = await saidOf(rule, kind, { ...conditions(rule), [rule.limits]: value })
  expect(findings.map((finding) => finding.shop)).toEqual(shops)
  expect(shops.length).toBeGreaterThan(0)
  for (const { reason, severity, help } of findings) {
    expect({ severity, help }).toEqual({ severity: rule.severity, help: rule.help })
    expect(reason).not.toMatch(/[{}]|undefined|NaN| {2}/)
  }
})

test.each(tried('passes'))('%s is kept by an %s with %j', async (_, kind, value, rule) => {
  const { findings } = await saidOf(rule, kind, { ...conditions(rule), [rule.limits]: value })
  expect(findings).toEqual([])
})

const huge = all.rules.filter(isHuge).map((rule) => [rule.id, rule] as const)

test.each(huge)('%s is kept by a file of that size, and broken by one byte more', async (_, rule) => {
  const [kind = 'epub'] = kindsOf(rule)
  const facts = kind === 'epub' ? epubFacts(epubWith({})) : await pdfFacts(await pdfWith({}))
  const size = facts.find(({ fact }) => fact === rule.limits)?.value
  if (typeof size !== 'number' || rule.operator !== 'atMost') throw new Error('no size')
  expect((await saidOf(rule, kind, {}, { ...rule, value: size })).findings).toEqual([])
  const { shops, findings } = await saidOf(rule, kind, {}, { ...rule, value: size - 1 })
  expect(findings.map((finding) => finding.shop)).toEqual(shops)
})

const conditional = all.rules.flatMap((rule) => rule.when.map((each) => [rule.id, each, rule] as const))

test.each(conditional)(
  '%s is not asked where %j does not hold',
  async (_, { limits, operator, value }, rule) => {
    const outside = { [limits]: value + (operator === 'atMost' ? 1 : -1) }
    const wanted = { [rule.limits]: neighbours(rule).breaks[0] ?? 0, ...outside }
    expect((await saidOf(rule, 'pdf', wanted)).findings).toEqual([])
  },
)

test.each([
  ['epub', epubWith({})],
  ['pdf', await pdfWith({ 'pdf.standard': 'PDF/X-1a:2001', 'pdf.outline': 1, 'pdf.pages': 130 })],
])('no shop refuses a plain %s', async (kind, value) => {
  const findings = await checkShops([{ path: `a.${kind}`, value }], Object.keys(all.shops), all)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('files of other kinds, and kinds that a shop does not take, are passed over', async () => {
  const value = new Uint8Array([1])
  const files = [
    { path: 'a.html', value },
    { path: 'a.pdf', value },
  ]
  expect(await checkShops(files, ['kobo', 'kindle'], all)).toEqual([])
  expect(await checkShops(files, ['lulu', 'lulu'], all)).toHaveLength(1)
})

test('what is mended at one place is said once', () => {
  const fonts = ['a', 'b', 'c'].map((name): Fact => ({
    fact: 'font.type',
    value: 'woff2',
    name,
    subject: { kind: 'template' },
  }))
  const [finding, ...others] = judgeFacts('a.epub', fonts, ['kobo'], all)
  expect(others).toEqual([])
  expect(finding?.reason).toMatch(/^The font a .* 2 more like it\.$/)
})

test('every rule has a source with its day', () => {
  for (const { source: key } of all.rules) expect(all.sources[key]?.checked).toMatch(/^20\d\d-\d\d-\d\d$/)
  const used = new Set(all.rules.map((rule) => rule.source))
  expect(Object.keys(all.sources).filter((key) => !used.has(key))).toEqual([])
})

test.each([
  ['limits: cover.height', 'limits: cover.hight'],
  ['source: kdp-cover', 'source: nowhere'],
  ['shops: [kindle]', 'shops: [kindel]'],
  ['severity: error', 'severity: fatal'],
  ['operator: atMost', 'operator: most'],
  ['id: kindle-size', 'id: apple-size'],
  ['checked: 2026-11-24', 'checked: yesterday'],
  ['    help: ', '    hlep: '],
])('a data file with “%s” written “%s” is refused', (right, wrong) => {
  expect(source).toContain(right)
  expect(() => parseShopRules(source.replace(right, () => wrong))).toThrow(/./)
})

test.each([
  [['kindel'], 'There is no shop called kindel. Did you mean kindle?'],
  [['kobo', 'Apple Book'], 'There is no shop called Apple Book. Did you mean apple?'],
  [['tolino'], /^There is no shop called tolino\. Shops are kindle, apple, /],
  [[''], /^--for names no shop\. Shops are /],
])('%j: %s', (names, wanted) => {
  expect(unknownShop(names, all)).toMatch(wanted)
})

test('known shops are no mistake', () => {
  expect(unknownShop(['kindle', 'kobo'], all)).toBeUndefined()
})

describe('a finding is shown where it is mended', () => {
  const config = new VFile({
    path: 'publication.yaml',
    value: 'title: Salt\ncover:\n  image: pictures/sea.jpg\nformats:\n  press:\n    bleed: 3\n',
  })
  const chapter = new VFile({
    path: 'one.md',
    value:
      '# One\n\n![Sea](pictures/Great%20Sea.png) and ![x](pictures/sea.png)\n\n| Salt of *the* | b |\n\nSee <https://kobo.com/a>.\n',
  })
  const assets = new Map([['pictures/sea.png', { width: 30, height: 20 }]])
  const manuscript = { config: configOf(config), sources: [config, chapter], assets }

  test.each<[Subject, string]>([
    [{ kind: 'metadata', path: ['cover', 'image'] }, 'publication.yaml:3:10'],
    [{ kind: 'metadata', path: ['description'] }, 'publication.yaml:1:1'],
    [{ kind: 'format', name: 'press', option: 'bleed' }, 'publication.yaml:6:12'],
    [{ kind: 'picture', name: 'images/sea.png' }, 'one.md:3:43'],
    [{ kind: 'picture', width: 30, height: 20 }, 'one.md:3:43'],
    [{ kind: 'picture', width: 31, height: 20 }, 'publication.yaml'],
    [{ kind: 'link', target: 'https://kobo.com/a' }, 'one.md:7:6'],
    [{ kind: 'words', text: 'Salt of the' }, 'one.md:5:3'],
    [{ kind: 'words', text: '…' }, 'publication.yaml'],
    [{ kind: 'file' }, 'publication.yaml'],
  ])('%j', (subject, wanted) => {
    const { file, place } = locate(subject, manuscript)
    expect([file.path, place?.line, place?.column].filter((each) => each !== undefined).join(':')).toBe(
      wanted,
    )
  })
})

test.each(['(never closed', '<41', '[ [ (a', 'BI /W 3 ID xx', '<< /A ', '}', '/', 'q Q >> ) ]'])(
  'a content stream that ends too early is read to its end: %j',
  (text) => {
    const found: string[] = []
    eachOperator(new TextEncoder().encode(text), (operator) => found.push(operator))
    expect(found.length).toBeLessThan(4)
  },
)

test('docs/shops.md says what the data say', async () => {
  await expect(shopsDocument(all)).toMatchFileSnapshot('../docs/shops.md')
})
