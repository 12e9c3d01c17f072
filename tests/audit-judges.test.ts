import { describe, expect, test } from 'vitest'

import { checkConformance } from '../scripts/audit/conformance/index.ts'
import type { Judgement, World } from '../scripts/model/world.ts'
import { runJudge } from '../scripts/world/judge.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { pdfThatSays } from './audit-pdf.ts'
import { claim, smallEpub } from './audit-work.ts'
import { FolderMachine } from './setup/machine.ts'

/** A machine that has none of the programs. */
const bare: Pick<World, 'judge'> = { judge: async () => undefined }
const quick = { full: false }

const check = (path: string, value: Uint8Array, how = quick, world = bare) =>
  checkConformance([{ path, value }], how, world)

describe('the programs of others', () => {
  const full = { full: true }
  const judgement = (files: Record<string, unknown>, result: unknown = ''): Judgement => ({
    ok: false,
    output: '',
    result: typeof result === 'string' ? result : JSON.stringify(result),
    files: new Map(
      Object.entries(files).map(([name, value]) => [name, new TextEncoder().encode(JSON.stringify(value))]),
    ),
  })
  const answers: Record<string, Judgement> = {
    epubcheck: judgement({
      'report.json': {
        checker: { checkerVersion: '5.3.0' },
        messages: [
          {
            ID: 'CSS-028',
            severity: 'USAGE',
            message: 'fonts',
            locations: [{ path: 'a', line: 1, column: 1 }],
          },
          {
            ID: 'RSC-005',
            severity: 'ERROR',
            message: 'Bad',
            locations: [{ path: 'in/a', line: 3, column: 4 }],
          },
          {
            ID: 'OPF-001',
            severity: 'FATAL',
            message: 'Worse',
            locations: [{ path: 'in/b', line: -1, column: -1 }],
          },
        ],
      },
    }),
    ace: judgement({
      'report/report.json': {
        'earl:assertedBy': { 'doap:release': { 'doap:revision': '1.4.6' } },
        assertions: [
          {
            'earl:testSubject': { url: 'one.xhtml' },
            assertions: [
              {
                'earl:test': { 'dct:title': 'image-alt', 'earl:impact': 'critical' },
                'earl:result': { 'earl:outcome': 'fail', 'dct:description': 'No alt', html: '<img>' },
              },
              { 'earl:result': { 'earl:outcome': 'pass' } },
            ],
          },
        ],
      },
    }),
    verapdf: judgement(
      {},
      {
        report: {
          buildInformation: { releaseDetails: [{ id: 'core', version: '1.28.2' }] },
          jobs: [
            {
              itemDetails: { name: 'book.pdf' },
              validationResult: [
                {
                  details: {
                    ruleSummaries: [
                      {
                        clause: '7.1',
                        testNumber: 3,
                        description: 'Content',
                        checks: [{ context: 'root/document[0]/pages[4](9 0 obj)/contentStream[0]' }],
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      },
    ),
  }
  const world: Pick<World, 'judge'> = { judge: async (program) => answers[program] }

  test('say what they found, in the words of all', async () => {
    const standard = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
    const { findings, tools } = await check('salt.epub', smallEpub({ claims: [standard] }), full, world)
    expect(tools.map(({ tool, version }) => `${tool} ${version}`.trim()).slice(1)).toEqual([
      'EPUBCheck 5.3.0',
      'Ace 1.4.6',
      'claims',
    ])
    const file = 'salt.epub'
    expect(findings).toEqual(
      expect.arrayContaining([
        {
          tool: 'EPUBCheck',
          severity: 'error',
          code: 'RSC-005',
          reason: 'Bad',
          file,
          part: 'in/a',
          line: 3,
          column: 4,
        },
        { tool: 'EPUBCheck', severity: 'error', code: 'OPF-001', reason: 'Worse', file, part: 'in/b' },
        {
          tool: 'Ace',
          severity: 'error',
          code: 'image-alt',
          reason: 'No alt: <img>',
          file,
          part: 'one.xhtml',
        },
      ]),
    )
    expect(findings.map(({ code }) => code)).not.toContain('CSS-028')
  })

  test('name the page of a PDF', async () => {
    const bytes = await pdfThatSays('<pdfuaid:part>1</pdfuaid:part>')
    const { findings } = await check('salt.pdf', bytes, full, world)
    expect(findings).toContainEqual({
      tool: 'veraPDF',
      severity: 'error',
      code: '7.1-3',
      reason: 'Content',
      file: 'salt.pdf',
      page: 5,
    })
  })

  test('are absent where they are not there, with the way to get them', async () => {
    const { tools, findings } = await check('salt.epub', smallEpub(), full)
    const absent = tools.filter(({ state }) => state === 'absent')
    expect(absent.map(({ tool }) => tool)).toEqual(['EPUBCheck', 'Ace'])
    for (const { remedy } of absent) expect(remedy).toMatch(/^npm /)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('are not asked at every build', async () => {
    const refuse: Pick<World, 'judge'> = {
      judge: () => {
        throw new Error('It was asked')
      },
    }
    const { tools } = await check(
      'salt.epub',
      smallEpub({ claims: [claim('accessMode', 'textual')] }),
      quick,
      refuse,
    )
    expect(tools.every(({ state }) => state === 'passed')).toBe(true)
  })

  test('that break are an error of the file', async () => {
    const { findings } = await check('salt.epub', smallEpub(), full, {
      judge: async () => judgement({}, 'Segmentation fault'),
    })
    expect(findings.filter(({ code }) => code === 'not-judged').map(({ tool }) => tool)).toEqual([
      'EPUBCheck',
      'Ace',
    ])
  })
})

describe('World.judge', () => {
  const files = [{ path: 'deep/book.pdf', value: new TextEncoder().encode('PDF') }]

  test('runs a program in a folder with the files, and brings back what it wrote', async () => {
    const folder = new FolderMachine()
    folder.program(
      'bin/verapdf',
      '/bin/cat deep/book.pdf; echo "$1" >out.txt; echo oh >&2; /bin/pwd >where; exit 1',
    )
    const judgement = await runJudge('verapdf', ['--flavour'], files, folder.as('linux'))
    expect(judgement).toMatchObject({ ok: false, result: 'PDF' })
    expect(judgement?.output).toContain('oh')
    const text = (name: string) =>
      Buffer.from(judgement?.files.get(name) ?? [])
        .toString()
        .trim()
    expect([...(judgement?.files.keys() ?? [])].toSorted()).toEqual(['out.txt', 'where'])
    expect(text('out.txt')).toBe('--flavour')
    // The folder is gone: nothing can be made in it any more.
    const again = await runJudge('verapdf', [], files, folder.as('linux'))
    expect(again?.files.get('where')).not.toEqual(judgement?.files.get('where'))
    folder.remove()
  })

  test('writes nothing outside', async () => {
    const folder = new FolderMachine()
    folder.program('bin/verapdf')
    const escaping = [{ path: '../book.pdf', value: new Uint8Array() }]
    await expect(runJudge('verapdf', [], escaping, folder.as('linux'))).rejects.toThrow('leads out')
    folder.remove()
  })

  test('gives nothing where there is no program', async () => {
    const folder = new FolderMachine()
    // Ace is a library of this program, and needs a browser.
    expect(await runJudge('ace', [], files, folder.as('linux'))).toBeUndefined()
    folder.remove()
  })

  test('is the same of a manuscript in memory', () => {
    expect(memoryWorld({ files: {} }).judge).toBeTypeOf('function')
  })
})
