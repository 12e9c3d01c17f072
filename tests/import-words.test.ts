import type { Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'

import { escapeHeading, escapeLine } from '../scripts/import/escape.ts'
import { openLedger } from '../scripts/import/ledger.ts'
import { linesOf } from '../scripts/import/lines.ts'
import { reportLost, wordsOf } from '../scripts/import/lost.ts'
import { chapterOf, prose, run } from './import/run.ts'

const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false })
const parse = (value: string): Root => markdown.parse(value)

/** A small linear congruential generator: the same texts in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const tokens = [
  '*', '**bold**', '_', '__init__', 'a_b', '`', '``code``', '[', ']', '[x](y)', '[^1]', '^[note]', '[@key, p. 1]', '@key', '-@key',
  '<b>', '</b>', '<!--', '-->', '<', '>', '#', '##', '1.', '1)', '+', '-', '---', '===', '***', ':::', ':::note', '::', ':a[b]{c}', '\\', '\\*',
  '&', '&amp;', '&#35;', '&lt', '|', '|a|b|', '|--|', '~', '~~gone~~', '~~~', '!', '![a](b)', '{#id}', '{.class}', '$x$', '“curly”',
  '"straight"', 'it’s', 'it\'s', '—', '--', '…', 'http://a.org/b_c*d*', 'https://a.org/(x)?y=1&copy=2', 'www.a_b.org', 'me_you@a.org',
  'naïve', 'Ωmega', '日本', 'word', 'Other', '12', '(1)', '½', 'a\u00a0b', '[ ]', '[x]', '</', '<http://a.b>', 'http://', '*a', 'b*', '_a', 'b_',
] // prettier-ignore

describe('no word is lost', () => {
  test('a line of any characters reads as itself, in a paragraph, an item, a quotation and a heading', () => {
    const next = random(7)
    for (let round = 0; round < 700; round++) {
      const line = Array.from({ length: 1 + next(9) }, () => tokens[next(tokens.length)]).join(
        next(4) ? ' ' : '',
      )
      const escaped = escapeLine(line)
      for (const value of [
        escaped,
        `- ${escaped}`,
        `> ${escaped}`,
        `Above\\\n${escaped}`,
        `x[^1]\n\n[^1]: ${escaped}`,
      ]) {
        expect(seen(parse(value)).replace(/^(Above\n|x\n)/, '')).toBe(line)
      }
      expect(toString(parse(`## ${escapeHeading(line)}`))).toBe(line)
    }
  })

  test('paragraphs of any characters come through whole and in order', () => {
    const next = random(11)
    for (let round = 0; round < 50; round++) {
      const paragraphs = Array.from({ length: 3 }, () => {
        const words = Array.from({ length: 40 + next(20) }, () => tokens[next(tokens.length)])
        return `${words.join(' ')} and so they went on along the wall until the lamps were lit behind the second hill.`
      })
      // Between them a paragraph without marks: two marked ones may be a list.
      const source = paragraphs.flatMap((one) => [one, prose.split('\n')[0] ?? ''])
      const result = run(`Title: On Walls\n\n${source.join('\n\n')}\n`)
      expect(result.reports.filter((report) => report.endsWith('lost'))).toEqual([])
      const read = parse(chapterOf(result))
        .children.slice(1)
        .map((node) => toString(node))
      expect(read).toEqual(source)
    }
  })

  test('texts of any shape lose no word', () => {
    const next = random(13)
    const pieces = [
      'Chapter 1',
      'II.',
      'THE WALL',
      'The Sea',
      'Notes',
      '[1] A note.',
      'Works Cited:',
      'Appendix B: Ropes',
      'A rope:',
      '“Quoted.”',
      '— Olaf Berg',
      '- a lamp',
      '2. a rope',
      'Text[1] and (1) and text.',
      '***',
      prose,
      '    Indented words here.',
      'by Ada Lind',
      '3 May 1990',
      'Berg. “A Wall” (',
      'toll-\nhouse keeper',
      'http://a.org/b',
    ]
    for (let round = 0; round < 500; round++) {
      const text = Array.from(
        { length: 2 + next(14) },
        () => `${pieces[next(pieces.length)]}${'\n'.repeat(1 + next(4))}`,
      ).join('')
      const { files, reports } = run(text)
      const lost = reports.filter((report) => report.endsWith('lost'))
      expect({ text, lost }).toEqual({ text, lost: [] })
      expect(Object.values(files).join('')).not.toMatch(/\uFDD0|undefined/)
    }
  })

  test('the check sees a missing word, a lost space and a wrong order', () => {
    const lines = linesOf('One two three.\n\nFour five six.')
    const check = (value: string): string[] => {
      const file = new VFile()
      reportLost(
        lines,
        { path: 'publication.yaml', value: 'title: T' },
        [{ path: 'a.md', value }],
        openLedger(),
        file,
      )
      return file.messages.map(({ line, ruleId }) => `${line} ${ruleId}`)
    }
    expect(check('# T\n\nOne two *three*.\n\nFour five six.')).toEqual([])
    expect(check('# T\n\nOne three.\n\nFour five six.')).toEqual(['1 import-lost'])
    expect(check('# T\n\nOne two three.\n\nFour fivesix.')).toEqual(['3 import-lost'])
    expect(check('# T\n\nFour five six.\n\nOne two three.')).toEqual(['3 import-lost'])
    expect(check('# T\n\nOne two three.\n\n[x]: <Four five six>')).toEqual(['3 import-lost'])
    expect(wordsOf('a¹ b2')).toEqual(['a', '1', 'b', '2'])
  })
})

/** The words of a tree as they are read, a line break as one. */
function seen(node: Nodes): string {
  if (node.type === 'break') return '\n'
  if (node.type === 'footnoteReference') return '\n'
  return 'children' in node ? node.children.map((child) => seen(child)).join('') : toString(node)
}
