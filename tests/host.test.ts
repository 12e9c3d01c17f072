import { readFileSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { hostFiles } from '../scripts/formats/host.ts'
import { readTemplate } from '../scripts/template/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { fits, type HeaderRule, headerRules } from './site/headers.ts'
import { workflowParser } from './workflow-parser.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')

describe('the workflow for GitHub', () => {
  const text = read('templates/github/publish.yml')
  const parser = workflowParser()

  /** What GitHub's own parser says. */
  async function faultsOf(content: string): Promise<string[]> {
    const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await parser
    const { context, value } = parseWorkflow({ name: 'publish.yml', content }, new NoOperationTraceWriter())
    const template = value && (await convertWorkflowTemplate(context, value))
    const later = template?.errors?.map(({ Message }) => Message) ?? []
    return [...context.errors.getErrors().map(String), ...later]
  }

  test('is one by GitHub’s own parser, which refuses a damaged one', async () => {
    expect(await faultsOf(text)).toEqual([])
    expect(await faultsOf(text.replace('runs-on', 'run-on'))).not.toEqual([])
    expect(await faultsOf(text.replace('steps.deployment', 'step.deployment'))).not.toEqual([])
  })

  const workflow = parse(text) as {
    on: { push: { branches: string[] } }
    permissions: object
    jobs: Record<string, { permissions?: object; needs?: string; steps: { uses?: string; run?: string }[] }>
  }
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)

  test('may read, and only the last job may publish', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    const extra = Object.entries(workflow.jobs).flatMap(([name, { permissions }]) =>
      permissions ? [[name, permissions]] : [],
    )
    expect(extra).toEqual([['deploy', { pages: 'write', 'id-token': 'write' }]])
    expect(workflow.jobs['deploy']?.needs).toBe('build')
  })

  test('takes only GitHub’s own actions, each at a major version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    expect(used).toHaveLength(4)
    expect(used.filter((name) => !/^actions\/[a-z-]+@v\d+$/.test(name))).toEqual([])
  })

  test('runs what the package has, and no secret stands in a command', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const runs = steps.flatMap(({ run }) => run ?? [])
    const called = runs.flatMap((run) =>
      [...run.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? ''),
    )
    expect(called).toEqual(['build', 'pamphlet'])
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(called))
    expect(runs.filter((run) => run.includes('${{'))).toEqual([])
  })

  test('is no theme, and is not offered as one', async () => {
    const { template, names } = await readTemplate('github', 'a', memoryWorld({ files: {} })).then((result) =>
      'names' in result
        ? { template: undefined, names: result.names }
        : { template: result.template, names: [] },
    )
    expect(template).toBeUndefined()
    expect(names).toEqual(['classic', 'large-print', 'modern'])
  })
})

describe('the files for hosts', () => {
  const folder = { metadata: {}, date: new Date('2026-11-24T00:00:00Z') }

  async function rules(): Promise<HeaderRule[]> {
    const files = await hostFiles(folder, memoryWorld({ files: {} }))
    const headers = files.find((file) => file.path === '_headers')
    return headerRules(new TextDecoder().decode(headers?.value as Uint8Array))
  }

  test('both are there, and .nojekyll is empty', async () => {
    const files = await hostFiles(folder, memoryWorld({ files: {} }))
    expect(files.map((file) => file.path)).toEqual(['_headers', '.nojekyll'])
    expect(files[1]?.value).toHaveLength(0)
  })

  test.each([
    ['https://example.org/', true],
    ['https://example.org/ferry/', false],
  ])('a folder at %s says for the whole site that no data is sold: %s', async (url, said) => {
    const files = await hostFiles({ ...folder, metadata: { url } }, memoryWorld({ files: {} }))
    const file = files.find((other) => other.path === '.well-known/gpc.json')
    expect(file !== undefined).toBe(said)
    expect(said ? JSON.parse(new TextDecoder().decode(file?.value as Uint8Array)) : undefined).toEqual(
      said ? { gpc: true, lastUpdate: '2026-11-24' } : undefined,
    )
  })

  test('stay within the limits of Cloudflare: 100 rules, 2000 characters, one asterisk a path', async () => {
    const all = await rules()
    expect(all.length).toBeLessThanOrEqual(100)
    expect(all.filter((rule) => rule.path.split('*').length > 2)).toEqual([])
    expect(
      read('templates/base/host/_headers')
        .split('\n')
        .filter((line) => line.length > 2000),
    ).toEqual([])
  })

  test.each([
    ['/a.epub', 'application/epub+zip'],
    ['/a.kepub.epub', 'application/epub+zip'],
    ['/a-booklet-a4.pdf', 'application/pdf'],
    ['/a.txt', 'text/plain; charset=utf-8'],
    ['/SHA256SUMS', 'text/plain; charset=utf-8'],
    ['/SHA256SUMS.minisig', 'text/plain; charset=utf-8'],
    ['/minisign.pub', 'text/plain; charset=utf-8'],
    ['/opds.json', 'application/opds+json'],
    ['/opds.xml', 'application/atom+xml;profile=opds-catalog;kind=acquisition; charset=utf-8'],
    ['/', undefined],
    ['/read/index.html', undefined],
  ])('%s is %s, and gets no header twice', async (name, type) => {
    const given = (await rules()).filter((rule) => fits(rule, name)).flatMap((rule) => [...rule.headers])
    const names = given.map(([header]) => header.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    const headers = new Map(given)
    expect(headers.get('Content-Type')).toBe(type)
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'self'; /)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
})
