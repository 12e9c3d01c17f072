import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'

import { formatNames } from '../../scripts/formats/index.ts'
import { writeManuscript } from './manuscript.ts'
import { pandocAndWeasyprint } from './peers.ts'

/**
 * `npm run bench`: wall time and memory of whole builds, each in a process of its own, as a person runs them.
 *
 * The first start of the program, which joins its modules, is measured by itself; then the median of the runs.
 */
const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-bench-'))

const cases = [
  {
    name: 'the shipped pamphlet, EPUB and PDF',
    manuscript: path.join(root, 'manuscript'),
    formats: 'epub,pdf',
    runs: 5,
  },
  {
    name: '5,000 words, EPUB and PDF',
    size: { words: 5000, chapters: 5, noteEvery: 150 },
    formats: 'epub,pdf',
    runs: 5,
  },
  {
    name: 'the shipped pamphlet, every edition',
    manuscript: path.join(root, 'manuscript'),
    formats: formatNames.join(','),
    runs: 3,
  },
  {
    name: '100,000 words, PDF',
    size: { words: 100_000, chapters: 20, noteEvery: 150 },
    formats: 'pdf',
    runs: 1,
  },
  {
    name: '600,000 words, EPUB',
    size: { words: 600_000, chapters: 60, noteEvery: 150 },
    formats: 'epub',
    runs: 1,
  },
  {
    name: '600,000 words, PDF',
    size: { words: 600_000, chapters: 60, noteEvery: 150 },
    formats: 'pdf',
    runs: 1,
  },
]

rmSync(path.join(root, 'node_modules/.cache/pamphlet'), { recursive: true, force: true })
print('the first start of all', [measure(['--version'])])
for (const { name, manuscript, size, formats, runs } of cases) {
  const source = manuscript ?? path.join(folder, formats + String(size?.words))
  if (size) writeManuscript(source, size)
  const out = path.join(folder, 'dist')
  print(
    name,
    Array.from({ length: runs }, () => measure(['build', source, '--out', out, '--formats', formats])),
  )
  if (size && formats.includes('pdf') && size.words <= 100_000) comparePeers(source, out, formats, runs)
}
rmSync(folder, { recursive: true, force: true })

interface Measure {
  readonly seconds: number
  /** Of the program's own process, without the browser's; undefined where `time` is not GNU's. */
  readonly megabytes: number | undefined
  readonly stages: string
}

function measure(args: readonly string[]): Measure {
  const command = [process.execPath, path.join(root, 'scripts/pamphlet.js'), ...args]
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', 'max %M', ...command] : command
  const start = performance.now()
  const { status, stderr } = spawnSync(timed[0] ?? '', timed.slice(1), { encoding: 'utf8' })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(stderr)
  const memory = /^max (\d+)$/m.exec(stderr)?.[1]
  const stages = [...stderr.matchAll(/^ {2}([a-z, ]+?) +([\d.]+) s$/gm)].map(
    ([, stage, time]) => `${stage} ${time}`,
  )
  return { seconds, megabytes: memory ? Number(memory) / 1000 : undefined, stages: stages.join(', ') }
}

/** Other programs on the same text, in the same run. */
function comparePeers(source: string, out: string, formats: string, runs: number): void {
  const measured = Array.from({ length: runs }, () =>
    pandocAndWeasyprint(source, out, formats.includes('epub')),
  ).flatMap((peer) => peer ?? [])
  const middle = measured.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(measured.length / 2)]
  if (middle) console.log(`  ${middle.name}: ${middle.seconds.toFixed(2)} s`)
}

function print(name: string, measures: readonly Measure[]): void {
  const middle = measures.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(measures.length / 2)]
  if (!middle) return
  const memory = middle.megabytes === undefined ? '' : `, ${Math.round(middle.megabytes)} MB`
  console.log(`${name}: ${middle.seconds.toFixed(2)} s${memory}${middle.stages && ` (${middle.stages})`}`)
}
