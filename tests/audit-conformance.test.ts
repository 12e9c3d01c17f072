import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'

import { checkConformance } from '../scripts/audit/conformance/index.ts'
import { eachOperator } from '../scripts/audit/pdf/operators.ts'
import type { World } from '../scripts/model/world.ts'
import { pdfThatSays } from './audit-pdf.ts'
import { smallEpub } from './audit-work.ts'
import { editionOf, renderEpub } from './epub-publication.ts'

/** A machine that has none of the programs. */
const bare: Pick<World, 'judge'> = { judge: async () => undefined }
const quick = { full: false }

const check = (path: string, value: Uint8Array) => checkConformance([{ path, value }], quick, bare)

test('the program’s own EPUB passes, and claims only what is there', async () => {
  const { tools, findings } = await check('salt.epub', await renderEpub(editionOf()))
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  expect(tools.map(({ tool, state }) => `${tool} ${state}`)).toEqual(['epubcheck-ts passed', 'claims passed'])
  expect(tools[0]?.version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(tools[0]?.seconds).toBeGreaterThan(0)
})

test('a fault inside of an EPUB is found with its place', async () => {
  const { findings, tools } = await check(
    'salt.epub',
    smallEpub({ body: '<h1 id="one">One</h1>\n<p id="one">Salt.</p><img src="none.png"/>' }),
  )
  expect(tools[0]).toMatchObject({ tool: 'epubcheck-ts', state: 'failed' })
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ code }) => code)).toEqual(expect.arrayContaining(['RSC-005', 'RSC-007']))
  for (const error of errors) expect(error).toMatchObject({ file: 'salt.epub', part: 'in/one.xhtml' })
  expect(errors.some(({ line }) => line === 6)).toBe(true)
})

test('many faults of one kind are told by twenty and their number', async () => {
  const body = `<h1 id="one">One</h1>${'<p id="two">x</p>'.repeat(60)}`
  const { findings } = await check('salt.epub', smallEpub({ body }))
  const same = findings.filter(({ code }) => code === 'RSC-005')
  expect(same).toHaveLength(21)
  expect(same.at(-1)?.reason).toMatch(/^and \d+ more/)
})

test('a file that can’t be read is an error, not an end', async () => {
  const rubbish = new TextEncoder().encode('rubbish')
  const { findings, tools } = await checkConformance(
    [
      { path: 'a.epub', value: rubbish },
      { path: 'a.pdf', value: rubbish },
    ],
    quick,
    bare,
  )
  expect(findings.filter(({ severity }) => severity === 'error').map(({ file }) => file)).toEqual(
    expect.arrayContaining(['a.epub', 'a.pdf']),
  )
  expect(tools.every(({ state }) => state === 'failed')).toBe(true)
})

describe('a PDF', () => {
  test.each([
    ['pdfuaid:part', '1', 'PDF/UA-1', '7.1-11'],
    ['pdfxid:GTS_PDFXVersion', 'PDF/X-4', 'PDF/X-4', 'intent'],
  ])('that says %s of itself is held to it', async (property, value, tool, code) => {
    const bytes = await pdfThatSays(`<${property}>${value}</${property}>`)
    const { findings, tools } = await check('salt.pdf', bytes)
    expect(findings).toContainEqual(
      expect.objectContaining({ tool, code, severity: 'error', file: 'salt.pdf' }),
    )
    expect(tools.find((report) => report.tool === tool)?.state).toBe('failed')
    const said = findings.find((finding) => finding.tool === 'claims')
    expect(said).toMatchObject({ severity: 'error', code: property.replace('pdfxid:', '') })
    expect(said?.reason).toMatch(/^it is claimed, but \d+ faults/)
  })

  test('that says nothing is asked nothing', async () => {
    const { findings, tools } = await check('salt.pdf', await pdfThatSays())
    expect(findings).toEqual([])
    expect(tools.map(({ tool }) => tool)).toEqual(['PDF', 'claims'])
  })

  test.each([
    ['<pdfaid:part>2</pdfaid:part>', 'PDF/A-2'],
    ['<pdfuaid:part>2</pdfuaid:part>', 'PDF/UA-2'],
    ['<pdfxid:GTS_PDFXVersion>PDF/X-6</pdfxid:GTS_PDFXVersion>', 'PDF/X-6'],
  ])('that says %s makes a claim that nothing measures', async (said, code) => {
    const { findings } = await check('salt.pdf', await pdfThatSays(said))
    expect(findings).toEqual([expect.objectContaining({ tool: 'claims', severity: 'warning', code })])
  })

  test('says it in an attribute too', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    const packet = '<rdf:Description pdfuaid:part="1"/>'
    const stream = document.context.flateStream(packet, { Type: 'Metadata', Subtype: 'XML' })
    document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
    const { tools } = await check('salt.pdf', await document.save())
    expect(tools.map(({ tool }) => tool)).toContain('PDF/UA-1')
  })
})

describe('operators of a content stream', () => {
  const read = (text: string) => {
    const found: [string, string[]][] = []
    eachOperator(Buffer.from(text, 'latin1'), (operator, { count, text: textOf }) => {
      found.push([operator, Array.from({ length: count }, (_, index) => textOf(index))])
    })
    return found
  }

  test('come with their operands, whatever nests in them', () => {
    expect(
      read("/P <</MCID 3 /A [1 <</B (x>>)>>] /C true>> BDC % no Tj\n1 -.5 Td [(a\\)b) -3 <41>] TJ(x)' EMC"),
    ).toEqual([
      ['BDC', ['/P', '<</MCID 3 /A [1 <</B (x>>)>>] /C true>>']],
      ['Td', ['1', '-.5']],
      ['TJ', ['[(a\\)b) -3 <41>]']],
      ["'", ['(x)']],
      ['EMC', []],
    ])
  })

  test('an inline picture ends where it ends', () => {
    expect(read('BI /W 1 /CS /RGB ID \x00EI(\xff EI Q').map(([operator]) => operator)).toEqual([
      'BI',
      'ID',
      'Q',
    ])
  })

  test.each([
    ['(a\\(b\\)c(d))', 'a(b)c(d)'],
    ['(\\101\\53\\n\\\nx)', 'A+\nx'],
    ['<4 1 42 4>', 'AB@'],
    ['[(a) 12 <62>]', 'ab'],
  ])('%s says %s', (written, said) => {
    const found: number[][] = []
    eachOperator(Buffer.from(`${written} Tj`, 'latin1'), (_, { strings }) => found.push(strings(0)))
    expect(Buffer.from(found[0] ?? []).toString('latin1')).toBe(said)
  })
})
