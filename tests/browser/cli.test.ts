import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { VFile } from 'vfile'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { importText } from '../../scripts/import/index.ts'
import { program } from '../../scripts/model/program.ts'

const root = path.resolve(import.meta.dirname, '../..')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-cli-'))
  cpSync(path.join(root, 'tests/cases/figures'), path.join(folder, 'good'), { recursive: true })
  cpSync(path.join(root, 'tests/cases/note-faults'), path.join(folder, 'bad'), { recursive: true })
  for (const name of ['good', 'bad'])
    writeFileSync(path.join(folder, name, 'publication.yaml'), 'title: A Case\ncover: {}\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/pamphlet.js'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    },
  )
  return { status, stdout, stderr }
}

test('the version is that of the package, with the credit its citation engine asks for', () => {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  expect(program.version).toBe(version)
  const { stdout, stderr } = run(['--version'])
  expect(stdout).toMatch(new RegExp(`^Pamphlet ${version}\\n.*Frank Bennett`))
  // It would warn where it had to start slowly, from a folder that is not its own.
  expect(stderr).toBe('')
})

test('the joined program makes the same as its sources do, also by patterns with quotation marks', () => {
  const source = path.join(folder, 'evening.txt')
  writeFileSync(source, evening)
  const to = path.join(folder, 'evening')
  const { status, stderr } = run(['import', source, '--to', to])
  expect(status, stderr).toBe(0)
  const files = importText(new VFile({ path: source, value: evening }))
  expect(files.length).toBeGreaterThan(2)
  for (const file of files) expect(readFileSync(path.join(to, file.path), 'utf8'), file.path).toBe(file.value)
  rmSync(to, { recursive: true })
  rmSync(source)
})

const evening = `An Evening

“Nights” and Days

The lamp was lit. Nobody came,
and nobody was looked for.¹

“Who Knocks?”

It was the wind, they said… “and nothing more.”

Notes

1. As in every year.

Works Cited

Mill, A. “The Lamp.” Lights, vol. 2, 1901, pp. 3–9.
Sand, B. “Oil”: A History. Press, 1910.
`

test('help names every command, and each has an example', () => {
  const names = [...run(['--help']).stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name)
  expect(names).toEqual(expect.arrayContaining(['build', 'import', 'setup', 'doctor']))
  for (const name of names) expect(run([name, '--help']).stdout).toContain('Example: pamphlet')
})

test.each([
  [['bild'], 'There is no command “bild”; did you mean “build”?'],
  [['build', '--formats', 'epbu'], 'There is no format “epbu”; did you mean “epub”?'],
  [['build', '--formats', ','], '--formats names no format'],
  [['build', '--frobnicate'], 'Unknown option'],
  [['build', 'good', 'better'], '“better” is one word too many'],
  [['build', 'good', '--out', 'good'], "The editions can't go to good"],
  [['build', 'good', '--out', '.'], "The editions can't go to ."],
  [['import', 'a.txt'], 'pamphlet import FILE.txt --to DIR'],
  [['import', 'a.txt', '--to', 'good'], 'good is not empty'],
])('%j is wrong usage: exit 2, in one line', (args, words) => {
  const { status, stderr } = run(args)
  expect(status).toBe(2)
  expect(stderr).toContain(words)
  expect(stderr).not.toContain('    at ')
})

test('mistakes of the author: exit 1, their places, and dist as it was', () => {
  expect(run(['build', 'good', '--formats', 'epub']).status).toBe(0)
  const before = readFileSync(path.join(folder, 'dist/SHA256SUMS'), 'utf8')
  const { status, stderr, stdout } = run(['build', 'bad', '--formats', 'epub'])
  expect(status).toBe(1)
  expect(stderr).toContain('bad/in.md:3:24: error: There is no note `[^missing]` (note-undefined)')
  expect(stderr).toContain('Nothing was built; dist is as it was.')
  expect(stdout).toBe('')
  expect(readFileSync(path.join(folder, 'dist/SHA256SUMS'), 'utf8')).toBe(before)
  expect(readdirSync(folder).toSorted()).toEqual(['bad', 'dist', 'good'])
})

test('a draft is made all the same, and called one', () => {
  const { status, stderr, stdout } = run(['build', 'bad', '--formats', 'epub', '--draft', '--out', 'draft'])
  expect(status).toBe(0)
  expect(stderr).toContain('A draft: 4 errors')
  expect(stdout).toMatch(/draft\/a-case\.epub {2,}\d+ kB/)
  const proof = (out: string) =>
    JSON.parse(readFileSync(path.join(folder, out, 'audit.json'), 'utf8')) as object
  expect(proof('draft')).toHaveProperty('draft', true)
  expect(proof('dist')).not.toHaveProperty('draft')
})

test('--json reports on standard output, and nothing else stands there', () => {
  const { status, stdout } = run(['build', 'bad', '--json'])
  expect(status).toBe(1)
  const report = JSON.parse(stdout) as { messages: object[]; files: object[] }
  expect(report.files).toEqual([])
  expect(report.messages).toContainEqual({
    file: 'in.md',
    line: 3,
    column: 24,
    severity: 'error',
    rule: 'note-undefined',
    message: 'There is no note `[^missing]`',
    hint: 'Write the note on a line of its own: `[^name]: Text.`',
  })
})

test('a machine without the named browser: exit 3, with the command that mends it', () => {
  const { status, stderr } = run(['build', 'good'], { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' })
  expect(status).toBe(3)
  expect(stderr).toContain('/nowhere/chrome')
  expect(stderr).toMatch(/→ \S+/)
})

test('a text that is not there: exit 3', () => {
  const { status, stderr } = run(['import', 'absent.txt', '--to', 'new'])
  expect(status).toBe(3)
  expect(stderr).toContain("absent.txt can't be read.")
})

test('SOURCE_DATE_EPOCH stands in for the clock where the publication has no date', () => {
  run(['build', 'good', '--formats', 'epub', '--out', 'dated'], { SOURCE_DATE_EPOCH: '86400' })
  run(['build', 'good', '--formats', 'epub', '--out', 'again'], { SOURCE_DATE_EPOCH: '86401' })
  const sums = ['dated', 'again'].map((name) => readFileSync(path.join(folder, name, 'SHA256SUMS'), 'utf8'))
  expect(sums[0]).toBe(sums[1])
})
