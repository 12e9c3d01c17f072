import { isTouching, linesOf } from '../../scripts/audit/readers/pdf/lines.ts'
import { readWithMozilla } from '../../scripts/audit/readers/pdf/mozilla/index.ts'
import { openFile } from '../../scripts/audit/readers/pdf/open.ts'
import type { PageText, Run } from '../../scripts/audit/readers/pdf/runs.ts'
import type { Source } from '../../scripts/audit/readers/pdf/source.ts'
import { comparableWords } from '../../scripts/model/comparable.ts'

/** What the program's reader of PDFs finds in a file, and what Mozilla's finds there. */
export async function bothReadings(value: Uint8Array): Promise<readonly [own: unknown, mozilla: unknown]> {
  const [{ source }, mozilla] = await Promise.all([openFile(value), readWithMozilla(value)])
  return [told(source), told(mozilla)]
}

/** With object numbers and lists written in one way. */
const told = ({ pages, labels, destinations, outline, language, xmp, isMarked, info }: Source): unknown =>
  JSON.parse(
    JSON.stringify(
      {
        pages: pages.map(toldPage),
        labels,
        language,
        isMarked,
        outline,
        destinations: [...destinations].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        xmp: [...xmp].map(([key, given]) => [key, [given].flat().join(' ')]),
        info: ['Title', 'Author', 'Subject', 'CreationDate', 'GTS_PDFXVersion'].map((key) => info[key]),
      },
      (_, value: unknown) =>
        value && typeof value === 'object' && 'num' in value
          ? { ref: value.num, generation: 'gen' in value ? value.gen : 0 }
          : value,
    ),
  )

const toldPage = (page: PageText) => ({
  box: page.box.map((edge) => Math.round(edge * 100) / 100),
  rotate: page.rotate,
  words: [...marksOf(page)].map(([mark, runs]) => [mark, comparableWords(textOf(runs))]),
})

function marksOf({ runs }: PageText): Map<Run['mark'], Run[]> {
  const marks = new Map<Run['mark'], Run[]>()
  for (const run of runs) {
    const known = marks.get(run.mark)
    if (known) known.push(run)
    else if (run.text.trim() !== '') marks.set(run.mark, [run])
  }
  return marks
}

function textOf(runs: readonly Run[]): string {
  const lines = linesOf(runs).map((line) =>
    line.map((run, index) => (isTouching(line[index - 1], run) ? run.text : ` ${run.text}`)).join(''),
  )
  return lines.join('\n')
}
