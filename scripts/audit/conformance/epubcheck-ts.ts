import type { Finding } from '../../model/conformance.ts'
import type { JudgedFile } from '../../model/world.ts'
import type { Verdict } from './verdict.ts'

export const epubcheckTs = 'epubcheck-ts'

/**
 * What epubcheck-ts has against an EPUB (EPUB 3.3, by the rules and codes of EPUBCheck).
 *
 * It judges in JavaScript what EPUBCheck judges in Java, as its makers say with the same verdict on 96 of 100 damaged
 * files: so it is asked at every build, and EPUBCheck itself where there is time.
 */
export async function judgeByEpubcheckTs({ path, value }: JudgedFile): Promise<Verdict> {
  const { EpubCheck, VERSION } = await import('@likecoin/epubcheck-ts')
  const { messages } = await new EpubCheck({ includeInfo: true }).check(value, path)
  const findings = messages.map(({ id, severity, message, location }) => ({
    tool: epubcheckTs,
    severity: severities[severity] ?? ('info' as const),
    code: id,
    reason: message,
    file: path,
    ...(location && { part: location.path }),
    ...(location?.line !== undefined && { line: location.line }),
    ...(location?.column !== undefined && { column: location.column }),
  }))
  return { version: VERSION, findings }
}

/** Loads its 1.5 MB, and the XML reader that is WebAssembly: 0.1 s that can pass while a book is still printed. */
export async function loadEpubcheckTs(): Promise<void> {
  await import('@likecoin/epubcheck-ts')
}

const severities: Readonly<Record<string, Finding['severity']>> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
}
