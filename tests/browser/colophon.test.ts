import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import jsqr from 'jsqr'
import { describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { openPdf } from '../reading/pdfjs.ts'
import { readPicture } from '../reading/png.ts'

const book = (more = '') => ({
  'publication.yaml': `title: The Ferry\nauthors: A. Writer\ndate: "2026-11-24"\n${more}`,
  'one.md': '# One\n\nThe ferry came late.\n',
})

/** The levels of a picture, grey or in colours, with a level for what is opaque. */
function colours(levels: Uint8Array, pixels: number): Uint8ClampedArray {
  const channels = levels.length / pixels
  return Uint8ClampedArray.from({ length: pixels * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (levels[(at >> 2) * channels + (channels === 1 ? 0 : at % 4)] ?? 0),
  )
}

async function lastPage(
  files: Record<string, string>,
): Promise<{ value: Uint8Array; text: string; code?: string }> {
  const world = memoryWorld({ files })
  try {
    const { artifacts } = await build(world, { formats: ['pdf'] })
    const { value } = artifacts.find((file) => file.path.endsWith('.pdf')) ?? {}
    if (!(value instanceof Uint8Array)) throw new Error('No PDF')
    const pdf = await openPdf(value)
    const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-colophon-'))
    writeFileSync(path.join(folder, 'book.pdf'), value)
    const page = String(pdf.pages)
    execFileSync('pdftoppm', ['-png', '-gray', '-r', '200', '-f', page, '-l', page, 'book.pdf', 'page'], {
      cwd: folder,
    })
    const file = execFileSync('ls', { cwd: folder, encoding: 'utf8' })
      .split('\n')
      .find((name) => name.endsWith('.png'))
    const { width, height, levels } = readPicture(readFileSync(path.join(folder, file ?? '')))
    const found = jsqr.default(colours(levels, width * height), width, height)
    return { value, text: await pdf.text(pdf.pages), ...(found && { code: found.data }) }
  } finally {
    await world.close()
  }
}

describe('the last page', () => {
  test('leads a camera to the page to download from', async () => {
    const { code, text } = await lastPage(book('url: https://example.org/ferry\n'))
    expect(code).toBe('https://example.org/ferry/')
    expect(text).toContain('https://example.org/ferry/')
  })

  test('has no code where there is no address', async () => {
    const { code, text } = await lastPage(book())
    expect(code).toBeUndefined()
    expect(text).toContain('Made with Pamphlet')
  })
})

test('the state of the manuscript is named: the same wherever it lies, another as soon as a letter changes', async () => {
  const colophon = async (files: Record<string, string>): Promise<string> => {
    const world = memoryWorld({ files })
    try {
      const { artifacts } = await build(world, { formats: ['text'] })
      const { value } = artifacts.find((file) => file.path.endsWith('.txt')) ?? {}
      return (
        /sha256 ([0-9a-f]{16}) · pamphlet build/.exec(new TextDecoder().decode(value as Uint8Array))?.[1] ??
        ''
      )
    } finally {
      await world.close()
    }
  }
  // As the coreutils would reckon it: sha256sum FILE… | sha256sum.
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-revision-'))
  for (const [name, text] of Object.entries(book())) writeFileSync(path.join(folder, name), text)
  const wanted = execFileSync('sh', ['-c', 'LC_ALL=C sha256sum * | sha256sum | cut -c1-16'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(await colophon(book())).toBe(wanted.trim())
  const changed = await colophon({ ...book(), 'one.md': '# One\n\nThe ferry came early.\n' })
  expect(changed).toMatch(/^[0-9a-f]{16}$/)
  expect(changed).not.toBe(wanted.trim())
})
